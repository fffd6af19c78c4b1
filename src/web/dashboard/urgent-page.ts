import { logReading } from '../../access/log-reading.ts';
import { within } from '../../access/area.ts';
import { DAY } from '../../clock.ts';
import { around, houseLines, personLine, type Around } from '../../help/where-and-who.ts';
import { showDayAndTime } from '../../messages/show-moment.ts';
import { say as words } from '../../messages/words.ts';
import { UrgentCases, type UrgentCase, type UrgentStatus } from '../../models/urgent-case.ts';
import { placeFilter } from './place-filter.ts';
import type { DashboardPage } from './page.ts';
import type { Visit } from './visit.ts';

/** Cases that were settled are shown for so long. */
const SETTLED_FOR = 30 * DAY;
/** Cards in one column; what is beyond is a number. */
const MOST = 100;

/** What is done about a case in each state: deeds of the command `urgent` (commands/urgent.ts). */
const DEEDS: Readonly<Partial<Record<UrgentStatus, readonly string[]>>> = {
  open: ['take', 'helped', 'refer'],
  taken: ['helped', 'refer'],
};

/** The urgent cases of an officer's area as a board: those nobody has taken, those in hand, those settled in the last 30 days. */
export const urgentPage: DashboardPage = {
  name: 'urgent',
  path: '/urgent',
  deed: 'handle-urgent',
  listed: true,
  show: async (visit, { query }) => {
    const place = await placeFilter(visit.scope, query, visit.language);
    if (!place) return null;
    const here = within(place.scope);
    const since = new Date(visit.at.getTime() - SETTLED_FOR);
    const [open, taken, settled] = await Promise.all([
      UrgentCases.find({ ...here, status: 'open' })
        .sort({ openedAt: 1, _id: 1 })
        .lean(),
      UrgentCases.find({ ...here, status: 'taken' })
        .sort({ openedAt: 1, _id: 1 })
        .lean(),
      UrgentCases.find({ ...here, status: { $in: ['helped', 'referred'] }, openedAt: { $gte: since } })
        .sort({ openedAt: -1, _id: 1 })
        .lean(),
    ]);
    const columns = [
      { name: 'open', cases: open },
      { name: 'taken', cases: taken },
      { name: 'settled', cases: settled },
    ];
    const shown = columns.flatMap(({ cases }) => cases.slice(0, MOST));
    const about = await around(shown);
    for (const { household } of shown)
      if (household !== undefined) await logReading(visit.speaker, household, 'handle-urgent');
    return {
      place,
      columns: columns.map(({ name, cases }) => ({
        name,
        count: cases.length,
        more: Math.max(0, cases.length - MOST),
        cards: cases.slice(0, MOST).map((one) => cardOf(one, about, visit)),
      })),
    };
  },
};

function cardOf(one: UrgentCase, { households, people }: Around, { language }: Visit) {
  const { ref, kind, story, household, status, openedAt, takenBy, raisedTo, history } = one;
  const word = (key: string, values = {}): string => words(language, 'urgent', key, values);
  const house = household === undefined ? undefined : households.get(household);
  const [name, place] = house ? houseLines(house, language) : [word('no-house'), ''];
  const last = history.findLast(({ note }) => note !== undefined);
  return {
    kind: word(`kinds.${kind}`),
    story: story ?? '',
    household: house?._id ?? '',
    name,
    place,
    raised: raisedTo
      ? word(`raised-to.${raisedTo.level}`, { at: showDayAndTime(raisedTo.at, language) })
      : '',
    facts: [
      [word('facts.told-by'), personLine(people.get(one.person), word('unknown'))],
      [word('facts.at'), showDayAndTime(openedAt, language)],
      ...(takenBy === undefined
        ? []
        : [[word('facts.taken-by'), personLine(people.get(takenBy), word('unknown'))]]),
    ],
    note: last?.note ?? '',
    deeds: (DEEDS[status] ?? []).map((deed) => ({
      argument: `${deed} ${ref}`,
      label: word(`buttons.${deed}`),
      deed,
    })),
  };
}
