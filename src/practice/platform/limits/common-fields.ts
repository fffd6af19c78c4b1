import { z } from 'zod';
import { quickReplyAction } from './action.ts';
import { mediaAddress } from './address.ts';
import { list, text } from './text.ts';

const quickReply = z.strictObject({
  items: list(
    z.strictObject({
      type: z.literal('action'),
      imageUrl: mediaAddress.optional(),
      action: quickReplyAction,
    }),
    1,
    13,
  ),
});

const sender = z.strictObject({
  name: text(20)
    .refine((name) => !/line/i.test(name), 'may not contain the word LINE')
    .optional(),
  iconUrl: mediaAddress.optional(),
});

/** The fields that every message may have (LINE, "Common properties for messages"). */
export const commonFields = { quickReply: quickReply.optional(), sender: sender.optional() };
