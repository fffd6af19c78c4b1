import type { Answer, Answers } from './flow.ts';
import type { Photo } from './state.ts';

/** What was told at one time: a conversation, a report, an earlier state of one, an addition to one. */
export interface Told {
  answers: Answers;
  shelf?: Answers;
  sources?: Readonly<Record<string, string>>;
  photos?: readonly (string | Photo)[];
  unchanged?: readonly string[];
  changing?: { key: string; was: Answer };
}

/** The answers that were kept word for word from `message`. */
export function wordsFrom({ answers, shelf, sources = {} }: Told, message: string): string[] {
  const all: Answers = { ...shelf, ...answers };
  return Object.keys(sources)
    .filter((key) => sources[key] === message)
    .flatMap((key) => (typeof all[key] === 'string' ? [all[key]] : []));
}

/**
 * The same without what `message` brought: answers kept word for word become `null`, its photo goes. `words` are all
 * answers it brought: those that were repeated from last week ("as last week") go as well.
 */
export function withoutMessage<T extends Told>(told: T, message: string, words: ReadonlySet<string>): T {
  const { answers, shelf, sources, photos, unchanged = [], changing } = told;
  const clean = (key: string, answer: Answer): Answer => {
    if (sources?.[key] === message) return null;
    if (typeof answer === 'string') return unchanged.includes(key) && words.has(answer) ? null : answer;
    return Array.isArray(answer) ? (answer as readonly string[]).filter((one) => one !== message) : answer;
  };
  const cleanAll = (all: Answers): Answers =>
    Object.fromEntries(Object.entries(all).map(([key, answer]) => [key, clean(key, answer ?? null)]));
  return {
    ...told,
    answers: cleanAll(answers),
    ...(shelf && { shelf: cleanAll(shelf) }),
    ...(sources && {
      sources: Object.fromEntries(Object.entries(sources).filter(([, source]) => source !== message)),
    }),
    ...(photos && {
      photos: photos.filter((one) => (typeof one === 'string' ? one : one.id) !== message),
    }),
    ...(changing && { changing: { ...changing, was: clean(changing.key, changing.was) } }),
  };
}

/** So short a word may stand in other people's news by chance ("มา"); then only a text that is nothing else is hers. */
const TELLING = 6;

/**
 * The same JSON with dots wherever a text repeats one of `words`. `others`: it is what other people were told, so that a
 * short word counts only as a whole text.
 */
export function withoutWords<T>(value: T, words: ReadonlySet<string>, { others = false } = {}): T {
  const blank = (part: unknown): unknown => {
    if (typeof part === 'string') {
      if (words.has(part)) return '…';
      let text = part;
      for (const word of words) if (!others || word.length >= TELLING) text = text.replaceAll(word, '…');
      return text;
    }
    if (Array.isArray(part)) return part.map(blank);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, blank(inner)]));
  };
  return blank(value) as T;
}
