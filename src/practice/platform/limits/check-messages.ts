import { z } from 'zod';
import { complaints, type Complaint } from './complaint.ts';
import { flexMessage } from './flex-message.ts';
import { imagemapMessage } from './imagemap-message.ts';
import {
  audioMessage,
  couponMessage,
  imageMessage,
  locationMessage,
  stickerMessage,
  videoMessage,
} from './media-message.ts';
import { templateMessage } from './template-message.ts';
import { list } from './text.ts';
import { textMessage, textV2Message } from './text-message.ts';

const message = z.discriminatedUnion('type', [
  textMessage,
  textV2Message,
  stickerMessage,
  imageMessage,
  videoMessage,
  audioMessage,
  locationMessage,
  couponMessage,
  imagemapMessage,
  templateMessage,
  flexMessage,
]);

/** One to five messages, as every way of sending takes them. */
const messages = list(message, 1, 5);

/**
 * What LINE would have against `messages`, the list of messages of one request. Empty: LINE would accept them.
 * Stricter than LINE in one way: a field that LINE does not know is a slip, and is refused in every message.
 */
export function checkMessages(value: unknown): Complaint[] {
  return complaints(messages, value, 'messages');
}
