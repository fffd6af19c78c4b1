import { OBSTACLES } from '../../advice/advice-content.ts';
import { defineFlow, type Answer, type Answers } from '../../conversation/flow.ts';
import { readAnswerWord } from '../../readers/answer-word.ts';
import { readAmount } from '../../readers/amount.ts';
import { readPastDate } from '../../readers/date-past.ts';
import type { Reading } from '../../readers/reading.ts';
import { bare, normalize } from '../../readers/text.ts';

/** What the questions of a weekly report depend on; loaded before every turn (flows/weekly-report-data.ts). */
export interface ReportContext {
  /** Bangkok's day on which the person wrote, `2026-11-23`. */
  today: string;
  /** Ids of the household's open dimensions, in the programme's order (domain.md §1). */
  openDimensions: readonly string[];
  /** The household works a shared plot (domain.md R12), so the mentor may be asked whether it was used. */
  sharesPlot: boolean;
  /** Aid items that can be asked for: of the open dimensions, of all where none is open (domain.md R15). */
  aidMenu: readonly { id: string; dimension: string }[];
  /** Plans to offer as buttons. */
  planSuggestions: readonly string[];
  /** The household allows its pictures to be published (consent C3, domain.md §5.2). */
  mayPublish: boolean;
  /** The household agrees that facts of its health are noted in words (consent C1, domain.md §5.2). */
  mayNoteHealth: boolean;
  /** Last week's answers of this household, empty when there was no report. */
  lastWeek: Answers;
}

const ACTIVITIES = ['vegetables', 'animals', 'compost', 'water', 'accounts', 'saving', 'training', 'tidying'];
const CHOICES_OF_OBSTACLE = [...OBSTACLES, 'none'];
/** Longest story and plan, in characters (domain.md §5.3, question 8). */
const LONGEST_TEXT = 200;
/** A meeting longer ago than this, and an income above this, are asked about once more (domain.md §5.3). */
const OLD_DAYS = 14;
const LARGE_BAHT = 20_000;

/** A menu longer than this is asked for by dimension first: LINE shows 13 buttons, and nobody reads twenty. */
const LONGEST_MENU = 12;

const wasMet = (answers: Answers): boolean => 'met' in answers && answers['met'] !== 'not-met';
const hasPhotos = (answers: Answers): boolean =>
  wasMet(answers) && Array.isArray(answers['photos']) && answers['photos'].length > 0;
const isStuck = (answers: Answers): boolean =>
  wasMet(answers) && typeof answers['obstacle'] === 'string' && answers['obstacle'] !== 'none';
const lastWeeks =
  (question: string) =>
  ({ lastWeek }: ReportContext) =>
    lastWeek[question];

/** A mentor's weekly report on one household: the questions and branches of domain.md §5.3, in its order. */
export const weeklyReport = defineFlow<ReportContext>({
  name: 'weekly-report',
  version: 1,
  steps: {
    met: {
      kind: 'choice',
      number: 1,
      options: () => ['visit', 'plot', 'phone', 'not-met'],
      says: { no: 'not-met' },
      required: true,
      last: lastWeeks('met'),
    },
    whyNotMet: {
      kind: 'choice',
      options: () => ['away', 'mentor-busy', 'moved', 'died', 'other'],
      when: (answers) => answers['met'] === 'not-met',
    },
    metOn: {
      kind: 'ask',
      number: 2,
      read: readMeetingDay,
      choices: ({ today }) => [today, Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()],
      picker: 'date',
      shows: 'date',
      when: wasMet,
    },
    urgent: {
      kind: 'choice',
      number: 3,
      options: () => ['none', 'no-food', 'illness', 'unsafe-house', 'violence', 'other'],
      says: { no: 'none', nothing: 'none' },
      doubted: 'none',
      heeds: true,
      when: wasMet,
      required: true,
    },
    urgentStory: {
      kind: 'ask',
      about: 'urgent',
      heeds: true,
      read: readStory,
      choices: () => [],
      shows: 'text',
      verbatim: true,
      when: (answers) =>
        wasMet(answers) && typeof answers['urgent'] === 'string' && answers['urgent'] !== 'none',
    },
    activities: {
      kind: 'many',
      number: 4,
      options: ({ sharesPlot }) => [...ACTIVITIES, ...(sharesPlot ? ['shared-plot'] : []), 'none'],
      exclusive: 'none',
      when: wasMet,
      last: lastWeeks('activities'),
    },
    dimensions: {
      kind: 'each',
      items: ({ openDimensions }) => openDimensions,
      steps: {
        dimension: {
          kind: 'choice',
          number: 5,
          options: () => ['better', 'same', 'worse', 'not-seen'],
          says: { same: 'same' },
          when: wasMet,
        },
        worse: {
          kind: 'ask',
          read: readStory,
          choices: () => [],
          shows: 'text',
          verbatim: true,
          when: (answers, { mayNoteHealth }, item) =>
            wasMet(answers) &&
            answers[`dimension:${item}`] === 'worse' &&
            (item !== 'health' || mayNoteHealth),
        },
      },
    },
    baht: {
      kind: 'ask',
      number: 6,
      read: readIncome,
      choices: () => ['none', 'unknown'],
      shows: 'baht',
      when: wasMet,
      last: lastWeeks('baht'),
    },
    obstacle: {
      kind: 'choice',
      number: 7,
      options: () => CHOICES_OF_OBSTACLE,
      says: { no: 'none', nothing: 'none' },
      doubted: 'none',
      when: wasMet,
      last: lastWeeks('obstacle'),
    },
    aidDimension: {
      kind: 'choice',
      options: ({ aidMenu }) => [...new Set(aidMenu.map(({ dimension }) => dimension)), 'not-yet'],
      says: { no: 'not-yet', nothing: 'not-yet' },
      when: (answers, { aidMenu }) => isStuck(answers) && aidMenu.length > LONGEST_MENU,
    },
    aid: {
      kind: 'choice',
      about: 'aidDimension',
      options: ({ aidMenu }, { aidDimension }) => {
        const items = aidMenu.filter(
          ({ dimension }) => typeof aidDimension !== 'string' || dimension === aidDimension,
        );
        return [...items.map(({ id }) => id), 'not-yet'];
      },
      says: { no: 'not-yet', nothing: 'not-yet' },
      when: (answers, { aidMenu }) =>
        isStuck(answers) &&
        aidMenu.length > 0 &&
        (aidMenu.length <= LONGEST_MENU ||
          aidMenu.some(({ dimension }) => dimension === answers['aidDimension'])),
    },
    plan: {
      kind: 'ask',
      number: 8,
      read: readStory,
      choices: ({ planSuggestions }) => planSuggestions,
      shows: 'text',
      verbatim: true,
      when: wasMet,
      last: lastWeeks('plan'),
    },
    photos: { kind: 'photos', max: 3, when: wasMet },
    childFace: {
      kind: 'choice',
      about: 'photos',
      options: () => ['no', 'yes'],
      says: { yes: 'yes', no: 'no' },
      when: hasPhotos,
    },
    childPhoto: {
      kind: 'choice',
      about: 'photos',
      options: () => ['internal', 'change'],
      redo: { change: 'photos' },
      when: (answers) => hasPhotos(answers) && answers['childFace'] === 'yes',
    },
    publish: {
      kind: 'choice',
      about: 'photos',
      options: () => ['yes', 'internal'],
      says: { yes: 'yes', no: 'internal' },
      when: (answers, { mayPublish }) => hasPhotos(answers) && mayPublish && answers['childFace'] === 'no',
    },
    summary: { kind: 'review' },
  },
});

function readMeetingDay(text: string, { today }: ReportContext): Reading<Answer> {
  const day = Temporal.PlainDate.from(today);
  const reading = readPastDate(text, day);
  if (reading.kind === 'word') return reading;
  if (reading.kind === 'choices') return { kind: 'choices', values: reading.values.map(String) };
  if (reading.kind === 'unread') {
    const { candidates, ...rest } = reading;
    return candidates ? { ...rest, candidates: candidates.map(String) } : rest;
  }
  const old = reading.value.until(day).days > OLD_DAYS;
  const confirm = reading.confirm ?? (old ? 'old' : undefined);
  return { kind: 'value', value: reading.value.toString(), ...(confirm && { confirm }) };
}

function readIncome(text: string): Reading<Answer> {
  const reading = readAmount(text);
  if (reading.kind !== 'value' || reading.confirm || reading.value <= LARGE_BAHT) return reading;
  return { ...reading, confirm: 'large' };
}

/** Her own words: at most 200 characters, and at least one letter or digit. */
function readStory(text: string): Reading<Answer> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const story = normalize(text);
  if (bare(story) === '') return { kind: 'unread', reason: 'empty' };
  return story.length > LONGEST_TEXT
    ? { kind: 'unread', reason: 'too-long' }
    : { kind: 'value', value: story };
}
