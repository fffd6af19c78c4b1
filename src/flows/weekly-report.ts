import { defineFlow, type Answer, type Answers } from '../conversation/flow.ts';
import { readAmount } from '../readers/amount.ts';
import { readPastDate } from '../readers/date-past.ts';
import type { Reading } from '../readers/reading.ts';
import { normalize } from '../readers/text.ts';

/** What the questions of a weekly report depend on; loaded before every turn. */
export interface ReportContext {
  /** Bangkok's day, `2026-11-23`. */
  today: string;
  /** Ids of the household's open dimensions, in the programme's order (domain.md §1). */
  openDimensions: readonly string[];
  /** The household works a shared plot (domain.md R12), so the mentor may be asked whether it was used. */
  sharesPlot: boolean;
  /** Aid items that can be asked for, of the open dimensions (domain.md R15). */
  aidMenu: readonly string[];
  /** Plans to offer as buttons, for example last week's. */
  planSuggestions: readonly string[];
}

const ACTIVITIES = ['vegetables', 'animals', 'compost', 'water', 'accounts', 'saving', 'training', 'tidying'];
const OBSTACLES = ['attitude', 'skill', 'resource', 'way-out', 'none'];
/** Longest story and plan, in characters (domain.md §5.3, question 8). */
const LONGEST_TEXT = 200;
/** A meeting longer ago than this, and an income above this, are asked about once more (domain.md §5.3). */
const OLD_DAYS = 14;
const LARGE_BAHT = 20_000;

const wasMet = (answers: Answers): boolean => 'met' in answers && answers['met'] !== 'not-met';

/** A mentor's weekly report on one household: the questions and branches of domain.md §5.3, in its order. */
export const weeklyReport = defineFlow<ReportContext>({
  name: 'weekly-report',
  version: 1,
  steps: {
    met: { kind: 'choice', options: () => ['visit', 'plot', 'phone', 'not-met'], required: true },
    whyNotMet: {
      kind: 'choice',
      options: () => ['away', 'mentor-busy', 'moved', 'died', 'other'],
      when: (answers) => answers['met'] === 'not-met',
    },
    metOn: {
      kind: 'ask',
      read: readMeetingDay,
      choices: ({ today }) => [today, Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()],
      when: wasMet,
    },
    urgent: {
      kind: 'choice',
      options: () => ['none', 'no-food', 'illness', 'unsafe-house', 'violence', 'other'],
      when: wasMet,
      required: true,
    },
    urgentStory: {
      kind: 'ask',
      read: readStory,
      choices: () => [],
      when: (answers) =>
        wasMet(answers) && typeof answers['urgent'] === 'string' && answers['urgent'] !== 'none',
    },
    activities: {
      kind: 'many',
      options: ({ sharesPlot }) => [...ACTIVITIES, ...(sharesPlot ? ['shared-plot'] : []), 'none'],
      exclusive: 'none',
      when: wasMet,
    },
    dimensions: {
      kind: 'each',
      items: ({ openDimensions }) => openDimensions,
      steps: {
        dimension: {
          kind: 'choice',
          options: () => ['better', 'same', 'worse', 'not-seen'],
          when: wasMet,
        },
        worse: {
          kind: 'ask',
          read: readStory,
          choices: () => [],
          when: (answers, _context, item) => wasMet(answers) && answers[`dimension:${item}`] === 'worse',
        },
      },
    },
    baht: { kind: 'ask', read: readIncome, choices: () => ['none', 'unknown'], when: wasMet },
    obstacle: { kind: 'choice', options: () => OBSTACLES, when: wasMet },
    aid: {
      kind: 'choice',
      options: ({ aidMenu }) => [...aidMenu, 'not-yet'],
      when: (answers) =>
        wasMet(answers) && typeof answers['obstacle'] === 'string' && answers['obstacle'] !== 'none',
    },
    plan: { kind: 'ask', read: readStory, choices: ({ planSuggestions }) => planSuggestions, when: wasMet },
    photos: { kind: 'photos', max: 3, when: wasMet },
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

function readStory(text: string): Reading<Answer> {
  const story = normalize(text);
  if (story === '') return { kind: 'unread', reason: 'empty' };
  return story.length > LONGEST_TEXT
    ? { kind: 'unread', reason: 'too-long' }
    : { kind: 'value', value: story };
}
