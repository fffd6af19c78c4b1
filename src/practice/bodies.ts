import { z } from 'zod';
import { DAY } from '../clock.ts';
import type { Faults, SendBody } from './contract.ts';

const words = (max: number) =>
  z.string().min(1, 'must not be empty').max(max, `must have at most ${max} letters`);
const kinds = <T extends SendBody['type']>(type: T) => z.literal(type);

// How many letters of base64 a photo may have: 10 MB of photo. Whether it is one shows its first bytes.
const PHOTO_LETTERS = 14_000_000;

/** What a person does in her chat. */
export const sendBody = z.discriminatedUnion('type', [
  z.strictObject({ type: kinds('text'), text: words(10_000) }),
  z.strictObject({
    type: kinds('image'),
    photos: z.array(words(PHOTO_LETTERS)).min(1, 'needs a photo').max(20, 'takes at most 20 photos'),
    order: z.array(z.int().min(0)).max(20).optional(),
  }),
  z.strictObject({
    type: kinds('sticker'),
    packageId: words(20),
    stickerId: words(20),
    keywords: z.array(words(100)).max(15).optional(),
  }),
  z.strictObject({
    type: kinds('location'),
    title: words(100).optional(),
    address: words(300),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.strictObject({ type: kinds('audio') }),
  z.strictObject({ type: kinds('video') }),
  z.strictObject({ type: kinds('file'), fileName: words(300) }),
  z.strictObject({
    type: kinds('postback'),
    data: words(300),
    displayText: words(1000).optional(),
    params: z.record(z.string().max(50), z.string().max(300)).optional(),
  }),
  z.strictObject({ type: kinds('unsend'), messageId: words(50) }),
  z.strictObject({ type: kinds('follow') }),
  z.strictObject({ type: kinds('unfollow') }),
]);

/** How far the product's clock goes forward, in milliseconds. */
export const clockBody = z.strictObject({
  forwardMs: z
    .int()
    .min(1, 'must be more than 0: the clock only goes forward')
    .max(60 * DAY, 'must be at most 60 days'),
});

/** How unkind LINE is from now on; what is left out stays. */
export const faultsBody: z.ZodType<Partial<Faults>> = z
  .strictObject({
    latencyMs: z.int().min(0).max(30_000),
    failNext: z
      .strictObject({
        status: z.union([z.literal(429), z.literal(500), z.literal('monthly-limit')]),
        count: z.int().min(1).max(1000),
      })
      .nullable(),
    cutContent: z.int().min(0).max(1000),
    deliverTimes: z.int().min(1).max(10),
    reverseBatch: z.int().min(1).max(100),
  })
  .partial() as z.ZodType<Partial<Faults>>;

/** The event to deliver once more. */
export const redeliverBody = z.strictObject({ webhookEventId: words(50) });

/** Someone new. */
export const personBody = z.strictObject({
  displayName: z.string().trim().min(1, 'must not be empty').max(50),
});

/** A sentence for every wrong field: where it stands and what is wrong. */
export function sentenceOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'The body'}: ${message}`).join('; ');
}
