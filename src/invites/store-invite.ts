import mongoose from 'mongoose';
import { type Invite, Invites } from '../models/invite.ts';
import { makeInviteCode } from './make-invite-code.ts';

/** Stores the invitation under a code that is free, and returns it with its code. */
export async function storeInvite(invite: Omit<Invite, '_id'>): Promise<Invite> {
  for (;;) {
    const _id = makeInviteCode();
    try {
      await Invites.create({ _id, ...invite });
      return { _id, ...invite };
    } catch (error) {
      const taken = error instanceof mongoose.mongo.MongoServerError && error.code === 11000;
      if (!taken) throw error;
    }
  }
}
