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
import { showDate } from './show-date.ts';
import { showWeek } from './show-week.ts';
import { say as words } from './words.ts';
import { bangkokDate } from '../clock.ts';

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
  const { scope, week, total } = figures;
  const address = officerAddress(place.baseUrl, digest, scope);
  const usual = [
    ...(total.urgent.pending > 0 ? [button(words(language, null, 'buttons.urgent'), 'urgent')] : []),
    ...(total.reported < total.households
      ? [button(words(language, null, 'buttons.missing'), 'missing')]
      : []),
  ];
  const correction = corrections.at(-1);
  const card = listCard({
    title: word('title', { place: placeLine(scope, language) }),
    note: [
      showWeek(week, language),
      ...(correction
        ? [word('corrected', { no: correction.no, date: showDate(bangkokDate(correction.at), language) })]
        : []),
    ].join(' · '),
    items: [
      ...extra,
      ...(correction ? [{ text: correction.reason }] : []),
      ...(lead === undefined ? [] : [{ text: lead }]),
      ...digestItems(edition, language),
      { lines: [slogans().motto, slogans().province] },
    ],
    buttons: [...(buttons ?? usual), { label: word('buttons.page'), uri: address }],
  });
  return [card, ...(place.pictures ? [picture(`${address}/picture.png`)] : [])];
}

function picture(address: string): LineMessage {
  return { type: 'image', originalContentUrl: address, previewImageUrl: address };
}

function button(label: string, command: string): CardButton {
  return { label, value: commandButton(command) };
}
