import type { PictureName } from '../addresses.ts';
import type { Edition } from '../edition.ts';
import type { View } from '../publish.ts';
import { contentOf } from './content-of.ts';
import { paintPicture } from './paint-picture.ts';
import { paintSocial } from './paint-social.ts';
import { penOn, type Pen } from './pen.ts';

/** Width and height of each picture in pixels: a portrait for a phone, and the format of a link's preview. */
export const PICTURE_SIZES: Readonly<Record<PictureName, { width: number; height: number }>> = {
  picture: { width: 1080, height: 1350 },
  social: { width: 1200, height: 630 },
};

/**
 * The picture of an edition in Thai, as PNG; the same bytes for the same edition every time. At most 1 MB, so that LINE
 * takes it as an image and as its preview alike (LINE, "Image message": previewImageUrl).
 */
export function drawDigest(edition: Edition, name: PictureName, view: View): Buffer {
  return paintDigest(edition, name, view).canvas.toBuffer('image/png');
}

/** The same before it is encoded, with everything that was written and where. */
export function paintDigest(edition: Edition, name: PictureName, view: View): Pen {
  const { width, height } = PICTURE_SIZES[name];
  const pen = penOn(width, height);
  const content = contentOf(edition, view);
  if (name === 'picture') paintPicture(pen, content);
  else paintSocial(pen, content);
  return pen;
}
