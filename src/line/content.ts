import { SECOND } from '../clock.ts';
import { LineRefusal, LineUnreachable, type LineAddress } from './call.ts';

/** Larger than any photo LINE passes on (10 MB), smaller than what could exhaust a small server. */
const LARGEST = 20 * 1024 * 1024;
const PATIENCE = 30 * SECOND;

/** LINE does not have the content any more: taken back, or too old. */
export class ContentGone extends Error {}

/** LINE sent more bytes than a photo can have. */
export class ContentTooLarge extends Error {}

/**
 * Downloads what a person sent, whole or not at all. The SDK's download crashes the process when the line is cut
 * (line-platform.md §8, hazard 1), so the bytes are read here, counted against what LINE announced.
 * Throws ContentGone, ContentTooLarge, LineUnreachable (also: still being prepared, cut off) and LineRefusal.
 */
export async function downloadContent(address: LineAddress, messageId: string): Promise<Buffer> {
  const url = new URL(`/v2/bot/message/${encodeURIComponent(messageId)}/content`, address.dataApiBaseUrl);
  let response: Response;
  try {
    response = await fetch(url, {
      // Of a compressed answer whose end is missing, what can be unpacked would pass for all of it.
      headers: { authorization: `Bearer ${address.channelAccessToken}`, 'accept-encoding': 'identity' },
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (error) {
    throw unreachable('No answer from LINE', error);
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410)
      throw new ContentGone(`LINE answered ${response.status}.`);
    if (response.status === 202) throw unreachable('LINE is still preparing it');
    throw new LineRefusal(response.status, response.statusText, response.headers.get('x-line-request-id'));
  }
  const announced = Number(response.headers.get('content-length') ?? Number.NaN);
  const chunks: Uint8Array[] = [];
  let received = 0;
  try {
    for await (const chunk of response.body ?? []) {
      received += chunk.length;
      if (received > LARGEST) throw new ContentTooLarge(`More than ${LARGEST} bytes.`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ContentTooLarge) throw error;
    throw unreachable('The line was cut', error);
  }
  // A compressed answer announces its compressed size, so only a plain one can be checked.
  const plain = !response.headers.has('content-encoding');
  if (plain && Number.isFinite(announced) && announced !== received) throw unreachable('The line was cut');
  return Buffer.concat(chunks);
}

function unreachable(why: string, cause?: unknown): LineUnreachable {
  return new LineUnreachable(`${why} while downloading content.`, { cause });
}
