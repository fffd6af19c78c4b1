import type { Area } from '../../../access/area.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import type { MentorRecord } from '../../../figures/mentor-record.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words } from '../../../messages/words.ts';
import type { Person } from '../../../models/person.ts';

/** A mentor's record in words. `most`: so many weeks are looked back on; a row of them that is as long may be longer. */
export function showRecord(
  { cares, reported, streak, silent, last, excuse }: MentorRecord,
  { reminder, blocked }: Person,
  most: number,
  language: Language,
) {
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-mentors', `page.${key}`, values);
  const weeks = (count: number): string =>
    count === 0 ? '–' : word(count >= most ? 'weeks-or-more' : 'weeks', { count });
  return {
    cares: showNumber(cares),
    reported: cares === 0 ? '–' : word('of', { reported, cares }),
    isBehind: reported < cares,
    streak: weeks(streak),
    silent: weeks(silent),
    last: last ? showMoment(last, language) : word('long-ago', { count: most }),
    reminder: reminder ? words(language, 'my-data', `reminders.${reminder}`) : '–',
    excuse: excuse ? words(language, 'missing', `excuses.${excuse}`) : '',
    hasLeft: blocked,
  };
}

/** What she is called. */
export function nameOf({ name }: Person, language: Language): string {
  return name ?? words(language, 'mentors', 'unknown');
}

/** Where she works; empty where nobody knows. */
export function areaLine({ district, tambon }: Area, language: Language): string {
  if (district === undefined) return '';
  const tambons = tambon === undefined || tambon === '' ? [] : [tambon];
  return placeLine({ level: 'subdistrict', district, tambons }, language);
}
