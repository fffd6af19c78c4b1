import { areaKey, areaOfKey, isSealed } from '../digest/addresses.ts';
import { editionOf, type Edition } from '../digest/edition.ts';
import type { View } from '../digest/publish.ts';
import { Digests, type Digest } from '../models/digest.ts';

/** An edition as somebody asked for it. */
export interface FoundEdition {
  edition: Edition;
  view: View;
  /** The path of its page; its picture and its press text are below. */
  here: string;
}

const WEEK = /^\d{4}-W\d{2}$/u;

/** What everybody may see of `week`: the province's edition, once it was sent. */
export async function findPublicEdition(week: string): Promise<FoundEdition | null> {
  const digest = await findDigest(week);
  if (digest?.state !== 'sent') return null;
  return {
    edition: await editionOf(digest, { level: 'province' }),
    view: 'public',
    here: `/digests/${week}`,
  };
}

/** The officers' edition of an area, also while it is a draft, for whom has the seal of its address (`officerAddress`). */
export async function findSealedEdition(
  week: string,
  key: string,
  seal: string,
): Promise<FoundEdition | null> {
  const scope = areaOfKey(key);
  const digest = scope && (await findDigest(week));
  if (!scope || !digest || !isSealed(digest, key, seal)) return null;
  const here = `/digests/${week}/areas/${encodeURIComponent(areaKey(scope))}/${seal}`;
  return { edition: await editionOf(digest, scope), view: 'officers', here };
}

async function findDigest(week: string): Promise<Digest | null> {
  if (!WEEK.test(week)) return null;
  // What it said before it was corrected is as large again each time, and nobody asks for it here.
  return Digests.findById(week).select({ earlier: 0, events: 0 }).lean<Digest>();
}
