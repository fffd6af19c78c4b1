import { publicAddress } from '../digest/addresses.ts';
import { editionOf } from '../digest/edition.ts';
import { headlineOf } from '../digest/headline.ts';
import { dimensionLines, reportLines, storyLines } from '../digest/lines.ts';
import { publish } from '../digest/publish.ts';
import type { LineMessage } from '../line/client.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { slogans } from '../province/current.ts';
import { digestPicture, noteOf, pageButtons, type DigestPlace } from './digest-card.ts';
import { listCard } from './list-card.ts';
import { placeLine } from './place-line.ts';
import { say as words } from './words.ts';

/** Officers of one group may have chosen different languages; Thai all of them read. */
const LANGUAGE = 'th';
/** So many stories are named: the card stays a card, and the others are on the page. */
const STORIES = 5;

/**
 * The public edition for a group: its best news, the main figures, the way to its page, and the picture below. No names, and
 * nothing that could be known of a single household (domain.md §5.5).
 */
export async function publicMessages(digest: Digest, place: DigestPlace): Promise<LineMessage[]> {
  const edition = await editionOf(digest, { level: 'province' });
  const shown = publish(edition.figures);
  const address = publicAddress(place.baseUrl, digest._id);
  const card = listCard({
    title: words(LANGUAGE, 'digest', 'title', { place: placeLine(edition.figures.scope, LANGUAGE) }),
    note: noteOf(edition, LANGUAGE),
    items: [
      { text: edition.lead ?? headlineOf(shown, LANGUAGE) },
      { lines: reportLines(shown, LANGUAGE) },
      { lines: dimensionLines(shown, LANGUAGE) },
      ...(edition.stories.length > 0 ? [{ lines: storyLines(edition, LANGUAGE, STORIES) }] : []),
      { lines: [slogans().motto, slogans().province] },
    ],
    buttons: pageButtons(edition, address, LANGUAGE),
  });
  return [card, ...digestPicture(digest, address, place)];
}

/** The public edition that was sent last; null while none was. */
export async function latestPublic(place: DigestPlace): Promise<LineMessage[] | null> {
  const latest = await Digests.findOne({ state: 'sent' }).sort({ _id: -1 }).lean();
  return latest && publicMessages(latest, place);
}
