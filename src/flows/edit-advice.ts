import { createHash } from 'node:crypto';
import { may } from '../access/rights.ts';
import { LONGEST_BODY, LONGEST_TITLE, OBSTACLES } from '../advice/advice-content.ts';
import { contentOf } from '../advice/entries.ts';
import { adviceById } from '../advice/library.ts';
import { dimensionName } from '../dimensions.ts';
import { storeAdvice } from '../advice/store-advice.ts';
import { tellApprovers } from '../advice/tell-approvers.ts';
import { bangkokDate } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Language, type Passage } from '../conversation/bot-flow.ts';
import { defineFlow, type Answer, type Answers } from '../conversation/flow.ts';
import type { Say } from '../conversation/state.ts';
import { adviceCard } from '../messages/advice-card.ts';
import { sentence } from '../messages/words.ts';
import type { AdviceContent } from '../models/advice-text.ts';
import { STAGES } from '../models/household.ts';
import { dimensions } from '../province/current.ts';
import { readTextUpTo } from '../readers/text-up-to.ts';

const NAME = 'edit-advice';
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** Advice speaks of hunger and illness itself, so words of danger in it are no cry for help. */
const typed = {
  kind: 'ask',
  choices: () => [],
  shows: 'text',
  verbatim: true,
  required: true,
  heeds: true,
} as const;

/**
 * An officer adds a piece of advice, or changes the one with the id `advice` (domain.md §5.6). Begun with `{}` or
 * `{ advice }` and, for a change, the answers of `adviceAnswers`.
 */
const flow = defineFlow<object>({
  name: NAME,
  version: 1,
  steps: {
    dimension: { kind: 'choice', options: () => dimensions().map(({ id }) => id), required: true },
    stages: { kind: 'many', options: () => STAGES, required: true },
    season: { kind: 'choice', options: () => ['all-year', 'some-months'], required: true },
    months: {
      kind: 'many',
      options: () => MONTHS,
      when: ({ season }) => season === 'some-months',
      required: true,
    },
    title: { ...typed, read: readTextUpTo(LONGEST_TITLE, { lines: false }) },
    body: { ...typed, read: readTextUpTo(LONGEST_BODY, { lines: true }) },
    obstacles: { kind: 'many', options: () => [...OBSTACLES, 'none'], exclusive: 'none' },
    summary: { kind: 'review' },
  },
});

export const editAdvice = botFlow<object>({
  flow,
  load: async ({ person }) => (may(person, 'edit-advice') ? {} : null),
  words: () => ({}),
  label: (question, option, _, language) => labelOf(question, option, language),
  record: async (before, { speaker, state }) => {
    const arrives = state.status === 'open' && state.step === 'summary' && before.step !== 'summary';
    const content = arrives ? contentIn(state.answers) : undefined;
    return content ? [advicePreview(content, speaker.at, speaker.person.language)] : [];
  },
  done: async ({ speaker, state }: Passage<object>): Promise<Ending> => {
    const { person, event, at } = speaker;
    const { answers, data } = state;
    const content = contentIn(answers);
    if (!content) {
      // A text she took back on the way is the only thing that can be missing.
      const step = typeof answers['title'] === 'string' ? 'body' : 'title';
      return { kind: 'return', step, says: [{ key: 'gone' }] };
    }
    const id = typeof data['advice'] === 'string' ? data['advice'] : newId(content.dimension, event);
    const kept = Object.entries(state.sources ?? {}).filter(([key]) => ['title', 'body'].includes(key));
    const by = { by: person.ref, at, event };
    const became = await storeAdvice(by, id, content, Object.fromEntries(kept));
    const library = commandButton('advice-library', `of ${content.dimension}`);
    const end = (key: string): Ending => ({ kind: 'end', says: [{ key, buttons: [library, 'menu'] }] });
    if (became === 'live') return end('live');
    const told = await tellApprovers(person.ref, event, 1);
    if (told === 0) return end('waiting-alone');
    return end(adviceById(id) ? 'waiting' : 'waiting-new');
  },
});

/** The answers with which a change of `content` begins: every line of its summary can then be tapped. */
export function adviceAnswers({
  dimension,
  stages,
  months,
  title,
  body,
  obstacles = [],
}: AdviceContent): Answers {
  return {
    dimension,
    stages,
    season: months === null ? 'all-year' : 'some-months',
    ...(months && { months: months.map(String) }),
    title,
    body,
    obstacles: obstacles.length > 0 ? obstacles : ['none'],
  };
}

/** The card that households get, as something to say to an officer; its buttons record nothing. */
export function advicePreview(content: AdviceContent, at: Date, language: Language): Say {
  const card = adviceCard({ ...content, id: '' }, bangkokDate(at), language, { preview: true });
  return { key: 'preview', card };
}

/** What was answered, as advice; undefined while something is missing. */
function contentIn({ season, months, obstacles, ...rest }: Answers): AdviceContent | undefined {
  const helps = list(obstacles).filter((one) => one !== 'none');
  return contentOf({
    ...rest,
    months: season === 'some-months' ? list(months).map(Number) : null,
    ...(helps.length > 0 && { obstacles: helps }),
  });
}

function list(answer: Answer | undefined): readonly string[] {
  return Array.isArray(answer) ? (answer as readonly string[]) : [];
}

function labelOf(question: string, option: string, language: Language): string | undefined {
  if (question === 'dimension') return dimensionName(option, language);
  if (question === 'stages') return sentence(language, 'household', `stages.${option}`);
  if (question === 'obstacles' && option !== 'none')
    return sentence(language, 'weekly-report', `obstacle.options.${option}`);
  return undefined;
}

/** Made from the event, so that working it in twice adds one piece. */
function newId(dimension: string, event: string): string {
  return `adv-${dimension}-${createHash('sha256').update(event).digest('hex').slice(0, 8)}`;
}
