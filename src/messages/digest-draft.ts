import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { editionOf } from '../digest/edition.ts';
import { digestCost } from '../digest/digest-cost.ts';
import type { LineMessage } from '../line/client.ts';
import type { Digest } from '../models/digest.ts';
import { standingOf } from '../digest/sending-time.ts';
import { digestMessages, type DigestPlace } from './digest-card.ts';
import { draftStories } from './draft-stories.ts';
import type { CardButton, CardItem } from './list-card.ts';
import { showDayAndTime, showTime } from './show-moment.ts';
import { showNumber } from './show-number.ts';
import { say as words } from './words.ts';

/**
 * The digest of a week as an officer of the province sees it before it is sent: when it goes, to how many, its stories, and
 * what she can do. Of one that was sent: when, and the button for a correction.
 */
export async function draftMessages(
  digest: Digest,
  place: DigestPlace,
  language: Language,
): Promise<LineMessage[]> {
  const edition = await editionOf(digest, { level: 'province' });
  const isSent = digest.state === 'sent';
  const { items, more } = isSent ? { items: [], more: [] } : await draftStories(digest, 0, language);
  const extra = [await stateItem(digest, language), ...items];
  // Before it is sent its stories stand above, each with a button: once is enough.
  const shown = isSent ? edition : { ...edition, stories: [] };
  return digestMessages(digest, shown, place, language, {
    extra,
    buttons: [...buttonsOf(digest, place, language), ...more],
  });
}

async function stateItem(digest: Digest, language: Language): Promise<CardItem> {
  const word = (key: string, values = {}): string => words(language, 'digest', key, values);
  const { sendsAt, sentAt } = digest;
  const standing = standingOf(digest);
  if (standing === 'sent') {
    const time = sentAt ? showDayAndTime(sentAt, language) : '';
    return { lines: [word('sent-note', { time })] };
  }
  const { officers, groups, cost, left } = await digestCost();
  const when =
    standing === 'goes'
      ? word('draft.sends', { time: sendsAt ? showTime(sendsAt, language) : '' })
      : word(`draft.${standing}`);
  const numbers = {
    officers: showNumber(officers),
    groups: showNumber(groups),
    cost: showNumber(cost),
  };
  return {
    title: word('draft.title'),
    text: when,
    lines: [
      word(groups > 0 ? 'draft.cost-groups' : 'draft.cost', numbers),
      ...(left === null ? [] : [word('draft.left', { left: showNumber(left) })]),
    ],
  };
}

function buttonsOf({ _id: week, state }: Digest, { baseUrl }: DigestPlace, language: Language): CardButton[] {
  const deed = (name: string): CardButton => ({
    label: words(language, 'digest', `buttons.${name}`),
    value: commandButton('digest', `${name} ${week}`),
  });
  if (state === 'sent')
    return [
      { label: words(language, 'digest', 'buttons.public'), uri: `${baseUrl}/digests/${week}` },
      deed('correct'),
    ];
  return [
    deed('send'),
    deed('lead'),
    deed('video'),
    ...(state === 'draft' ? [deed('hold')] : []),
    deed('recount'),
  ];
}
