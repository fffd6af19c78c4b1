import { ownHousehold } from '../access/own-household.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import type { Say } from '../conversation/state.ts';
import { askForHelp } from '../help/ask-for-help.ts';
import { openUrgentCase } from '../help/open-urgent-case.ts';
import type { Household } from '../models/household.ts';
import { UrgentCases, type UrgentCase } from '../models/urgent-case.ts';
import { tellMentor } from '../pairing/tell-mentor.ts';
import { aidMenu, dimensions } from '../province/current.ts';
import { ownWords, ownWordsOrNone } from './own-words-step.ts';

const URGENT = ['no-food', 'illness', 'unsafe-house', 'violence', 'other'] as const;
/** Items of one dimension that fit beside "something else" under LINE's 13 buttons. */
const MOST_ITEMS = 11;

const isUrgent = ({ about }: Answers): boolean => about === 'urgent';
const isUnnamed = ({ about, need }: Answers): boolean => about === 'else' || need === 'something-else';

/** A household asks for help: a menu of needs, then her own words if she likes (domain.md R15). */
const flow = defineFlow<Household>({
  name: 'ask-help',
  version: 1,
  steps: {
    about: {
      kind: 'choice',
      options: () => ['urgent', ...dimensions().map(({ id }) => id), 'else'],
      required: true,
    },
    danger: { kind: 'choice', options: () => URGENT, when: isUrgent, heeds: true, required: true },
    story: {
      ...ownWordsOrNone,
      heeds: true,
      when: (answers, { healthConsent }) =>
        isUrgent(answers) && (answers['danger'] !== 'illness' || healthConsent === 'yes'),
    },
    need: {
      kind: 'choice',
      options: (_, { about }) => [...itemsOf(about), 'something-else'],
      when: (answers) => !isUrgent(answers) && itemsOf(answers['about']).length > 0,
      required: true,
    },
    // What no item names can only be told.
    wish: {
      ...ownWords,
      when: (answers, { healthConsent }) =>
        isUnnamed(answers) && (answers['about'] !== 'health' || healthConsent === 'yes'),
    },
    words: {
      ...ownWordsOrNone,
      // Without consent to note health facts none is asked for in words (domain.md §5.2, C1).
      when: (answers, { healthConsent }) =>
        !isUrgent(answers) &&
        !isUnnamed(answers) &&
        (answers['about'] !== 'health' || healthConsent === 'yes'),
    },
  },
});

export const askHelp = botFlow<Household>({
  flow,
  load: ({ person }) => ownHousehold(person),
  words: () => ({}),
  label: (question, option, _, language) =>
    [...(question === 'about' ? dimensions() : question === 'need' ? aidMenu() : [])].find(
      ({ id }) => id === option,
    )?.[language],
  record: recordDanger,
  done: async ({ speaker, state, context: { _id, name } }: Passage<Household>): Promise<Ending> => {
    const { answers, sources = {} } = state;
    const buttons = [commandButton('my-requests'), 'menu'];
    if (isUrgent(answers)) {
      const { text: story, message: storyMessage } = wordsOf('story', answers, sources);
      if (story !== undefined)
        await UrgentCases.updateOne({ _id: caseId(state.id) }, { $set: { story, storyMessage } });
      return { kind: 'end', says: [{ key: 'urgent-sent', buttons: ['menu'] }] };
    }
    const { text, message: textMessage } = wordsOf(isUnnamed(answers) ? 'wish' : 'words', answers, sources);
    const wish = { household: _id, ...needOf(answers), ...(text !== undefined && { text, textMessage }) };
    await askForHelp(speaker, `need:${speaker.event}`, wish);
    const told = await tellMentor(_id, `asked:${speaker.event}`, () => mentorNews(_id, name));
    return { kind: 'end', says: [{ key: told ? 'sent' : 'sent-to-officer', buttons }] };
  },
});

function itemsOf(about: unknown): string[] {
  const items = aidMenu().filter(({ dimension }) => dimension === about);
  return items.slice(0, MOST_ITEMS).map(({ id }) => id);
}

function caseId(conversation: string): string {
  return `words:${conversation}`;
}

/** An urgent need is an open case as soon as it is named; of violence nobody in the village is told. */
async function recordDanger(
  before: { answers: Answers },
  { speaker, state, context }: Passage<Household>,
): Promise<readonly Say[]> {
  const danger = state.answers['danger'];
  if (typeof danger !== 'string' || danger === before.answers['danger']) return [];
  const kind = danger as UrgentCase['kind'];
  const { _id, name } = context;
  await openUrgentCase(speaker, caseId(state.id), { kind, household: _id });
  await UrgentCases.updateOne({ _id: caseId(state.id), status: 'open' }, { $set: { kind } });
  if (kind !== 'violence') await tellMentor(_id, `asked:${speaker.event}`, () => mentorNews(_id, name));
  const numbers = kind === 'illness' ? ['1669', '1300'] : ['1300', '1669'];
  return [{ key: 'hotlines', values: { numbers } }];
}

/** That there is something, never what: a lock screen shows it (domain.md §6). */
function mentorNews(household: string, name: string): Say {
  const buttons = [commandButton('write-household', household), commandButton('household', household)];
  return { key: 'mentor-told', values: { name }, space: flow.name, buttons };
}

function wordsOf(
  question: string,
  answers: Answers,
  sources: Readonly<Record<string, string>>,
): { text?: string; message?: string } {
  const text = answers[question];
  const message = sources[question];
  return typeof text === 'string' ? { text, ...(message !== undefined && { message }) } : {};
}

function needOf({ about, need }: Answers): { kind: 'aid' | 'need'; item?: string; dimension?: string } {
  const known = aidMenu().find(({ id }) => id === need);
  if (known) return { kind: 'aid', item: known.id, dimension: known.dimension };
  return { kind: 'need', ...(typeof about === 'string' && about !== 'else' && { dimension: about }) };
}
