import { nearestLevel, nearestOfficers } from '../access/nearest-officers.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { HelpRequests, type HelpRequest } from '../models/help-request.ts';
import { newRef } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';
import { aidMenu } from '../province/current.ts';
import { agencyFor } from './agencies.ts';
import { placeOf } from './place-of.ts';

/** What is wished for. */
export type Wish = Pick<HelpRequest, 'kind'> &
  Partial<Pick<HelpRequest, 'household' | 'item' | 'dimension' | 'text' | 'textMessage' | 'details'>>;

/**
 * Writes down a wish for help under `id` (models/help-request.ts says of what it is made) and tells the nearest officers
 * that one waits. Of an item of the aid menu its dimension, its type and its agency are kept as they are today
 * (domain.md R9, R15, R16). Done again for the same id, it changes nothing and tells nobody.
 */
export async function askForHelp({ person, at }: Speaker, id: string, wish: Wish): Promise<void> {
  const place = await placeOf(person, wish.household);
  const toldTo = await nearestLevel(place);
  const own = { ref: newRef(), person: person._id, status: 'requested', requestedAt: at, toldTo } as const;
  await HelpRequests.updateOne(
    { _id: id },
    { $setOnInsert: { ...own, ...place, ...wish, ...inMenu(wish) } },
    { upsert: true },
  );
  const asked = await HelpRequests.findById(id).lean();
  if (!asked) return;
  const { ref, district, tambon } = asked;
  for (const officer of await nearestOfficers({ district, tambon })) {
    if (officer._id === person._id) continue;
    const say = { key: 'new', space: 'requests', buttons: [commandButton('requests')] };
    await tell(officer, { key: `request:${ref}`, class: 'notice', says: [say] });
  }
}

/** What the aid menu says of an item today. */
export function inMenu({
  item,
  dimension,
}: Pick<Wish, 'item' | 'dimension'>): Partial<Pick<HelpRequest, 'dimension' | 'type' | 'agency'>> {
  const known = aidMenu().find(({ id }) => id === item);
  const about = known?.dimension ?? dimension;
  const agency = agencyFor({ item, dimension })?.th;
  return {
    ...(about !== undefined && { dimension: about }),
    ...(known && { type: known.type }),
    ...(agency !== undefined && { agency }),
  };
}
