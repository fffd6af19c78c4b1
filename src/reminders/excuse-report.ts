import { nearestOfficers } from '../access/nearest-officers.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { placeOf } from '../help/place-of.ts';
import { ReportExcuses, type Excuse } from '../models/report-excuse.ts';
import { People, type Person } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';

/**
 * Notes why a mentor cannot report in `week`; the last reason she gives counts. Her reminders of the week end, and the
 * nearest officers learn that there is a reason; whose and which they see in their list, not on a lock screen. Done again
 * for the same week, it tells nobody again.
 */
export async function excuseReport({ person, at }: Speaker, week: string, reason: Excuse): Promise<void> {
  await ReportExcuses.updateOne(
    { _id: `${week}:${person.ref}` },
    { $set: { week, mentor: person.ref, reason, at } },
    { upsert: true },
  );
  const place = await placeOf(person, undefined);
  for (const officer of await nearestOfficers(place)) {
    if (officer._id === person._id) continue;
    const say = {
      key: place.tambon === undefined ? 'told' : 'told-in',
      values: place.tambon === undefined ? {} : { tambon: place.tambon },
      space: 'reminder',
      buttons: [commandButton('missing')],
    };
    await tell(officer, { key: `excuse:${week}:${person.ref}`, class: 'notice', says: [say] });
  }
}

/** She wants to be reminded after all. */
export async function takeExcuseBack({ ref }: Pick<Person, 'ref'>, week: string): Promise<void> {
  await ReportExcuses.deleteMany({ mentor: ref, $or: [{ week }, { reason: 'moved' }] });
}

/** The reasons given in `week`, by the mentor's `ref`. */
export async function excusesOf(
  week: string,
  mentors: readonly string[],
): Promise<ReadonlyMap<string, Excuse>> {
  const known = await ReportExcuses.find({ week, mentor: { $in: mentors } }).lean();
  return new Map(known.map(({ mentor, reason }) => [mentor, reason]));
}

/** LINE user ids of the mentors who have given a reason in any of these weeks: they are not silent (domain.md §5.4). */
export async function excusedMentors(weeks: readonly string[]): Promise<ReadonlySet<string>> {
  const refs = await ReportExcuses.distinct('mentor', { week: { $in: [...weeks] } });
  const people = await People.find({ ref: { $in: refs } })
    .select({ _id: 1 })
    .lean();
  return new Set(people.map(({ _id }) => _id));
}
