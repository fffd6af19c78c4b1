import sharp from 'sharp';

// One picture at a time and nothing kept: the bot lives on a small machine, and a phone's picture is large unpacked.
sharp.cache(false);
sharp.concurrency(1);

/** What was sent is no picture, or none that can be read. */
export class NotAPicture extends Error {}

const LONGEST_SIDE = 1600;
/** The pictures of today's phones have up to 108 megapixels; what claims more would fill the memory when unpacked. */
const MOST_PIXELS = 120_000_000;
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif', 'avif']);

/**
 * The picture as an upright JPEG (quality 80) whose longest side is at most 1600 px, without anything that was written
 * beside it: place, time, phone. A picture whose end is missing is kept as far as it goes. Throws NotAPicture.
 */
export async function shrinkPhoto(bytes: Buffer): Promise<Buffer> {
  try {
    const picture = sharp(bytes, { failOn: 'none', limitInputPixels: MOST_PIXELS });
    const { format } = await picture.metadata();
    if (!FORMATS.has(format)) throw new NotAPicture(`Pictures of the kind "${format}" are not taken.`);
    return await picture
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80 })
      .toBuffer();
  } catch (error) {
    if (error instanceof NotAPicture) throw error;
    throw new NotAPicture(`This is no picture that can be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const LONGEST_SIDE_OF_PREVIEW = 480;

/** A stored photo small enough to be shown before it is opened (under 1 MB whatever is on it), also on a weak line. */
export async function shrinkToPreview(jpeg: Buffer): Promise<Buffer> {
  return sharp(jpeg, { failOn: 'none' })
    .resize({
      width: LONGEST_SIDE_OF_PREVIEW,
      height: LONGEST_SIDE_OF_PREVIEW,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .jpeg({ quality: 80 })
    .toBuffer();
}
