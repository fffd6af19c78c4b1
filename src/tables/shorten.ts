const GRAPHEMES = new Intl.Segmenter('th', { granularity: 'grapheme' });
const LONGEST = 40;

/** A value of a file as it is shown in a message: on one line, at most 40 visible characters. */
export function shorten(value: string): string {
  const line = value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  if (line.length <= LONGEST) return line;
  // Cut between visible characters: half a Thai syllable shows as a dotted circle.
  const shown = [...GRAPHEMES.segment(line.slice(0, LONGEST * 8))].map(({ segment }) => segment);
  return shown.length <= LONGEST ? line : `${shown.slice(0, LONGEST - 1).join('')}…`;
}
