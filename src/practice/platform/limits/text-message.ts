import { z } from 'zod';
import { commonFields } from './common-fields.ts';
import { list, text } from './text.ts';

const emojiIds = { productId: text(100), emojiId: text(100) };

/** A text message. Source: LINE, "Text message". */
export const textMessage = z
  .strictObject({
    type: z.literal('text'),
    text: text(5000),
    emojis: list(z.strictObject({ index: z.int().min(0), ...emojiIds }), 0, 20).optional(),
    quoteToken: text(1000).optional(),
    ...commonFields,
  })
  .superRefine((message, context) => {
    for (const [position, { index }] of (message.emojis ?? []).entries()) {
      if (message.text[index] !== '$') {
        const path = ['emojis', position, 'index'];
        context.addIssue({ code: 'custom', path, message: 'must be the position of a $ in the text' });
      }
    }
  });

const substitute = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('emoji'), ...emojiIds }),
  z.strictObject({
    type: z.literal('mention'),
    mentionee: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('user'), userId: text(100) }),
      z.strictObject({ type: z.literal('all') }),
    ]),
  }),
]);

/** A text message with `{name}` places. Source: LINE, "Text message (v2)". */
export const textV2Message = z
  .strictObject({
    type: z.literal('textV2'),
    text: text(5000),
    substitution: z.record(z.string(), substitute).optional(),
    quoteToken: text(1000).optional(),
    ...commonFields,
  })
  .superRefine((message, context) => {
    const complain = (path: string[], sentence: string) => {
      context.addIssue({ code: 'custom', path, message: sentence });
    };
    const given = Object.entries(message.substitution ?? {});
    if (given.length > 100) complain(['substitution'], 'Size must be between 0 and 100');
    if (given.filter(([, { type }]) => type === 'emoji').length > 20) {
      complain(['substitution'], 'must have at most 20 emoji');
    }
    for (const [key, { type }] of given) {
      if (!/^[0-9A-Za-z_]{1,20}$/.test(key)) complain(['substitution', key], 'invalid key');
      // Mentions need a group chat, and this account only ever talks to one person.
      if (type === 'mention') complain(['substitution', key], 'mention is allowed in a group chat only');
    }
    const places = message.text.replaceAll('{{', '').replaceAll('}}', '');
    const named = [...places.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
    if (/[{}]/.test(places.replaceAll(/\{[^{}]*\}/g, ''))) {
      complain(['text'], '{ and } must be used in pairs, or doubled');
    }
    for (const name of named) {
      if (!Object.hasOwn(message.substitution ?? {}, name)) {
        complain(['text'], `{${name}} has no substitution`);
      }
    }
  });
