import sharp from 'sharp';
import type { Content, Memory } from './memory.ts';

const BYTES_KEPT = 200 * 1024 * 1024;

/** Keeps what a person has sent, and forgets the oldest beyond 200 MB, as LINE forgets after a while. */
export function keepContent(memory: Memory, messageId: string, content: Content): void {
  memory.contents.set(messageId, content);
  let bytes = 0;
  for (const { bytes: kept } of memory.contents.values()) bytes += kept.length;
  for (const [oldest, { bytes: kept }] of memory.contents) {
    if (bytes <= BYTES_KEPT) break;
    memory.contents.delete(oldest);
    bytes -= kept.length;
  }
}

/** `image/jpeg` or `image/png` by the first bytes, whatever the sender says; `null` for anything else. */
export function pictureType(bytes: Buffer): 'image/jpeg' | 'image/png' | null {
  const head = bytes.subarray(0, 8).toString('hex');
  if (head.startsWith('ffd8ff')) return 'image/jpeg';
  return head === '89504e470d0a1a0a' ? 'image/png' : null;
}

/** The small picture of a photo or a video, at most 240 pixels wide. */
export async function previewOf({ kind, bytes }: Content): Promise<Buffer> {
  const small = { width: 240, height: 240, fit: 'inside', withoutEnlargement: true } as const;
  if (kind === 'image') return sharp(bytes).rotate().resize(small).jpeg().toBuffer();
  return sharp({ create: { width: 240, height: 135, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
}

// An empty MPEG-4 file: enough for a bot that stores or refuses it, and nothing that could be played.
const EMPTY_MPEG4 = Buffer.from('0000001c667479706d70343200000000697363326d70343100000000', 'hex');

/** What stands for a sound, a video or a file, which nobody really records in practice. */
export function sampleOf(kind: 'audio' | 'video' | 'file'): { mediaType: string; bytes: Buffer } {
  if (kind === 'audio') return { mediaType: 'audio/x-m4a', bytes: EMPTY_MPEG4 };
  if (kind === 'video') return { mediaType: 'video/mp4', bytes: EMPTY_MPEG4 };
  return { mediaType: 'application/octet-stream', bytes: Buffer.from('ไฟล์ตัวอย่าง\n') };
}
