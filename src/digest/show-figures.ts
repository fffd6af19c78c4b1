import type { Area } from '../access/area.ts';
import { bangkokDate } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { dimensionName } from '../dimensions.ts';
import { districtName } from '../districts.ts';
import { showChange } from '../messages/show-change.ts';
import { showMoment } from '../messages/show-moment.ts';
import { showNumber } from '../messages/show-number.ts';
import { say as words } from '../messages/words.ts';
import { channelLabel } from '../publicity/channel-of.ts';
import type { Edition } from './edition.ts';
import { topObstacles } from './figures.ts';
import type { Shown } from './hide-small.ts';
import type { ShownFigures } from './publish.ts';
import { comesOutOn } from './sending-time.ts';

/** The wording of everything that is said of figures. */
export const NAME = 'digest-text';

/** A count as it is read: "1,227", "น้อยกว่า 5", "ไม่แสดง". */
export function showCount(count: Shown, language: Language): string {
  return typeof count === 'number' ? showNumber(count) : words(language, NAME, count);
}

/** The same of several counts by their names, to be put into a sentence. */
export function showCounts(
  counts: Readonly<Record<string, Shown>>,
  language: Language,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, showCount(count, language)]),
  );
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

/** The same where everything has to have a name. */
export function nameOfPart(part: Area, language: Language): string {
  return partName(part, language) ?? words(language, NAME, 'nowhere');
}

/** A dimension with the households in which it is open: "รายได้ 8,655 ▼120". */
export function showDimension(
  { id, open, change }: ShownFigures['dimensions'][number],
  language: Language,
): string {
  return [dimensionName(id, language), showCount(open, language), showChange(change)]
    .filter(Boolean)
    .join(' ');
}

/** A channel with how often something was published there: "Facebook 96". */
export function showChannel(
  { id, posts }: ShownFigures['posts']['channels'][number],
  language: Language,
): string {
  return `${channelLabel(id, language)} ${showCount(posts, language)}`;
}

/** What stood most in the way, each with its reports; the most named first. */
export function showObstacles({ figures }: Edition, language: Language): string[] {
  return topObstacles(figures.total).map(
    ([option, reports]) =>
      `${words(language, 'weekly-report', `obstacle.options.${option}`)} ${showNumber(reports)}`,
  );
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
