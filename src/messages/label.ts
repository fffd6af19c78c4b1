/** LINE's limit for the label of a quick reply or template button, in grapheme clusters (LINE, "Character counting"). */
export const LABEL = 20;

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** `text` cut to `longest` grapheme clusters as LINE counts them, so that no Thai vowel or tone mark is torn off. */
export function cut(text: string, longest: number = LABEL): string {
  const parts = [...graphemes.segment(text)].map(({ segment }) => segment);
  return parts.length <= longest ? text : `${parts.slice(0, longest - 1).join('')}…`;
}
