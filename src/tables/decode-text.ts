import { UnusableFile } from './unusable-file.ts';

/** Files that people take for a table, by their first bytes. */
const OTHERS = [
  ['d0cf11e0', 'old-workbook'],
  ['25504446', 'pdf'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
] as const;

/**
 * The text of a CSV file, which must be UTF-8, with or without a byte order mark; line ends become `\n`.
 * Throws UnusableFile for other encodings and for what is no text, because Thai read in the wrong encoding is stored as rubbish.
 */
export function decodeText(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const other = OTHERS.find(([first]) => head.startsWith(first));
  if (other) throw new UnusableFile(other[1]);
  if (head.startsWith('fffe') || head.startsWith('feff') || bytes.subarray(0, 1_000).includes(0))
    throw new UnusableFile('utf-16');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/gu, '\n');
  } catch {
    throw new UnusableFile(isThai874(bytes) ? 'thai-874' : 'not-utf-8');
  }
}

/** Whether all bytes above ASCII are characters of Windows-874, and most of them Thai letters. */
function isThai874(bytes: Uint8Array): boolean {
  let thai = 0;
  let other = 0;
  for (const byte of bytes) {
    if ((byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb)) thai++;
    else if (byte >= 0x80) other++;
  }
  return thai > other * 4;
}
