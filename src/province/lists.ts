import aidMenu from '../../content/aid-menu.json' with { type: 'json' };
import dimensions from '../../content/dimensions.json' with { type: 'json' };
import slogans from '../../content/slogans.json' with { type: 'json' };
import { z } from 'zod';
import { bare } from '../readers/text.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/u, { error: 'write small letters, digits and "-"' });
const words = z.string().trim().min(1).max(120);
/** What stands on a quick-reply button: LINE allows 20 characters as people count them. */
const label = words.refine((text) => [...new Intl.Segmenter('th').segment(text)].length <= 20, {
  error: 'is longer than 20 characters, the most that a LINE button shows',
});

/** One dimension of the programme, with its lead agency and the words by which people mean it (domain.md §1, R8, R9). */
const Dimension = z.object({
  id,
  no: z.int().min(1).max(20),
  th: words,
  en: words,
  agency: words,
  words: z.array(words).default([]),
});
export type Dimension = z.infer<typeof Dimension>;

/** One item of the aid menu (domain.md R15, R16). */
const AidItem = z.object({
  id,
  dimension: id,
  type: z.enum(['relief', 'development']),
  th: label,
  en: label,
});
export type AidItem = z.infer<typeof AidItem>;

const Slogans = z.object({ motto: words, province: words, signature: words });
/** The programme's fixed closing words (domain.md R18, R27). */
export type Slogans = z.infer<typeof Slogans>;

/** A word that means two dimensions would mean none: answers and files could not tell which. */
function refuseSharedWords(items: readonly Dimension[], context: z.RefinementCtx): void {
  const owners = new Map<string, string>();
  for (const [index, { id: own, th, en, words: also }] of items.entries()) {
    for (const word of new Set([own, th, en, ...also].map(bare))) {
      const owner = owners.get(word);
      if (owner === undefined) owners.set(word, own);
      else
        context.addIssue({
          code: 'custom',
          path: [index, 'words'],
          message: `"${word}" already means ${owner}; take it away from one of the two`,
        });
    }
  }
}

const uniqueIds = <T extends { id: string }>(items: readonly T[]): boolean =>
  new Set(items.map((item) => item.id)).size === items.length;

/** The lists the province may change without a programmer: how each is checked, and what it is before anyone changes it. */
export const LISTS = {
  dimensions: {
    schema: z
      .array(Dimension)
      .min(1)
      .max(12)
      .refine(uniqueIds, { error: 'two dimensions have the same id' })
      .superRefine(refuseSharedWords)
      .transform((items) => items.toSorted((a, b) => a.no - b.no)),
    shipped: dimensions as readonly Dimension[],
  },
  'aid-menu': {
    schema: z.array(AidItem).min(1).max(200).refine(uniqueIds, { error: 'two items have the same id' }),
    shipped: aidMenu as readonly AidItem[],
  },
  slogans: { schema: Slogans, shipped: slogans as Slogans },
} as const;

export type ListName = keyof typeof LISTS;
