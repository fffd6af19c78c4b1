import { draftMessages } from '../messages/digest-draft.ts';
import { digestMessages, type DigestPlace } from '../messages/digest-card.ts';
import { publicMessages } from '../messages/public-digest.ts';
import { missingMentors } from '../messages/missing-mentors.ts';
import type { LineMessage } from '../line/client.ts';
import { Digests, type Digest } from '../models/digest.ts';
import type { Person } from '../models/person.ts';
import type { Composer, GroupComposer } from '../outbox/composer.ts';
import { areaKey } from './addresses.ts';
import { editionOf } from './edition.ts';

/**
 * Makes an officer's edition of her own area. Not needed when a newer revision has been sent meanwhile, or she is no officer
 * any more.
 */
export function createComposeDigest(place: DigestPlace): Composer {
  return async (rows) => {
    const digests = await digestsOf(rows.map(({ data }) => data['week'] ?? ''));
    const made = new Map<string, Promise<LineMessage[]>>();
    return Promise.all(
      rows.map(({ person, data: { week = '', revision = '' } }) => {
        const digest = digests.get(week);
        if (!digest || String(digest.revision) !== revision || !person.officer) return 'not-needed';
        const key = `${week} ${areaKey(person.officer)} ${person.language}`;
        const messages = made.get(key) ?? edition(digest, person, place);
        made.set(key, messages);
        return messages;
      }),
    );
  };
}

/** Makes the draft for an officer of the province. Not needed once it was sent. */
export function createComposeDraft(place: DigestPlace): Composer {
  return async (rows) => {
    const digests = await digestsOf(rows.map(({ data }) => data['week'] ?? ''));
    return Promise.all(
      rows.map(({ person, data: { week = '' } }) => {
        const digest = digests.get(week);
        const isMeant = digest && digest.state !== 'sent' && person.officer?.level === 'province';
        return isMeant ? draftMessages(digest, place, person.language) : 'not-needed';
      }),
    );
  };
}

/** Makes the public edition for groups. Not needed when a newer revision has been sent meanwhile. */
export function createComposePublic(place: DigestPlace): GroupComposer {
  return async (rows) => {
    const digests = await digestsOf(rows.map(({ week = '' }) => week));
    return Promise.all(
      rows.map(({ week = '', revision = '' }) => {
        const digest = digests.get(week);
        return digest && String(digest.revision) === revision ? publicMessages(digest, place) : 'not-needed';
      }),
    );
  };
}

async function digestsOf(weeks: readonly string[]): Promise<ReadonlyMap<string, Digest>> {
  const found = await Digests.find({ _id: { $in: [...new Set(weeks)] } }).lean();
  return new Map(found.map((digest) => [digest._id, digest]));
}

async function edition(
  digest: Digest,
  { officer, language }: Person,
  place: DigestPlace,
): Promise<LineMessage[]> {
  const scope = officer!;
  const messages = digestMessages(digest, await editionOf(digest, scope), place, language);
  // The province has thousands; who they are is each district's business.
  if (scope.level === 'province') return messages;
  return [...messages, ...(await missingMentors(scope, digest._id, language))];
}
