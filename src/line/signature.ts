import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `signature` (the header `x-line-signature`) was made over exactly these bytes with one of the channel
 * secrets. Compared in constant time, and strictly: other spellings of the same base64 are refused.
 * Source: LINE, "Verify webhook signature"; two secrets because re-issuing one kills the old at once.
 */
export function isSignedByLine(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature);
  return secrets.some((secret) => {
    const expected = Buffer.from(createHmac('sha256', secret).update(body).digest('base64'));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}
