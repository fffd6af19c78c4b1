import { isGoing, progressOf } from '../../../announcements/progress.ts';
import { seenBy } from '../../../announcements/seen-by.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words } from '../../../messages/words.ts';
import { Announcements, type Announcement } from '../../../models/announcement.ts';
import { People } from '../../../models/person.ts';
import { arrange, listLinks, readList, type ListForm } from '../list.ts';
import type { Visit } from '../visit.ts';

/** So many are looked through; older ones are history. */
const MOST = 1_000;

interface Row {
  one: Announcement;
  to: string;
  author: string;
}

const FORM: ListForm<Row> = {
  // The newest first.
  columns: {
    at: ({ one }) => -one.confirmedAt.getTime(),
    to: ({ to }) => to,
    author: ({ author }) => author,
    count: ({ one }) => one.count,
  },
  searched: ({ one, to, author }) => [one.text, to, author],
};

/** The announcements she sees, each with how far it has come; her own can be stopped while somebody is still to get it. */
export async function listAnnouncements(visit: Visit, query: Readonly<Record<string, string>>) {
  const { person, scope, language } = visit;
  const found = await Announcements.find(seenBy(person.ref, scope))
    .sort({ confirmedAt: -1, _id: 1 })
    .limit(MOST)
    .lean();
  const authors = await People.find({ ref: { $in: [...new Set(found.map(({ by }) => by))] } })
    .select({ ref: 1, name: 1 })
    .lean();
  const names = new Map(authors.map(({ ref, name }) => [ref, name]));
  const rows = found.map((one): Row => ({
    one,
    to: words(language, 'announcements', 'to', {
      audience: words(language, 'announcements', `audiences.${one.audience}`),
      place: placeLine(one.scope, language),
    }),
    author: names.get(one.by) ?? '–',
  }));
  const list = arrange(rows, readList(query, FORM), FORM);
  return {
    list: { ...list, rows: await Promise.all(list.rows.map((row) => viewOf(row, visit))) },
    links: listLinks('/dashboard/announcements', query, list),
  };
}

async function viewOf({ one, to, author }: Row, { person, language }: Visit) {
  const word = (key: string, values = {}): string => words(language, 'announcements', key, values);
  const { ref, by, text, photo, count, state, confirmedAt } = one;
  const progress = await progressOf(one);
  const isOn = isGoing(one, progress);
  const numbers = Object.entries(progress).filter(([, people]) => people > 0);
  return {
    at: showDayAndTime(confirmedAt, language),
    to,
    author,
    text: text ?? word('blanked'),
    picture: photo ? word('with-picture') : '',
    count: showNumber(count),
    state: words(
      language,
      'dashboard-announcements',
      `page.states.${isOn ? 'going' : state === 'withdrawn' ? 'withdrawn' : 'done'}`,
    ),
    results: numbers.map(([name, people]) => word(`progress.${name}`, { count: showNumber(people) })),
    stop: by === person.ref && isOn ? `stop ${ref}` : null,
  };
}
