import type { messagingApi } from '@line/bot-sdk';
import type { ChatItem } from '../contract.ts';
import { opensSomething, perform, type Chat } from './actions.ts';
import { element } from './element.ts';
import { icon, type IconName } from './icon.ts';
import { showTrouble } from './notice.ts';
import { picture } from './picture.ts';

const SIGNS: Readonly<Record<string, IconName>> = { camera: 'camera', cameraRoll: 'photo', location: 'pin' };

/**
 * The row of buttons over the text field, for the last message of a chat only. A tap takes the row away, and so does
 * any new message.
 * Source: LINE, "Use quick replies".
 */
export function createQuickReplies(chat: Chat) {
  const row = element('div', { class: 'quick-replies', role: 'group', 'aria-label': 'คำตอบด่วน' });
  let tapped: string | null = null;
  let shown: string | null = null;

  const buttonOf = (itemId: string, { action, imageUrl }: messagingApi.QuickReplyItem) => {
    if (!action) return null;
    const label = action.label ?? '';
    const sign = SIGNS[action.type ?? ''];
    const button = element(
      'button',
      { type: 'button', class: 'quick-reply', 'data-quick-reply': label },
      imageUrl ? picture(imageUrl) : sign ? icon(sign) : null,
      label,
    );
    button.addEventListener('click', () => {
      if (!opensSomething(action)) {
        tapped = itemId;
        row.hidden = true;
      }
      perform(action, chat).catch(showTrouble);
    });
    return button;
  };

  /** Shows the buttons of `last`, the last bubble of the chat, if it has any. */
  const show = (last: ChatItem | undefined) => {
    const { items = [] } = (last?.message['quickReply'] ?? {}) as Partial<messagingApi.QuickReply>;
    row.hidden = !last || last.from !== 'bot' || items.length === 0 || tapped === last.id;
    // Drawn once for each message: the person may have pushed the row sideways, or stand on a button.
    if (!last || last.id === shown) return;
    shown = last.id;
    row.replaceChildren(...items.map((one) => buttonOf(last.id, one)).filter((one) => one !== null));
    row.scrollLeft = 0;
  };
  return { element: row, show };
}
