import agencies from '../../content/agencies.json' with { type: 'json' };
import aidMenu from '../../content/aid-menu.json' with { type: 'json' };
import channels from '../../content/channels.json' with { type: 'json' };
import dimensions from '../../content/dimensions.json' with { type: 'json' };
import holidays from '../../content/holidays.json' with { type: 'json' };
import officials from '../../content/officials.json' with { type: 'json' };
import series from '../../content/series.json' with { type: 'json' };
import slogans from '../../content/slogans.json' with { type: 'json' };
import { z } from 'zod';
import { LABEL } from '../messages/label.ts';
import { bare } from '../readers/text.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/u);
const words = z.string().trim().min(1).max(120);
/** What stands on a quick-reply button: LINE allows 20 characters as people count them. */
const label = words.refine((text) => [...new Intl.Segmenter('th').segment(text)].length <= LABEL, {
  params: { problem: 'label', values: { most: LABEL } },
});

/** One dimension of the programme, with its lead agency and the words by which people mean it (domain.md §1, R8, R9). */
const Dimension = z.object({
  id,
  no: z.int().min(1).max(20),
  th: words,
  en: words,
  /** Its lead agency: an id of that list, or the name in full, as lists from before there was one have it. */
  agency: words,
  words: z.array(words).default([]),
});
export type Dimension = z.infer<typeof Dimension>;

/** An agency that takes requests and cases on (domain.md R9, R26): its name, and what stands on its button. */
const Agency = z.object({ id, th: words, en: words, short: label });
export type Agency = z.infer<typeof Agency>;

/** One item of the aid menu (domain.md R15, R16). */
const AidItem = z.object({
  id,
  dimension: id,
  type: z.enum(['relief', 'development']),
  th: label,
  en: label,
  /** Who gives it, an id of the agencies; absent: the lead agency of its dimension. */
  agency: id.exactOptional(),
});
export type AidItem = z.infer<typeof AidItem>;

const Slogans = z.object({ motto: words, province: words, signature: words });
/** The programme's fixed closing words (domain.md R18, R27). */
export type Slogans = z.infer<typeof Slogans>;

const Official = z.object({ name: words, title: words });
const Officials = z.object({
  office: words,
  place: words,
  reporter: words,
  governor: Official.exactOptional(),
  secretary: Official.exactOptional(),
});
/**
 * The office that publishes the digest, where it does, which group of it reports, and who leads and who summarises (domain.md
 * R27-R29). Persons change, and their names come from here only (R30); none is shipped.
 */
export type Officials = z.infer<typeof Officials>;
const Series = z.object({ name: words, firstEp: z.int().min(1).max(100_000) });
/** The series of stories: its name, and the number with which it begins here (domain.md R23). */
export type Series = z.infer<typeof Series>;

const Channel = z.object({
  id,
  th: label,
  en: label,
  hosts: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/u),
    )
    .max(20)
    .default([]),
});
/** A way by which districts make their work known, with the sites whose links are of it (domain.md R22). */
export type Channel = z.infer<typeof Channel>;

const Holiday = z.object({
  date: z.iso.date(),
  th: words,
  en: words,
});
/** A day on which offices are closed, `2026-12-31`. */
export type Holiday = z.infer<typeof Holiday>;

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
          params: { problem: 'shared-word', values: { word, owner } },
        });
    }
  }
}

/** Refuses items of which two say the same in `field`, their key. */
function refuseTwice<F extends string>(
  field: F,
): (items: readonly Record<F, string>[], context: z.RefinementCtx) => void {
  return (items, context) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      if (seen.has(item[field]))
        context.addIssue({ code: 'custom', path: [index, field], params: { problem: `twice-${field}` } });
      seen.add(item[field]);
    }
  };
}

/** A link of a site that two channels claim could not be told apart. */
function refuseSharedHosts(items: readonly Channel[], context: z.RefinementCtx): void {
  const owners = new Map<string, string>();
  for (const [index, { id: own, hosts }] of items.entries()) {
    for (const host of new Set(hosts)) {
      const owner = owners.get(host);
      if (owner === undefined) owners.set(host, own);
      else
        context.addIssue({
          code: 'custom',
          path: [index, 'hosts'],
          params: { problem: 'shared-host', values: { host, owner } },
        });
    }
  }
}

/** The lists the province may change without a programmer: how each is checked, and what it is before anyone changes it. */
export const LISTS = {
  dimensions: {
    schema: z
      .array(Dimension)
      .min(1)
      .max(12)
      .superRefine(refuseTwice('id'))
      .superRefine(refuseSharedWords)
      .transform((items) => items.toSorted((a, b) => a.no - b.no)),
    shipped: dimensions as readonly Dimension[],
  },
  'aid-menu': {
    schema: z.array(AidItem).min(1).max(200).superRefine(refuseTwice('id')),
    shipped: aidMenu as readonly AidItem[],
  },
  agencies: {
    // A question about the agency has a button for each and one for all others; LINE shows 13.
    schema: z.array(Agency).min(1).max(12).superRefine(refuseTwice('id')),
    shipped: agencies as readonly Agency[],
  },
  channels: {
    // A question about the channel has a button for each; LINE shows 13.
    schema: z.array(Channel).min(1).max(12).superRefine(refuseTwice('id')).superRefine(refuseSharedHosts),
    shipped: channels as readonly Channel[],
  },
  holidays: {
    schema: z
      .array(Holiday)
      .max(400)
      .superRefine(refuseTwice('date'))
      .transform((items) => items.toSorted((a, b) => a.date.localeCompare(b.date))),
    shipped: holidays as readonly Holiday[],
  },
  series: { schema: Series, shipped: series as Series },
  slogans: { schema: Slogans, shipped: slogans as Slogans },
  officials: { schema: Officials, shipped: officials as Officials },
} as const;

export type ListName = keyof typeof LISTS;
