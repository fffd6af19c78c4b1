import type { ChatItem } from '../contract.ts';
import type { Chat } from './actions.ts';
import { element } from './element.ts';
import { icon } from './icon.ts';
import { openMenu } from './menu.ts';
import { showNotice, showTrouble } from './notice.ts';

/** Gives a person's own bubble its menu: by a tap on the bubble, or by a button for those who use the keyboard. */
export function bubbleMenu(bubble: HTMLElement, content: HTMLElement, item: ChatItem, chat: Chat): void {
  const button = element(
    'button',
    { type: 'button', class: 'bubble-more', 'aria-label': 'ตัวเลือกของข้อความ', 'aria-haspopup': 'menu' },
    icon('more'),
  );
  const { text } = item.message;
  const open = () => {
    openMenu(button, [
      {
        words: 'ยกเลิกข้อความ',
        choose: () => void chat.send({ type: 'unsend', messageId: item.id }),
      },
      ...(typeof text === 'string' ? [{ words: 'คัดลอก', choose: () => void copy(text) }] : []),
    ]);
  };
  button.addEventListener('click', open);
  content.addEventListener('click', (event) => {
    const isLink = event.target instanceof Element && event.target.closest('a');
    if (!isLink && getSelection()?.isCollapsed !== false) open();
  });
  bubble.querySelector('.bubble-line')?.prepend(button);
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showNotice('คัดลอกแล้ว');
  } catch (error) {
    showTrouble(error);
  }
}
