import { decidedBefore } from '../access/decided-before.ts';
import { may } from '../access/rights.ts';
import { adviceDecidedBy, approveAdvice, refusal } from '../advice/decide-advice.ts';
import { monthsLine, stagesLine } from '../advice/show-advice.ts';
import { dimensionName } from '../dimensions.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { returnAdviceFlow } from '../flows/return-advice.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { AdviceTexts, type AdviceText } from '../models/advice-text.ts';
import { People, type Person } from '../models/person.ts';
import { afterWords } from '../readers/command-words.ts';
import { SHIPPED } from '../advice/library.ts';

const NAME = 'advice-approvals';
/** Whole texts are long to read, so fewer on a page than of other things. */
const TEXTS = 4;

/**
 * The texts of advice that wait for a second officer, the oldest on top; nobody decides on her own. Arguments: `p2` for a
 * page; `approve` and `return` with `<id> <event it was sent in>`.
 */
export const adviceApprovals: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'approve-advice'),
  meantFor: 'province',
  read: (text) => (afterWords(['คำแนะนำรออนุมัติ', 'advice approvals'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', id = '', sent = ''] = argument.split(' ');
    if (deed === 'approve') {
      const decided = await approveAdvice(speaker, id, sent);
      return decided === 'handled' ? late(speaker, id) : end(decided === 'done' ? 'approved' : 'own');
    }
    if (deed === 'return') {
      const text = await AdviceTexts.findById(id).lean();
      const why = text ? refusal(text, sent, speaker.person.ref) : 'handled';
      if (why) return why === 'handled' ? late(speaker, id) : end(why);
      return { kind: 'start', flow: returnAdviceFlow.flow.name, data: { advice: id, sent } };
    }
    return showWaiting(speaker, readPage(argument).page);
  },
};

function end(key: string, values: Readonly<Record<string, string>> = {}): Outcome {
  return { kind: 'end', says: [{ key, values, buttons: [commandButton(NAME), 'menu'] }] };
}

async function late(speaker: Speaker, id: string): Promise<Outcome> {
  const { key, values } = await decidedBefore(speaker, await adviceDecidedBy(id));
  return end(key, values);
}

async function showWaiting(speaker: Speaker, page: number): Promise<Outcome> {
  const { language } = speaker.person;
  const library = commandButton('advice-library');
  const found = await AdviceTexts.find({ 'waiting.event': { $exists: true }, retired: { $ne: true } })
    .sort({ 'waiting.at': 1, _id: 1 })
    .lean();
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: [library, 'menu'] }] };
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const shown = pageOf(found, page, TEXTS);
  const refs = shown.items.flatMap(({ waiting }) => waiting?.by ?? []);
  const people = await People.find({ ref: { $in: refs } }).lean();
  const card = listCard({
    title: word('title'),
    note: word('number', { number: found.length }),
    items: shown.items.map((one) => itemOf(one, people, speaker, word)),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: [library, 'menu'] }] };
}

function itemOf(
  { _id, live, waiting }: AdviceText,
  people: readonly Person[],
  { person: { ref, language } }: Speaker,
  word: (key: string, values?: object) => string,
): CardItem {
  if (!waiting) return { title: _id };
  const { title, body, dimension, by, at, event, obstacles = [] } = waiting;
  const before = live ?? SHIPPED.find((one) => one.id === _id);
  const author = people.find((one) => one.ref === by)?.name ?? word(by === 'import' ? 'imported' : 'unknown');
  const helps = obstacles.map((one) => words(language, 'weekly-report', `obstacle.options.${one}`));
  const own = by === ref;
  return {
    title,
    text: body,
    lines: own ? [word('yours')] : [],
    facts: [
      [word('facts.dimension'), dimensionName(dimension, language)],
      [word('facts.stages'), stagesLine(waiting, language)],
      [word('facts.months'), monthsLine(waiting, language)],
      ...(helps.length > 0 ? [[word('facts.obstacles'), helps.join(', ')] as const] : []),
      [word('facts.before'), before?.body ?? word('new-piece')],
      [word('facts.by'), `${author} · ${showMoment(at, language)}`],
    ],
    buttons: own
      ? []
      : ['approve', 'return'].map((deed) => ({
          label: word(`buttons.${deed}`),
          value: commandButton(NAME, `${deed} ${_id} ${event}`),
        })),
  };
}
