import type { messagingApi } from '@line/bot-sdk';
import type { SendBody } from '../contract.ts';
import { askDate } from './date-dialog.ts';
import { showNotice } from './notice.ts';
import { SAMPLE_PLACE } from './sample-place.ts';

/** What a tap needs from the chat in which it happens. */
export interface Chat {
  /** Sends what the person does. Shows a notice when that is refused; resolves to whether it went through. */
  send: (body: SendBody) => Promise<boolean>;
  /** Opens the chooser for photos; `camera` asks a phone for its camera. */
  choosePhotos: (camera: boolean) => void;
  /** Puts the cursor into the text field, with words in it. */
  openKeyboard: (words: string) => void;
  /** The product's time. */
  now: () => Date;
}

/**
 * Does what LINE does when a button with `action` is tapped.
 * Source: LINE, "Action objects".
 */
export async function perform(action: messagingApi.Action, chat: Chat): Promise<void> {
  switch (action.type) {
    case 'postback': {
      const { data = '', displayText, text, inputOption, fillInText } = action;
      const shown = displayText ?? text;
      await chat.send({ type: 'postback', data, ...(shown !== undefined && { displayText: shown }) });
      if (inputOption === 'openKeyboard') chat.openKeyboard(fillInText ?? '');
      return;
    }
    case 'message':
      await chat.send({ type: 'text', text: action.text ?? action.label ?? '' });
      return;
    case 'datetimepicker': {
      const params = await askDate(action, chat.now());
      if (params) await chat.send({ type: 'postback', data: action.data ?? '', params });
      return;
    }
    case 'uri':
      openAddress(action.uri ?? '');
      return;
    case 'camera':
    case 'cameraRoll':
      chat.choosePhotos(action.type === 'camera');
      return;
    case 'location':
      await chat.send(SAMPLE_PLACE);
      return;
    case 'clipboard':
      await navigator.clipboard.writeText(action.clipboardText);
      showNotice(`คัดลอกแล้ว: ${action.clipboardText}`);
      return;
    default:
      showNotice('ปุ่มแบบนี้ใช้ได้ใน LINE จริงเท่านั้น');
  }
}

/** A tap on a quick reply of these kinds leaves the row until something is sent, because the person may turn back. */
export function opensSomething(action: messagingApi.Action): boolean {
  return ['camera', 'cameraRoll', 'datetimepicker', 'uri', 'clipboard'].includes(action.type);
}

/** Opens a web address in a new tab; says what LINE would do with a telephone number or an address of its own. */
function openAddress(address: string): void {
  const { protocol } = URL.parse(address) ?? {};
  if (protocol === 'http:' || protocol === 'https:') window.open(address, '_blank', 'noopener');
  else if (protocol === 'tel:') showNotice(`ใน LINE จริงจะโทรออกไปที่ ${address.slice('tel:'.length)}`);
  else showNotice(`ใน LINE จริงจะเปิด ${address}`);
}
