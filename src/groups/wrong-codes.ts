import { MINUTE } from '../clock.ts';
import { WrongGroupCodes } from '../models/wrong-group-code.ts';

/** So many wrong codes within so long make a group wait, as they do a person (domain.md §5.1). */
const MOST_WRONG = 5;
const WAIT = 15 * MINUTE;

/** Whether a group has to wait before another code is looked at. */
export async function mustWait(group: string, at: Date): Promise<boolean> {
  return (await WrongGroupCodes.countDocuments({ group, forgetAt: { $gt: at } })) >= MOST_WRONG;
}

/** Counts a wrong code, once for an event. */
export async function countWrongCode(group: string, event: string, at: Date): Promise<void> {
  const forgetAt = new Date(at.getTime() + WAIT);
  await WrongGroupCodes.updateOne({ _id: event }, { $set: { group, forgetAt } }, { upsert: true });
}
