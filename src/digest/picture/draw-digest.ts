import { createCanvas } from '@napi-rs/canvas';
import type { PictureName } from '../addresses.ts';
import type { Edition } from '../edition.ts';
import type { View } from '../publish.ts';

/** A feed shows 4:5 largest; a link's preview is 1.91:1 (Open Graph). */
const SIZES = { picture: { width: 1080, height: 1350 }, social: { width: 1200, height: 630 } } as const;

/** The picture of an edition, as PNG. */
export function drawDigest(_edition: Edition, name: PictureName, _view: View): Promise<Buffer> {
  const { width, height } = SIZES[name];
  const canvas = createCanvas(width, height);
  const c = canvas.getContext('2d');
  c.fillStyle = '#F3F7F1';
  c.fillRect(0, 0, width, height);
  return Promise.resolve(canvas.toBuffer('image/png'));
}
