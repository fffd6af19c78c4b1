import { officerAddress } from '../digest/addresses.ts';
import type { Edition } from '../digest/edition.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { LineMessage } from '../line/client.ts';
import type { Digest } from '../models/digest.ts';
import { slogans } from '../province/current.ts';
import { digestItems } from './digest-items.ts';
import { listCard, type CardButton, type CardItem } from './list-card.ts';
import { placeLine } from './place-line.ts';
import { showMoment } from './show-moment.ts';
import { showWeek } from './show-week.ts';
import { say as words } from './words.ts';

/** Where the bot's pages are, and whether LINE can fetch pictures from there (announcements/pictures.ts). */
export interface DigestPlace {
  baseUrl: string;
  pictures: boolean;
}

/**
 * An officer's edition: a card, what needs her first, and the picture below it where LINE can fetch it. `extra`: what stands
 * before the figures; `buttons`: instead of the usual ones below the link to the whole page.
 */
export function digestMessages(
  digest: Digest,
  edition: Edition,
  place: DigestPlace,
  language: Language,
  { extra = [], buttons }: { extra?: readonly CardItem[]; buttons?: readonly CardButton[] } = {},
): LineMessage[] {
  const word = (key: string, values = {}): string => words(language, 'digest', key, values);
  const { figures, lead, corrections } = edition;
  const { scope, total } = figures;
  const address = officerAddress(place.baseUrl, digest, scope);
  const usual =
    total.urgent.pending > 0
      ? [{ label: words(language, null, 'buttons.urgent'), value: commandButton('urgent') }]
      : [];
  const correction = corrections.at(-1);
  const card = listCard({
    title: word('title', { place: placeLine(scope, language) }),
    note: noteOf(edition, language),
    items: [
      ...extra,
      ...(correction && correction.reason !== '' ? [{ text: correction.reason }] : []),
      ...(lead === undefined ? [] : [{ text: lead }]),
      ...digestItems(edition, language),
      { lines: [slogans().motto, slogans().province] },
    ],
    buttons: [...(buttons ?? usual), ...pageButtons(edition, address, language)],
  });
  return [card, ...digestPicture(digest, address, place)];
}

/** To the whole page of an edition at `address`, and to the week as a video where there is one. */
export function pageButtons({ video }: Edition, address: string, language: Language): CardButton[] {
  const button = (name: string, uri: string): CardButton => ({
    label: words(language, 'digest', `buttons.${name}`),
    uri,
  });
  return [button('page', address), ...(video === undefined ? [] : [button('watch', video)])];
}

/** Below the title: which days it tells of, and whether it is a correction. */
export function noteOf({ figures, corrections }: Edition, language: Language): string {
  const correction = corrections.at(-1);
  const values = correction && { no: correction.no, date: showMoment(correction.at, language) };
  return [
    showWeek(figures.week, language),
    ...(values ? [words(language, 'digest', 'corrected', values)] : []),
  ].join(' · ');
}

/**
 * The picture of the edition at `address`, where LINE can fetch it. LINE keeps what it has fetched by its address, so each
 * state of the digest has its own; at most 1 MB, it is its own preview (LINE, "Image message").
 */
export function digestPicture(
  { revision, compiledAt }: Pick<Digest, 'revision' | 'compiledAt'>,
  address: string,
  { pictures }: DigestPlace,
): LineMessage[] {
  const picture = `${address}/picture.png?v=${revision}-${compiledAt.getTime()}`;
  return pictures ? [{ type: 'image', originalContentUrl: picture, previewImageUrl: picture }] : [];
}
