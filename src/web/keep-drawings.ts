import { createHash } from 'node:crypto';
import type { PictureName } from '../digest/addresses.ts';
import type { Edition } from '../digest/edition.ts';
import { contentOf } from '../digest/picture/content-of.ts';
import { drawDigest } from '../digest/picture/draw-digest.ts';
import type { View } from '../digest/publish.ts';

/** Drawings held at once: two of the weeks that people look at, and of the areas on a Monday morning. Some 5 MB. */
const MOST = 48;

/**
 * Draws pictures of editions and keeps the latest. What is kept is found by all that the picture says, so that a correction,
 * or another slogan of the province, makes another picture at once.
 */
export function keepDrawings(most = MOST): typeof drawDigest {
  const kept = new Map<string, Buffer>();
  return (edition: Edition, name: PictureName, view: View) => {
    const key = createHash('sha256')
      .update(JSON.stringify([name, contentOf(edition, view)]))
      .digest('base64');
    const known = kept.get(key);
    const drawing = known ?? drawDigest(edition, name, view);
    // The one asked for last stands last, so that the first is what nobody has wanted for longest.
    kept.delete(key);
    kept.set(key, drawing);
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
    return drawing;
  };
}
