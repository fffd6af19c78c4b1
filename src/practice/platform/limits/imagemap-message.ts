import { z } from 'zod';
import { mediaAddress, tapAddress } from './address.ts';
import { commonFields } from './common-fields.ts';
import { list, text } from './text.ts';

const area = z.strictObject({
  x: z.int().min(0, 'must be 0 or higher'),
  y: z.int().min(0, 'must be 0 or higher'),
  width: z.int().min(1, 'must be greater than 0'),
  height: z.int().min(1, 'must be greater than 0'),
});
const label = text(100).optional();

const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('uri'), label, linkUri: tapAddress, area }),
  z.strictObject({ type: z.literal('message'), label, text: text(400), area }),
  z.strictObject({ type: z.literal('clipboard'), label, clipboardText: text(1000), area }),
]);

/** A picture with places to tap. Source: LINE, "Imagemap message". */
export const imagemapMessage = z.strictObject({
  type: z.literal('imagemap'),
  baseUrl: mediaAddress,
  altText: text(1500),
  baseSize: z.strictObject({
    width: z.literal(1040, { error: 'must be 1040' }),
    height: z.int().min(1, 'must be greater than 0'),
  }),
  video: z
    .strictObject({
      originalContentUrl: mediaAddress,
      previewImageUrl: mediaAddress,
      area,
      externalLink: z.strictObject({ linkUri: tapAddress, label: text(30) }).optional(),
    })
    .optional(),
  actions: list(action, 1, 50),
  ...commonFields,
});
