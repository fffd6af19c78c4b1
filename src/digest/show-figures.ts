import type { Area } from '../access/area.ts';
import { bangkokDate } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { showMoment } from '../messages/show-moment.ts';
import { showNumber } from '../messages/show-number.ts';
import { say as words } from '../messages/words.ts';
import type { Edition } from './edition.ts';
import type { Shown } from './hide-small.ts';
import { comesOutOn } from './sending-time.ts';

/** The wording of everything that is said of figures. */
export const NAME = 'digest-text';

/** A count as it is read: "1,227", "น้อยกว่า 5", "ไม่แสดง". */
export function showCount(count: Shown, language: Language): string {
  return typeof count === 'number' ? showNumber(count) : words(language, NAME, count);
}

/** The same of an increase: "+84". */
export function showIncrease(count: Shown, language: Language): string {
  const sign = typeof count === 'number' && count > 0 ? '+' : '';
  return `${sign}${showCount(count, language)}`;
}

/** What a part of an edition is called: its tambon, else its district. */
export function partName({ district, tambon }: Area, language: Language): string | null {
  return tambon ?? (district === undefined ? null : districtName(district, language));
}

/** The day an edition came out, in Bangkok; of a draft: the Monday on which it will (domain.md R21). */
export function dayOf({ figures, sentAt }: Edition): Temporal.PlainDate {
  return sentAt ? bangkokDate(sentAt) : comesOutOn(figures.week);
}

/** What is said of a correction: its number, its day, and why, unless the reason has been taken back. */
export function correctionLine(
  { no, at, reason }: Edition['corrections'][number],
  language: Language,
): string {
  const values = { no, day: showMoment(at, language), reason };
  return words(language, NAME, reason === '' ? 'correction' : 'because', values);
}
