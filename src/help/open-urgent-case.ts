import { nearestLevel, nearestOfficers } from '../access/nearest-officers.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { newRef } from '../models/person.ts';
import { UrgentCases, type UrgentCase } from '../models/urgent-case.ts';
import { tell } from '../outbox/tell.ts';
import { placeOf } from './place-of.ts';

/**
 * Opens an urgent case under `id` (models/urgent-case.ts says of what it is made) and pushes the news to the nearest
 * officers at once (domain.md §5.3, question 3). Done again for the same id, it changes nothing and tells nobody.
 * The push says that there is something and where, never about whom or what: a lock screen shows it (domain.md §6).
 */
export async function openUrgentCase(
  { person, at }: Speaker,
  id: string,
  told: Pick<UrgentCase, 'kind'> & Partial<Pick<UrgentCase, 'household' | 'story' | 'storyMessage'>>,
): Promise<void> {
  const place = await placeOf(person, told.household);
  const toldTo = await nearestLevel(place);
  const own = { ref: newRef(), person: person._id, status: 'open', openedAt: at, toldTo } as const;
  await UrgentCases.updateOne({ _id: id }, { $setOnInsert: { ...own, ...place, ...told } }, { upsert: true });
  const opened = await UrgentCases.findById(id).lean();
  if (!opened) return;
  const { ref, district, tambon } = opened;
  for (const officer of await nearestOfficers({ district, tambon })) {
    const say = {
      key: tambon === undefined ? 'new' : 'new-in',
      values: tambon === undefined ? {} : { tambon },
      space: 'urgent',
      buttons: [commandButton('urgent')],
    };
    await tell(officer, { key: `urgent:${ref}`, class: 'urgent', says: [say] });
  }
}
