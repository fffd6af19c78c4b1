const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
/** Marks and joined emoji that may stand on one another before they count as more than one character. */
const MOST_UNITS = 4;

/**
 * How many characters a person would count: a Thai letter is one together with its vowels and tone. Marks heaped up
 * beyond what any script does count too, so that a short text is never long for LINE.
 */
export function countCharacters(text: string): number {
  const seen = [...graphemes.segment(text)].length;
  return Math.max(seen, Math.ceil(text.length / MOST_UNITS));
}
