import { nearestLevel, officersAbove } from '../access/nearest-officers.ts';
import { HOUR } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { LineMessage } from '../line/client.ts';
import { listCard } from '../messages/list-card.ts';
import { placeLine } from '../messages/place-line.ts';
import { say as words } from '../messages/words.ts';
import { UrgentCases, type UrgentCase } from '../models/urgent-case.ts';
import { tell } from '../outbox/tell.ts';
import { daytimeBetween } from './daytime.ts';

/** So long a case may lie untouched by day before others hear of it. */
const PATIENCE = 2 * HOUR;

/**
 * Tells the officers of the next level of every urgent case that has been open for two hours of the day since it was opened
 * or last raised, and notes the level in the case. Told first, noted then, under keys made from case and level: cut short
 * and repeated, it tells nobody twice and passes nobody over. `raised`: cases; `told`: officers they were told to.
 */
export async function raiseUrgent(at: Date): Promise<{ open: number; raised: number; told: number }> {
  const counts = { open: 0, raised: 0, told: 0 };
  for await (const one of UrgentCases.find({ status: 'open' }).lean()) {
    counts.open++;
    const { _id, ref, openedAt, raisedTo, toldTo } = one;
    if (daytimeBetween(raisedTo?.at ?? openedAt, at) < PATIENCE) continue;
    const above = await officersAbove(raisedTo?.level ?? toldTo ?? (await nearestLevel(one)), one);
    if (!above) continue;
    const { level, officers } = above;
    for (const officer of officers) {
      const card = raisedCard(one, officer.language);
      const says = [{ key: 'raised', space: 'urgent', card }];
      await tell(officer, { key: `urgent-up:${ref}:${level}`, class: 'urgent', says });
    }
    await UrgentCases.updateOne({ _id, status: 'open' }, { $set: { raisedTo: { level, at } } });
    counts.raised++;
    counts.told += officers.length;
  }
  return counts;
}

/** Says that something waits and where, never about whom or what: a lock screen shows it (domain.md §6). */
function raisedCard({ district, tambon }: UrgentCase, language: Language): LineMessage {
  const scope = {
    level: tambon === undefined ? 'district' : 'subdistrict',
    ...(district !== undefined && { district }),
    ...(tambon !== undefined && { tambons: [tambon] }),
  } as const;
  return listCard({
    title: words(language, 'urgent', 'raised-title'),
    tone: 'urgent',
    items: [{ text: words(language, 'urgent', 'raised', { place: placeLine(scope, language) }) }],
    buttons: [{ label: words(language, null, 'buttons.urgent'), value: commandButton('urgent') }],
  });
}
