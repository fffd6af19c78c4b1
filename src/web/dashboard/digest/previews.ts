import type { OfficerScope } from '../../../access/area.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { publicAddress } from '../../../digest/addresses.ts';
import { editionOf } from '../../../digest/edition.ts';
import { pressText } from '../../../digest/press-text.ts';
import { digestMessages } from '../../../messages/digest-card.ts';
import { missingMentors } from '../../../messages/missing-mentors.ts';
import { publicMessages } from '../../../messages/public-digest.ts';
import type { Digest } from '../../../models/digest.ts';
import { cardsInHtml } from '../../flex-html.ts';

/** Unsaved words in an officer's hand: the first words (absent: the programme's own), and why she corrects. */
export interface Unsaved {
  lead?: string | undefined;
  reason?: string | undefined;
}

/** A digest as it would be with these words; nothing is stored. */
export function withWords(
  digest: Digest,
  { lead, reason }: Unsaved,
  { by, at }: { by: string; at: Date },
): Digest {
  const { lead: _, ...unchanged } = digest;
  const no = digest.revision + 1;
  return {
    ...unchanged,
    ...(lead !== undefined && { lead }),
    ...(reason !== undefined && {
      revision: no,
      corrections: [...digest.corrections, { no, at, by, reason }],
    }),
  };
}

/**
 * What goes out of a digest: the card an officer of `scope` gets, the one for groups, both as HTML, and the press text.
 * Pictures are shown apart (picture-door.ts).
 */
export async function cardsOf(digest: Digest, scope: OfficerScope, baseUrl: string, language: Language) {
  const place = { baseUrl, pictures: false };
  const [own, province] = await Promise.all([
    editionOf(digest, scope),
    editionOf(digest, { level: 'province' }),
  ]);
  return {
    card: cardsInHtml(digestMessages(digest, own, place, language)),
    group: cardsInHtml(await publicMessages(digest, place)),
    press: pressText(province, { address: publicAddress(baseUrl, digest._id) }),
  };
}

/** The card with the mentors who are missing, for an officer below the province; empty where nobody is. */
export async function missingOf(week: string, scope: OfficerScope, language: Language): Promise<string> {
  return scope.level === 'province' ? '' : cardsInHtml(await missingMentors(scope, week, language));
}
