import { readFileSync } from 'node:fs';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Language } from '../conversation/bot-flow.ts';
import { say as words } from '../messages/words.ts';
import { drawIcon } from './draw-icon.ts';
import { MENUS, type MenuArea, type MenuName } from './menus.ts';

/** LINE's usual large size; each side of a field is big enough for old thumbs (LINE, "Requirements for rich menu image"). */
export const MENU_SIZE = { width: 2500, height: 1686 } as const;
const COLUMNS = 3;
const ROWS = 2;
/** Where a label may be broken over two lines. */
export const BREAK = '|';
/** Sizes of letters in the picture; a phone shows them about seven times smaller. */
const LARGEST = 128;
const SMALLEST = 100;
const FONT = 'Sarabun of the menus';

/** Dark on light and the reverse, told apart by brightness alone. */
const PAPER = '#F3F7F1';
const LEAD = '#0B5D32';
const INK = '#12382A';
const LINE = '#B9CDBD';

let hasFonts = false;

/** The project's own font, so that the picture is the same on every machine; Latin stands beside Thai. */
function loadFonts(): void {
  if (hasFonts) return;
  for (const subset of ['thai', 'latin']) {
    const file = import.meta.resolve(`@fontsource/sarabun/files/sarabun-${subset}-700-normal.woff2`);
    GlobalFonts.register(readFileSync(new URL(file)), subset === 'thai' ? FONT : `${FONT} Latin`);
  }
  hasFonts = true;
}

/** Where the field of an area lies, in pixels. */
export function boundsOf(index: number): { x: number; y: number; width: number; height: number } {
  const column = index % COLUMNS;
  const row = Math.floor(index / COLUMNS);
  const x = Math.round((MENU_SIZE.width / COLUMNS) * column);
  const y = (MENU_SIZE.height / ROWS) * row;
  const right = Math.round((MENU_SIZE.width / COLUMNS) * (column + 1));
  return { x, y, width: right - x, height: MENU_SIZE.height / ROWS };
}

/** The picture of a menu in one language, as PNG; the same bytes every time. */
export function drawMenu(name: MenuName, language: Language): Buffer {
  loadFonts();
  const canvas = createCanvas(MENU_SIZE.width, MENU_SIZE.height);
  const c = canvas.getContext('2d');
  c.fillStyle = PAPER;
  c.fillRect(0, 0, MENU_SIZE.width, MENU_SIZE.height);
  for (const [index, area] of MENUS[name].entries()) drawArea(c, area, index, language);
  return canvas.toBuffer('image/png');
}

function drawArea(c: SKRSContext2D, { id, icon }: MenuArea, index: number, language: Language): void {
  const { x, y, width, height } = boundsOf(index);
  const gap = 22;
  const isLead = index === 0;
  c.beginPath();
  c.roundRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap, 56);
  c.fillStyle = isLead ? LEAD : '#FFFFFF';
  c.fill();
  c.lineWidth = 5;
  c.strokeStyle = isLead ? LEAD : LINE;
  c.stroke();
  const middle = x + width / 2;
  const lines = words(language, 'rich-menu', `areas.${id}`).split(BREAK);
  const isBroken = lines.length > 1;
  c.strokeStyle = isLead ? '#FFFFFF' : LEAD;
  c.fillStyle = c.strokeStyle;
  drawIcon(c, icon, middle, y + height * (isBroken ? 0.28 : 0.37), isBroken ? 240 : 290);
  c.fillStyle = isLead ? '#FFFFFF' : INK;
  c.textAlign = 'center';
  c.textBaseline = 'alphabetic';
  c.font = fontFor(c, lines, width - 4 * gap);
  for (const [at, text] of lines.entries())
    c.fillText(text, middle, y + height * (isBroken ? 0.64 + 0.22 * at : 0.79));
}

/** As large as the longest line allows. Throws where not even the smallest size that old eyes read fits: break the label. */
function fontFor(c: SKRSContext2D, lines: readonly string[], width: number): string {
  for (let size = LARGEST; size >= SMALLEST; size -= 4) {
    const font = `${size}px "${FONT}", "${FONT} Latin"`;
    c.font = font;
    if (lines.every((text) => c.measureText(text).width <= width)) return font;
  }
  throw new Error(`"${lines.join(BREAK)}" does not fit into its field. Break it with "${BREAK}".`);
}
