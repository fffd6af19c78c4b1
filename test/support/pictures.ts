import sharp from 'sharp';

/** A small JPEG of one colour, as a phone would send it; another `shade` (0 to 255), another picture. */
export async function picture(shade = 120): Promise<Buffer> {
  const background = { r: shade, g: 160, b: 60 };
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
