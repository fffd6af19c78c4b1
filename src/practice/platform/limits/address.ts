import { z } from 'zod';

// Practice mode has no certificate, so pictures on this very machine may come by plain http; LINE would refuse these.
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1']);

/** Thai letters, spaces and the like must be percent-encoded (LINE, "About the encoding of a URL"). */
function isEncoded(address: string): boolean {
  return /^[\x21-\x7e]+$/.test(address) && !/["<>\\^`{|}]/.test(address);
}

function isHttpsOrLocal(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || !isEncoded(address)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.has(url.hostname));
}

/** The address of a picture, a sound or a video: https, at most 2,000 characters. */
export const mediaAddress = z
  .string()
  .min(1, 'May not be empty')
  .max(2000, 'Length must be between 0 and 2000')
  .refine(isHttpsOrLocal, 'must be an https URL, percent-encoded');

const OPENABLE = new Set(['http:', 'https:', 'line:', 'tel:']);

/** An address that a tap may open: http, https, line or tel, at most 1,000 characters. */
export const tapAddress = z
  .string()
  .min(1, 'May not be empty')
  .max(1000, 'Length must be between 0 and 1000')
  .refine((uri) => OPENABLE.has(URL.parse(uri)?.protocol ?? ''), 'invalid uri scheme')
  .refine(isEncoded, 'invalid uri');

/** Whether `address` may be a webhook: https (or this machine), at most 500 characters. */
export function isWebhookAddress(address: string): boolean {
  return address.length <= 500 && isHttpsOrLocal(address);
}
