import { type Invite, Invites } from '../models/invite.ts';
import { underFreeCode } from './under-free-code.ts';

/** Stores the invitation under a code that is free, and returns it with its code. */
export function storeInvite(invite: Omit<Invite, '_id'>): Promise<Invite> {
  return underFreeCode(async (_id) => {
    await Invites.create({ _id, ...invite });
    return { _id, ...invite };
  });
}
