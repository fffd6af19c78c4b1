import type { Chat } from './actions.ts';
import { element } from './element.ts';
import { openMenu } from './menu.ts';
import { samplePhoto } from './sample-photo.ts';
import { SAMPLE_PLACE } from './sample-place.ts';
import { stickerFace, STICKERS } from './sticker.ts';

const SAMPLES = 3;

/** Opens the menu of everything but text that can be sent. */
export function openAttachMenu(anchor: HTMLElement, chat: Chat): void {
  const sendSamples = (count: number) => {
    const photos = Array.from({ length: count }, (_, index) => samplePhoto(index));
    void chat.send({ type: 'image', photos });
  };
  openMenu(anchor, [
    { words: 'รูปจากเครื่อง', icon: 'photo', choose: () => chat.choosePhotos(false) },
    { words: 'รูปตัวอย่าง 1 รูป', icon: 'draw', choose: () => sendSamples(1) },
    { words: `รูปตัวอย่าง ${SAMPLES} รูป`, icon: 'draw', choose: () => sendSamples(SAMPLES) },
    { words: 'สติกเกอร์', icon: 'sticker', choose: () => chooseSticker(chat) },
    { words: 'ตำแหน่ง', icon: 'pin', choose: () => void chat.send(SAMPLE_PLACE) },
    { words: 'ข้อความเสียง', icon: 'voice', choose: () => void chat.send({ type: 'audio' }) },
    { words: 'วิดีโอ', icon: 'play', choose: () => void chat.send({ type: 'video' }) },
    {
      words: 'ไฟล์',
      icon: 'file',
      choose: () => void chat.send({ type: 'file', fileName: 'บัญชีครัวเรือน.pdf' }),
    },
  ]);
}

function chooseSticker(chat: Chat): void {
  const close = element('button', { class: 'plain-button' }, 'ปิด');
  const row = element('div', { class: 'sticker-choice' });
  const dialog = element(
    'dialog',
    { class: 'dialog', 'aria-label': 'เลือกสติกเกอร์', closedby: 'any' },
    element('form', { method: 'dialog' }, element('h2', {}, 'เลือกสติกเกอร์'), row, close),
  );
  for (const { packageId, stickerId, keywords, words } of STICKERS) {
    const button = element(
      'button',
      { class: 'sticker-button', 'aria-label': words, 'data-sticker': words },
      stickerFace(packageId, stickerId),
    );
    button.addEventListener('click', () => {
      void chat.send({ type: 'sticker', packageId, stickerId, keywords });
    });
    row.append(button);
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
