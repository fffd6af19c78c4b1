import { readFileSync } from 'node:fs';
import { GlobalFonts } from '@napi-rs/canvas';

/** Thickness of the letters. */
export type Weight = 400 | 600 | 700;
const WEIGHTS: readonly Weight[] = [400, 600, 700];
const FAMILY = 'Sarabun of the digest';

let hasFonts = false;

/** The project's own font, read once, so that a picture is the same on every machine; Latin stands beside Thai. */
export function loadFonts(): void {
  if (hasFonts) return;
  for (const weight of WEIGHTS) {
    for (const subset of ['thai', 'latin']) {
      const file = import.meta.resolve(`@fontsource/sarabun/files/sarabun-${subset}-${weight}-normal.woff2`);
      GlobalFonts.register(readFileSync(new URL(file)), `${FAMILY} ${subset} ${weight}`);
    }
  }
  hasFonts = true;
}

/** How canvas names the font of `size` pixels. */
export function fontOf(size: number, weight: Weight): string {
  return `${size}px "${FAMILY} thai ${weight}", "${FAMILY} latin ${weight}"`;
}
