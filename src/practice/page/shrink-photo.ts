const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/**
 * A photo as an upright JPEG with a longest side of at most 2048 pixels, in base64, the size in which LINE passes photos
 * on. Throws an Error with a Thai sentence when the browser cannot read the file.
 */
export async function shrinkPhoto(file: Blob & { name?: string }): Promise<string> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new Error(`อ่านรูป ${file.name ?? ''} ไม่ได้ ลองใช้รูป JPEG หรือ PNG`);
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return jpegOf(canvas);
}

/** What a canvas shows, as a JPEG in base64. */
export function jpegOf(canvas: HTMLCanvasElement): string {
  const address = canvas.toDataURL('image/jpeg', QUALITY);
  return address.slice(address.indexOf(',') + 1);
}
