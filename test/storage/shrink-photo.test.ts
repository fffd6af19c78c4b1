import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { NotAPicture, shrinkPhoto } from '../../src/storage/shrink-photo.ts';

/** A picture whose left half is red and whose right half is blue. */
function halves(width: number, height: number): Sharp {
  const red = { create: { width: width / 2, height, channels: 3, background: '#f00' } } as const;
  return sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

/** A JPEG with a place (15.1 N, 104.3 E), a phone's name and an orientation, as a phone writes it. */
const fromPhone = (width: number, height: number, orientation = 1): Promise<Buffer> =>
  halves(width, height)
    .withExif({
      IFD0: { Make: 'TestPhone', Model: 'T-1' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '15/1 6/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '104/1 19/1 0/1',
      },
    })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();

async function colourAt(picture: Buffer, left: number, top: number): Promise<number[]> {
  const pixel = await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return [...pixel].map((part) => Math.round(part / 255));
}

describe('shrinkPhoto', () => {
  it('makes the longest side 1600 px and enlarges nothing', async () => {
    expect(await sharp(await shrinkPhoto(await fromPhone(4000, 3000))).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1600,
      height: 1200,
    });
    expect(await sharp(await shrinkPhoto(await fromPhone(640, 800))).metadata()).toMatchObject({
      width: 640,
      height: 800,
    });
  });

  it('leaves out the place and everything else that was written beside the picture', async () => {
    const original = await fromPhone(200, 100);
    expect((await sharp(original).metadata()).exif?.includes('TestPhone')).toBe(true);
    const { exif, icc, xmp, iptc } = await sharp(await shrinkPhoto(original)).metadata();
    expect([exif, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('turns the picture upright', async () => {
    // Orientation 6: the phone was held upright, the right side of the stored picture is the bottom.
    const upright = await shrinkPhoto(await fromPhone(200, 100, 6));
    expect(await sharp(upright).metadata()).toMatchObject({ width: 100, height: 200 });
    expect(await colourAt(upright, 50, 20)).toEqual([1, 0, 0]);
    expect(await colourAt(upright, 50, 180)).toEqual([0, 0, 1]);
  });

  it('takes PNG and WebP, transparency on white', async () => {
    const clear = { create: { width: 10, height: 10, channels: 4, background: '#0000' } } as const;
    const picture = await shrinkPhoto(await sharp(clear).png().toBuffer());
    expect(await colourAt(picture, 5, 5)).toEqual([1, 1, 1]);
    const webp = await shrinkPhoto(await sharp(clear).webp().toBuffer());
    expect(await sharp(webp).metadata()).toMatchObject({ format: 'jpeg', width: 10 });
  });

  it('keeps a picture whose end is missing', async () => {
    const whole = await fromPhone(800, 600);
    const picture = await shrinkPhoto(whole.subarray(0, Math.floor(whole.length * 0.8)));
    expect(await sharp(picture).metadata()).toMatchObject({ width: 800, height: 600 });
    expect(await colourAt(picture, 100, 100)).toEqual([1, 0, 0]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('นี่ไม่ใช่รูป')],
    [
      'an SVG',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
      ),
    ],
    ['the beginning of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ])('refuses %s', async (_what, bytes) => {
    await expect(shrinkPhoto(bytes)).rejects.toBeInstanceOf(NotAPicture);
  });

  it('refuses a small file that unpacks to a huge picture', async () => {
    const bomb = await sharp({
      create: { width: 12_000, height: 11_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    await expect(shrinkPhoto(bomb)).rejects.toBeInstanceOf(NotAPicture);
  });
});
