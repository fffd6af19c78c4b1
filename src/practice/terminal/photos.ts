import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { SendBody } from '../contract.ts';

const COLOURS = ['#7fb069', '#e6aa68', '#6c9bd1', '#ca6680', '#8d7ab8'];

/**
 * The photos to send: the named files, shrunk as a phone's LINE would; or as many sample pictures as the one word says;
 * or one sample. Throws an Error with a Thai sentence naming the file that is no picture.
 */
export async function photosOf(files: readonly string[]): Promise<SendBody & { type: 'image' }> {
  const [first = '1'] = files;
  const samples = files.length <= 1 && /^\d{1,2}$/.test(first) ? Math.max(1, Number(first)) : 0;
  const photos =
    samples > 0
      ? Array.from({ length: samples }, (_, index) => sample(index, samples))
      : files.map((file) => read(file));
  return { type: 'image', photos: await Promise.all(photos) };
}

async function read(file: string): Promise<string> {
  try {
    return await base64(sharp(await readFile(file)));
  } catch {
    throw new Error(`เปิดรูป "${file}" ไม่ได้ ตรวจชื่อไฟล์ และต้องเป็นรูปภาพ`);
  }
}

function sample(index: number, total: number): Promise<string> {
  const colour = COLOURS[index % COLOURS.length];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="768">
    <rect width="1024" height="768" fill="${colour}"/><circle cx="512" cy="384" r="220" fill="#fff"/>
    <text x="512" y="440" font-size="160" text-anchor="middle" font-family="sans-serif">${index + 1}/${total}</text>
  </svg>`;
  return base64(sharp(Buffer.from(svg)));
}

async function base64(picture: ReturnType<typeof sharp>): Promise<string> {
  const size = { width: 2048, height: 2048, fit: 'inside', withoutEnlargement: true } as const;
  return (await picture.rotate().resize(size).jpeg().toBuffer()).toString('base64');
}
