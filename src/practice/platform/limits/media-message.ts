import { z } from 'zod';
import { mediaAddress } from './address.ts';
import { commonFields } from './common-fields.ts';
import { text } from './text.ts';

const stickerNumber = z.string().regex(/^\d{1,20}$/, 'must be the number of a sticker');

/** A sticker. Which of LINE's stickers a bot may send is not checked: only LINE has the list. */
export const stickerMessage = z.strictObject({
  type: z.literal('sticker'),
  packageId: stickerNumber,
  stickerId: stickerNumber,
  quoteToken: text(1000).optional(),
  ...commonFields,
});

/** A picture. */
export const imageMessage = z.strictObject({
  type: z.literal('image'),
  originalContentUrl: mediaAddress,
  previewImageUrl: mediaAddress,
  ...commonFields,
});

/** A video. */
export const videoMessage = z.strictObject({
  type: z.literal('video'),
  originalContentUrl: mediaAddress,
  previewImageUrl: mediaAddress,
  trackingId: z
    .string()
    .regex(
      /^[-a-zA-Z0-9.=,+*()%$&;:@{}!?<>[\]]{1,100}$/,
      'must be 1 to 100 of a-zA-Z0-9-.=,+*()%$&;:@{}!?<>[]',
    )
    .optional(),
  ...commonFields,
});

/** A sound; `duration` in milliseconds. */
export const audioMessage = z.strictObject({
  type: z.literal('audio'),
  originalContentUrl: mediaAddress,
  duration: z.int().min(1, 'must be greater than 0'),
  ...commonFields,
});

/** A place. */
export const locationMessage = z.strictObject({
  type: z.literal('location'),
  title: text(100),
  address: text(100),
  latitude: z.number().min(-90, 'Must be between -90 and 90').max(90, 'Must be between -90 and 90'),
  longitude: z.number().min(-180, 'Must be between -180 and 180').max(180, 'Must be between -180 and 180'),
  ...commonFields,
});

/** A coupon. */
export const couponMessage = z.strictObject({
  type: z.literal('coupon'),
  couponId: text(100),
  deliveryTag: z
    .string()
    .regex(/^\w{1,30}$/, 'must be 1 to 30 of a-z, A-Z, 0-9 and _')
    .optional(),
  ...commonFields,
});
