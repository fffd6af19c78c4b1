import type { Language } from '../../../conversation/bot-flow.ts';
import { requestSeen } from '../../../help/request-item.ts';
import { houseLines, personLine, type Around } from '../../../help/where-and-who.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import type { HelpRequest } from '../../../models/help-request.ts';
import type { UrgentCase, UrgentStatus } from '../../../models/urgent-case.ts';

/** An urgent case or a help request as pages/dashboard/case.eta lays it out. */
export interface CaseCard {
  title: string;
  /** In people's own words. */
  lines: readonly string[];
  /** Code of its household, to lead there; `''` for none. */
  household: string;
  name: string;
  place: string;
  facts: readonly (readonly [name: string, what: string])[];
  /** What an officer wrote last; `''` for nothing. */
  note: string;
  /** To whom it was raised because nobody had taken it up; `''` for nobody. */
  raised: string;
  /** The command that takes it on, and with what. */
  command: 'urgent' | 'requests';
  deeds: readonly { argument: string; label: string }[];
}

/** What is done about a case in each state: deeds of the command `urgent` (commands/urgent.ts). */
const DEEDS: Readonly<Partial<Record<UrgentStatus, readonly string[]>>> = {
  open: ['take', 'helped', 'refer'],
  taken: ['helped', 'refer'],
};

/** An urgent case as a card. */
export function urgentCard(one: UrgentCase, { households, people }: Around, language: Language): CaseCard {
  const { ref, kind, story, household, status, openedAt, takenBy, raisedTo, history } = one;
  const word = (key: string, values = {}): string => words(language, 'urgent', key, values);
  const house = household === undefined ? undefined : households.get(household);
  const [name, place] = house ? houseLines(house, language) : [word('no-house'), ''];
  return {
    title: word(`kinds.${kind}`),
    lines: story === undefined ? [] : [story],
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
        : [[word('facts.taken-by'), personLine(people.get(takenBy), word('unknown'))] as const]),
    ],
    note: history.findLast(({ note }) => note !== undefined)?.note ?? '',
    command: 'urgent',
    deeds: (DEEDS[status] ?? []).map((deed) => ({
      argument: `${deed} ${ref}`,
      label: word(`buttons.${deed}`),
    })),
  };
}

/** A help request as a card. */
export async function requestCard(
  request: HelpRequest,
  { households, people }: Around,
  language: Language,
): Promise<CaseCard> {
  const { ref, household, raisedTo, raisedAt } = request;
  const house = household === undefined ? undefined : households.get(household);
  const [name, place] = house ? houseLines(house, language) : ['', ''];
  const { title, lines, note = '', facts, deeds } = await requestSeen(request, people, language);
  return {
    title,
    lines,
    household: house?._id ?? '',
    name,
    place,
    facts,
    note,
    raised:
      raisedTo && raisedAt
        ? words(language, 'urgent', `raised-to.${raisedTo}`, { at: showDayAndTime(raisedAt, language) })
        : '',
    command: 'requests',
    deeds: deeds.map(({ deed, label }) => ({ argument: `${deed} ${ref}`, label })),
  };
}
