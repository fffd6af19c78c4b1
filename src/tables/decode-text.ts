import { UnusableFile } from './unusable-file.ts';

const HOW = 'In Excel choose File > Save As > "CSV UTF-8 (Comma delimited)", then import that file.';

/**
 * The text of a CSV file, which must be UTF-8, with or without a byte order mark; line ends become `\n`.
 * Throws UnusableFile for other encodings and for workbooks, because Thai read in the wrong encoding is stored as rubbish.
 */
export function decodeText(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (head.startsWith('504b')) throw new UnusableFile(`This is a workbook (.xlsx), not a CSV file. ${HOW}`);
  if (head === 'd0cf11e0')
    throw new UnusableFile(`This is an old Excel workbook (.xls), not a CSV file. ${HOW}`);
  if (head.startsWith('fffe') || head.startsWith('feff') || bytes.subarray(0, 1_000).includes(0)) {
    throw new UnusableFile(`This file is encoded as UTF-16 ("Unicode text"). ${HOW}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/gu, '\n');
  } catch {
    const encoding = isThai874(bytes) ? 'is encoded as TIS-620 (Windows-874)' : 'is not encoded as UTF-8';
    throw new UnusableFile(`This file ${encoding}. ${HOW}`);
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
