import { z } from 'zod';
import type { Photo } from '../conversation/state.ts';
import { readTap, type Tap } from '../messages/tap.ts';

/** What an event of LINE means for a conversation. */
export type Incoming =
  | { kind: 'text'; text: string; message: string }
  | ({ kind: 'tap' } & Tap)
  | { kind: 'photo'; photo: Photo }
  /** A message that cannot be an answer; `agrees`: a sticker that says yes. */
  | { kind: 'other'; type: string; agrees: boolean }
  | { kind: 'follow' }
  | { kind: 'unfollow' }
  | { kind: 'unsend'; message: string }
  /** An event that asks for nothing. */
  | { kind: 'nothing' };

/** LINE's message ids are digits; what could not name a photo in the store either (storage/photos.ts) is none. */
const MessageId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/u);
const Text = z.object({ type: z.literal('text'), id: z.string(), text: z.string() });
const Image = z.object({
  type: z.literal('image'),
  id: MessageId,
  // Pictures of another provider cannot be fetched from LINE (LINE, "Get content").
  contentProvider: z.object({ type: z.literal('line') }),
  imageSet: z
    .object({ id: z.string(), index: z.number().optional(), total: z.number().optional() })
    .optional()
    .catch(undefined),
});
const Other = z.object({
  type: z.string(),
  keywords: z.array(z.string()).optional().catch(undefined),
});
const Message = z.object({ type: z.literal('message'), message: z.union([Text, Image, Other]) });
const Postback = z.object({
  type: z.literal('postback'),
  postback: z.object({
    data: z.string(),
    params: z
      .looseObject({ date: z.string().optional(), newRichMenuAliasId: z.string().optional() })
      .optional()
      .catch(undefined),
  }),
});
const Unsend = z.object({ type: z.literal('unsend'), unsend: z.object({ messageId: MessageId }) });
const Event = z.union([
  Message,
  Postback,
  Unsend,
  z.object({ type: z.literal('follow') }),
  z.object({ type: z.literal('unfollow') }),
]);

/** Words LINE gives to stickers that nod or lift a thumb; experimental and at random, so a missing one means nothing. */
const AGREEING = new Set([
  'ok',
  'okay',
  'yes',
  'good',
  'great',
  'agree',
  'thumbs up',
  'thumbsup',
  'nod',
  'roger',
  'sure',
]);

/** Reads a stored event. What is unknown or incomplete asks for nothing: LINE adds types without notice. */
export function readIncoming(payload: unknown): Incoming {
  const parsed = Event.safeParse(payload);
  if (!parsed.success) return { kind: 'nothing' };
  const event = parsed.data;
  switch (event.type) {
    case 'follow':
    case 'unfollow':
      return { kind: event.type };
    case 'unsend':
      return { kind: 'unsend', message: event.unsend.messageId };
    case 'postback': {
      const { data, params } = event.postback;
      // She has turned the page of the rich menu, which LINE does by itself.
      if (params?.newRichMenuAliasId !== undefined) return { kind: 'nothing' };
      const tap = readTap(data, params?.date);
      return tap ? { kind: 'tap', ...tap } : { kind: 'other', type: 'postback', agrees: false };
    }
    case 'message':
      return readMessage(event.message);
  }
}

function readMessage(message: z.infer<typeof Message>['message']): Incoming {
  if ('text' in message) return { kind: 'text', text: message.text, message: message.id };
  if ('contentProvider' in message) {
    const { index, total, id } = message.imageSet ?? {};
    const set = id === undefined ? undefined : { id, ...(index && { index }), ...(total && { total }) };
    return { kind: 'photo', photo: { id: message.id, ...(set && { set }) } };
  }
  const words = message.keywords ?? [];
  return {
    kind: 'other',
    type: message.type,
    agrees: words.some((word) => AGREEING.has(word.toLowerCase())),
  };
}
