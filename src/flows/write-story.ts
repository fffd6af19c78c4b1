import { may } from '../access/rights.ts';
import { mayShowPictures } from '../announcements/pictures.ts';
import { mayPublish } from '../consents/may-publish.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { botFlow, type Ending, type Language, type Passage, type Speaker } from '../conversation/bot-flow.ts';
import { defineFlow, type Answers } from '../conversation/flow.ts';
import type { ConversationState, Say } from '../conversation/state.ts';
import { say as words } from '../messages/words.ts';
import { Households, type Household } from '../models/household.ts';
import { Reports, type Report } from '../models/report.ts';
import { MOST_PHOTOS, STORY_TEXTS, type Story, type StoryText } from '../models/story.ts';
import { readStoryText } from '../readers/story-text.ts';
import { readTextUpTo } from '../readers/text-up-to.ts';
import { readVideoLink } from '../readers/video-link.ts';
import { carefulWords } from '../stories/careful-words.ts';
import { linkPhoto, pictureMessage } from '../stories/photo-links.ts';
import { publishablePhotos } from '../stories/publishable-photos.ts';
import { submitStory } from '../stories/submit-story.ts';
import { suggestText } from '../stories/suggest-text.ts';
import { ownWordsOrNone } from './own-words-step.ts';

const NAME = 'write-story';
/** Instead of a text of her own: the one that was made from the report. */
const SUGGESTED = 'use-suggestion';
const LONGEST = { title: 60, person: 40 };

interface StoryContext {
  household: Household;
  report: Report;
  /** LINE message ids of the photos that may be chosen: no more than she can be shown in one answer. */
  free: readonly string[];
  suggestion: string | undefined;
}

/** A story speaks of hunger and illness that are over, so words of danger in it are no cry for help. */
const typed = { kind: 'ask', shows: 'text', verbatim: true, heeds: true } as const;

/**
 * An officer writes a story about a household that agrees to it (domain.md R23, §5.7). Begun with `{ report, household }`, and
 * for one that came back to her also `{ story }` (its ref) with the answers of `storyAnswers`.
 */
const flow = defineFlow<StoryContext>({
  name: NAME,
  version: 1,
  steps: {
    title: {
      ...typed,
      read: readTextUpTo(LONGEST.title, { lines: false }),
      choices: () => [],
      required: true,
    },
    text: {
      ...typed,
      read: readStoryText,
      choices: ({ suggestion }) => (suggestion === undefined ? [] : [SUGGESTED]),
      proposes: ({ suggestion }) => suggestion,
      required: true,
    },
    quote: { ...ownWordsOrNone, heeds: true },
    person: {
      ...typed,
      read: readTextUpTo(LONGEST.person, { lines: false }),
      choices: ({ household }) => [household.name, 'skip'],
    },
    pictures: {
      kind: 'many',
      options: ({ free }) => [...free, 'none'],
      exclusive: 'none',
      when: (_, { free }) => free.length > 0,
    },
    video: { ...typed, read: readVideoLink, choices: () => ['skip'] },
    // Consent C3 was given to the promise that it is shown every time (domain.md §5.2).
    shown: {
      kind: 'choice',
      options: () => ['shown', 'not-yet'],
      says: { yes: 'shown', no: 'not-yet' },
      required: true,
    },
    summary: { kind: 'review' },
  },
});

export const writeStory = botFlow<StoryContext>({
  flow,
  load: async ({ person }, { data }) => {
    const report = await Reports.findById(String(data['report'])).lean();
    const household = report && (await Households.findById(report.household).lean());
    if (!report || !household || !may(person, 'draft-story', household) || !mayPublish(household))
      return null;
    const free = publishablePhotos(report)
      .slice(0, MOST_PHOTOS)
      .map(({ message }) => message);
    return { household, report, free, suggestion: suggestText(report, household) };
  },
  words: ({ household }) => ({ household: household.name }),
  label: (question, option, { free, suggestion }, language) => {
    if (question === 'text' && option === SUGGESTED) return suggestion;
    const at = question === 'pictures' ? free.indexOf(option) : -1;
    return at < 0 ? undefined : words(language, NAME, 'pictures.number', { number: at + 1 });
  },
  pictures: async (speaker, { report, free }) => {
    const links = free.map(async (message) => {
      const token = await linkPhoto(speaker.person.ref, report._id, message, speaker.at);
      return [message, `/stories/${token}/preview.jpg`] as const;
    });
    return Object.fromEntries(await Promise.all(links));
  },
  hints,
  record: async (before, { speaker, state, context }) => {
    if (state.status !== 'open' || state.step === before.step) return [];
    const { suggestion } = context;
    if (state.step === 'text' && suggestion !== undefined && !('text' in state.answers))
      return [{ key: 'suggested', values: { suggestion } }];
    if (state.step === 'pictures') return showPhotos(speaker, context);
    return state.step === 'summary' ? hints(state, context, speaker.person.language) : [];
  },
  done: async ({ speaker, state, context }: Passage<StoryContext>): Promise<Ending> => {
    const { data, sources = {} } = state;
    const { household, report } = context;
    const { title, text, ...others } = textsIn(state.answers, context);
    // She has taken the message back that brought it.
    if (title === undefined || text === undefined)
      return { kind: 'return', step: title === undefined ? 'title' : 'text', says: [{ key: 'gone' }] };
    if (state.answers['shown'] !== 'shown')
      return { kind: 'return', step: 'shown', says: [{ key: 'show-first' }] };
    const { pictures } = state.answers;
    const ref = typeof data['story'] === 'string' ? data['story'] : undefined;
    const sent = {
      household,
      report,
      texts: { ...others, title, text },
      sources: Object.fromEntries(STORY_TEXTS.flatMap((key) => (sources[key] ? [[key, sources[key]]] : []))),
      photos: Array.isArray(pictures) ? (pictures as readonly string[]) : [],
    };
    const submitted = await submitStory(speaker, sent, ref);
    const key = submitted.became === 'waiting' && submitted.told === 0 ? 'waiting-alone' : submitted.became;
    return { kind: 'end', says: [{ key, buttons: [commandButton('stories'), 'menu'] }] };
  },
});

/** The answers and their messages with which a story that came back is opened again: every line can then be changed. */
export function storyAnswers(story: Story): { answers: Answers; sources: Record<string, string> } {
  const texts = STORY_TEXTS.flatMap((key) => (story[key] === undefined ? [] : [[key, story[key]] as const]));
  // What is not there was passed over; a headline or text that was taken back is asked for.
  const passed = (['quote', 'person', 'video'] as const).flatMap((key) =>
    story[key] === undefined ? [[key, null] as const] : [],
  );
  const photos = story.photos.map(({ message }) => message);
  return {
    answers: Object.fromEntries([
      ...texts,
      ...passed,
      ['pictures', photos.length > 0 ? photos : ['none']],
    ]) as Answers,
    sources: Object.fromEntries(Object.entries(story.sources)),
  };
}

function textsIn(answers: Answers, { suggestion }: StoryContext): Partial<Record<StoryText, string>> {
  return Object.fromEntries(
    STORY_TEXTS.flatMap((key) => {
      const answer = key === 'text' && answers[key] === SUGGESTED ? suggestion : answers[key];
      return typeof answer === 'string' && answer !== 'unknown' ? [[key, answer]] : [];
    }),
  );
}

/** The photos in the order of their numbers, where LINE can fetch them. */
async function showPhotos(speaker: Speaker, { report, free }: StoryContext): Promise<Say[]> {
  if (!mayShowPictures(speaker)) return [];
  const { person, at, baseUrl } = speaker;
  const tokens = await Promise.all(free.map((message) => linkPhoto(person.ref, report._id, message, at)));
  return tokens.map((token) => ({ key: 'pictures.number', card: pictureMessage(baseUrl, token) }));
}

/** Kind hints about words, once, before she looks at the whole; they keep nothing from being sent. */
function hints({ answers }: ConversationState, context: StoryContext, language: Language): Say[] {
  const { title, text, quote, person } = textsIn(answers, context);
  const { name } = context.household;
  const isNamed = person === undefined && [title, text, quote].some((one) => one?.includes(name));
  const { belittling, health } = carefulWords([title ?? '', text ?? '', quote ?? '']);
  return [
    ...(belittling
      ? [
          {
            key: 'hint-words',
            values: {
              word: belittling.word,
              instead: words(language, NAME, `instead.${belittling.instead}`),
            },
          },
        ]
      : []),
    ...(isNamed ? [{ key: 'hint-name', values: { name } }] : []),
    ...(health === undefined ? [] : [{ key: 'hint-health', values: { word: health } }]),
  ];
}
