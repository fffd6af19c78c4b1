import { within } from '../access/area.ts';
import { logReading } from '../access/log-reading.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { closeUrgent } from '../flows/close-urgent.ts';
import { workUrgentCase } from '../help/work-urgent-case.ts';
import { around, houseLines, personLine, type Around } from '../help/where-and-who.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { showDayAndTime } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { UNSETTLED, UrgentCases, type UrgentCase } from '../models/urgent-case.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'urgent';

/**
 * The urgent cases of an officer's area: those nobody has taken first, the oldest on top (domain.md §5.7). Arguments:
 * `p2` for a page, `take <ref>`, `helped <ref>`, `refer <ref>`.
 */
export const urgent: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'handle-urgent'),
  meantFor: 'officer',
  read: (text) => (afterWords(['ด่วน', 'เรื่องด่วน', 'urgent'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', ref = ''] = argument.split(' ');
    if (deed === 'take') return take(speaker, ref);
    if (deed === 'helped' || deed === 'refer') {
      const data = { case: ref, status: deed === 'refer' ? 'referred' : 'helped' };
      const found = await UrgentCases.findOne({ ref, status: { $in: UNSETTLED } }).lean();
      const hers = found !== null && may(speaker.person, 'handle-urgent', found);
      return hers ? { kind: 'start', flow: closeUrgent.flow.name, data } : end('handled');
    }
    return showCases(speaker, readPage(argument).page);
  },
};

function end(key: string, values: Readonly<Record<string, string>> = {}): Outcome {
  return { kind: 'end', says: [{ key, values, buttons: [commandButton(NAME), 'menu'] }] };
}

async function take(speaker: Speaker, ref: string): Promise<Outcome> {
  const moved = await workUrgentCase(speaker, { ref, from: ['open'], to: 'taken' });
  if (moved.kind === 'moved') return end('taken');
  if (moved.kind === 'late' && moved.row.status === 'taken') {
    const { people } = await around([moved.row]);
    const name = people.get(moved.row.takenBy ?? '')?.name;
    if (name !== undefined) return end('taken-by', { name });
  }
  return end('handled');
}

async function showCases(speaker: Speaker, page: number): Promise<Outcome> {
  const { person } = speaker;
  const scope = person.officer;
  const found = scope
    ? await UrgentCases.find({ ...within(scope), status: { $in: UNSETTLED } })
        .sort({ status: 1, openedAt: 1, _id: 1 })
        .lean()
    : [];
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: ['menu'] }] };
  const word = (key: string, values = {}): string => words(person.language, NAME, key, values);
  const shown = pageOf(found, page);
  const about = await around(shown.items);
  for (const { household } of shown.items)
    if (household !== undefined) await logReading(speaker, household, 'handle-urgent');
  const card = listCard({
    title: word('title'),
    tone: 'urgent',
    note: word('count', {
      open: found.filter(({ status }) => status === 'open').length,
      taken: found.filter(({ status }) => status === 'taken').length,
    }),
    items: shown.items.map((one) => itemOf(one, about, speaker, word)),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card }] };
}

function itemOf(
  one: UrgentCase,
  { households, people }: Around,
  { person: { language } }: Speaker,
  word: (key: string, values?: object) => string,
): CardItem {
  const { ref, kind, story, household, status, openedAt, takenBy, raisedTo } = one;
  const house = household === undefined ? undefined : households.get(household);
  const [name, place] = house ? houseLines(house, language) : [word('no-house'), ''];
  const button = (deed: string) => ({
    label: word(`buttons.${deed}`),
    value: commandButton(NAME, `${deed} ${ref}`),
  });
  return {
    title: word(`kinds.${kind}`),
    tone: status === 'open' ? 'urgent' : 'quiet',
    lines: [
      ...(story === undefined ? [] : [story]),
      ...(raisedTo
        ? [word(`raised-to.${raisedTo.level}`, { at: showDayAndTime(raisedTo.at, language) })]
        : []),
    ],
    facts: [
      [word('facts.house'), place === '' ? name : `${name} ${place}`],
      [word('facts.told-by'), personLine(people.get(one.person), word('unknown'))],
      [word('facts.at'), showDayAndTime(openedAt, language)],
      ...(status === 'taken'
        ? [[word('facts.taken-by'), personLine(people.get(takenBy ?? ''), word('unknown'))] as const]
        : []),
    ],
    buttons: (status === 'open' ? ['take', 'helped', 'refer'] : ['helped', 'refer']).map(button),
  };
}
