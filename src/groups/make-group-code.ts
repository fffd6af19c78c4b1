import { audit } from '../access/audit.ts';
import { DAY } from '../clock.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { underFreeCode } from '../invites/under-free-code.ts';
import { GroupCodes, type GroupCode } from '../models/group-code.ts';
import { isGroupCode } from '../readers/group-code.ts';

/** How long a code may wait to be typed in its group. */
const LIVES = DAY;

/** A one-time code for a group, which an officer has asked for in `event`: the same one when she is worked on again. */
export async function makeGroupCode({ person, event, at }: Speaker): Promise<GroupCode> {
  const known = await GroupCodes.findOne({ event }).lean();
  const expiresAt = new Date(at.getTime() + LIVES);
  const code = known ?? (await store({ madeBy: person.ref, madeAt: at, event, expiresAt }));
  const details = { code: true };
  await audit({ key: `group-code:${event}`, at, actor: person.ref, deed: 'group', details });
  return code;
}

function store(code: Omit<GroupCode, '_id'>): Promise<GroupCode> {
  return underFreeCode(async (_id) => {
    await GroupCodes.create({ _id, ...code });
    return { _id, ...code };
  }, isGroupCode);
}
