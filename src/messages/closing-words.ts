import { slogans } from '../province/current.ts';

/** The programme's closing words (domain.md R27) as lines, the province's own. */
export function closingWords(): string[] {
  const { motto, province, signature } = slogans();
  return [`“${motto}”`, province, signature];
}
