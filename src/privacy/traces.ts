/** What a person has left in what belongs to others. */
export interface Traces {
  /** Whole texts of hers: names, telephone numbers, sentences. */
  words: ReadonlySet<string>;
  /** Message ids of her photos. */
  photos: ReadonlySet<string>;
  /** Her id at LINE, and what takes its place. */
  userId: string;
  gone: string;
}

/** Shorter words are anybody's: "มี" is no trace, and blanking it would harm what others wrote. */
const SHORTEST = 4;

/** Whether anything of `traces` is in `value`; quick, so that thousands of documents can be asked. */
export function holdsTraces(value: unknown, { words, photos, userId }: Traces): boolean {
  const text = JSON.stringify(value) ?? '';
  const within = (part: string): boolean => text.includes(JSON.stringify(part).slice(1, -1));
  return [userId, ...photos].some(within) || wordsIn({ words }).some(within);
}

/**
 * `value` without the traces: photos are taken out of lists, ids replaced, words blanked. A text that is wholly hers
 * becomes `whole`: `null` in answers, dots in messages, where LINE wants a text.
 */
export function withoutTraces<T>(value: T, traces: Traces, whole: null | '…'): T {
  const { photos, userId, gone } = traces;
  const words = wordsIn(traces);
  const isHers = (part: unknown): boolean =>
    typeof part === 'string'
      ? photos.has(part)
      : typeof part === 'object' && part !== null && photos.has(String((part as { id?: unknown }).id));
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') {
      if (words.includes(part)) return whole;
      let text = part.replaceAll(userId, gone);
      for (const word of words) text = text.replaceAll(word, '…');
      return text;
    }
    if (Array.isArray(part)) return part.filter((one) => !isHers(one)).map(clean);
    if (typeof part !== 'object' || part === null || part instanceof Date) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(value) as T;
}

/** Longest first, so that no word tears a longer one. */
function wordsIn({ words }: Pick<Traces, 'words'>): string[] {
  return [...words].filter((word) => word.length >= SHORTEST).toSorted((a, b) => b.length - a.length);
}
