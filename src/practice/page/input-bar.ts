import type { Chat } from './actions.ts';
import { openAttachMenu } from './attach-menu.ts';
import { element } from './element.ts';
import { icon } from './icon.ts';
import { showNotice, showTrouble } from './notice.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** As many as the platform takes at once. */
const MOST_PHOTOS = 20;

/** The bar under a chat: the menu of things to send, the text field and the button that sends. */
export function createInputBar(chat: Chat, name: string) {
  const attach = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': 'ส่งอย่างอื่น', 'data-attach': true },
    icon('add'),
  );
  const field = element('textarea', {
    class: 'input-field',
    rows: 1,
    placeholder: 'พิมพ์ข้อความ',
    'aria-label': `พิมพ์ข้อความในฐานะ ${name}`,
    autocomplete: 'off',
    'data-input': true,
  });
  const send = element(
    'button',
    {
      type: 'button',
      class: 'icon-button send-button',
      'aria-label': 'ส่ง',
      'data-send': true,
      disabled: true,
    },
    icon('send'),
  );
  const files = element('input', {
    type: 'file',
    accept: 'image/*',
    multiple: true,
    hidden: true,
    'aria-label': 'เลือกรูป',
    'data-files': true,
  });

  const grow = () => {
    send.disabled = field.value.trim() === '';
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  };
  const sendText = async () => {
    const text = field.value;
    if (text.trim() === '') return;
    field.value = '';
    grow();
    if (await chat.send({ type: 'text', text })) return;
    // Refused: what was typed must not be lost.
    if (field.value === '') field.value = text;
    grow();
  };

  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    // While an input method is composing, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void sendText();
  });
  send.addEventListener('click', () => {
    void sendText();
    field.focus();
  });
  attach.addEventListener('click', () => openAttachMenu(attach, chat));
  files.addEventListener('change', () => {
    const chosen = [...(files.files ?? [])];
    files.value = '';
    sendPhotos(chosen, chat).catch(showTrouble);
  });

  const choosePhotos = (camera: boolean) => {
    if (camera) files.setAttribute('capture', 'environment');
    else files.removeAttribute('capture');
    files.click();
  };
  const openKeyboard = (words: string) => {
    if (words !== '') field.value = words;
    grow();
    field.focus();
  };
  return {
    element: element('div', { class: 'input-bar' }, attach, field, send, files),
    choosePhotos,
    openKeyboard,
    focus: () => field.focus(),
  };
}

/** One photo after the other is unpacked, because a phone's browser has little memory. */
async function sendPhotos(files: readonly File[], chat: Chat): Promise<void> {
  if (files.length === 0) return;
  if (files.length > MOST_PHOTOS) showNotice(`ส่งได้ครั้งละ ${MOST_PHOTOS} รูป จะส่ง ${MOST_PHOTOS} รูปแรก`);
  const photos: string[] = [];
  for (const file of files.slice(0, MOST_PHOTOS)) photos.push(await shrinkPhoto(file));
  await chat.send({ type: 'image', photos });
}
