import { z } from 'zod';

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Whether `text` has at most `max` grapheme clusters; stops counting there, so a huge text costs nothing. */
export function hasAtMostGraphemes(text: string, max: number): boolean {
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count += 1;
    if (count > max) return false;
  }
  return true;
}

/** A text of 1 to `max` UTF-16 units, which is how LINE counts unless it says otherwise. */
export function text(max: number) {
  return z.string().min(1, 'May not be empty').max(max, `Length must be between 0 and ${max}`);
}

/**
 * A text of 1 to `max` grapheme clusters: a Thai letter with its vowel and tone mark is one. LINE counts so in labels,
 * in what a tap says for a person, and in templates (LINE, "Character counting in a text").
 */
export function graphemeText(max: number) {
  return z
    .string()
    .min(1, 'May not be empty')
    .refine((value) => hasAtMostGraphemes(value, max), `Length must be between 0 and ${max}`);
}

/** A list of `min` to `max` items. */
export function list<T extends z.ZodType>(item: T, min: number, max: number) {
  const sentence = `Size must be between ${min} and ${max}`;
  return z.array(item).min(min, sentence).max(max, sentence);
}
