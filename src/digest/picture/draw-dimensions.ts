import { ALERT, GOOD, INK, MIDDLE, MUTED, TRACK } from './colours.ts';
import { drawCard } from './draw-card.ts';
import { drawTriangle } from './marks.ts';
import type { Box, Line, Pen } from './pen.ts';
import type { PictureContent, Shown } from './picture-content.ts';
import { show, word } from './show.ts';

type Row = PictureContent['dimensions'][number];

/** Rows lower than this have everything but the bar on one line. */
const ROOMY = 62;

/** In how many households each dimension is open, as bars, whether the list has one dimension or twelve (domain.md R8). */
export function drawDimensions(pen: Pen, { dimensions }: PictureContent, box: Box): void {
  const area = drawCard(pen, box, word('dimensions.title'));
  const note = { x: area.x, y: area.y + 14, width: area.width };
  pen.write({ text: word('dimensions.unit'), size: 22, colour: MUTED }, note);
  const top = area.y + 28;
  const height = Math.min((area.y + area.height + 4 - top) / Math.max(dimensions.length, 1), 120);
  const most = Math.max(1, ...dimensions.map(({ open }) => (typeof open === 'number' ? open : 0)));
  const draw = height < ROOMY ? drawLowRow : drawRow;
  for (const [index, row] of dimensions.entries())
    draw(pen, row, { x: area.x, y: top + height * index, width: area.width, height }, most);
}

/** The name and the number above, the bar and the change below. */
function drawRow(pen: Pen, { name, open, change }: Row, { x, y, width, height }: Box, most: number): void {
  const size = Math.min(29, height * 0.4);
  const base = y + height * 0.53;
  const taken = drawNumber(pen, open, { x: x + width * 0.5, y: base, width: width * 0.5 }, size * 1.1);
  pen.write({ text: name, size, colour: INK }, { x, y: base, width: width - taken - 14, least: 0.72 });
  const small = Math.min(24, height * 0.34);
  const under = base + small * 1.15;
  const aside = Math.min(width * 0.4, 142);
  if (change !== null) drawChange(pen, change, { x: x + width - aside, y: under, width: aside }, small);
  const thick = Math.min(16, height * 0.2);
  drawBar(
    pen,
    open,
    { x, y: under - small * 0.31 - thick / 2, width: width - aside - 12, height: thick },
    most,
  );
}

/** The name, the number and the change above, the bar below. */
function drawLowRow(pen: Pen, { name, open, change }: Row, { x, y, width, height }: Box, most: number): void {
  const size = Math.min(24, height * 0.5);
  const base = y + height * 0.62;
  const aside = width * 0.25;
  const middle = x + width - aside;
  const taken = drawNumber(pen, open, { x: middle - width * 0.3, y: base, width: width * 0.3 }, size);
  if (change !== null) drawChange(pen, change, { x: middle + 6, y: base, width: aside - 6 }, size * 0.88);
  pen.write(
    { text: name, size, colour: INK },
    { x, y: base, width: width - aside - taken - 12, least: 0.75 },
  );
  drawBar(pen, open, { x, y: base + height * 0.16, width, height: Math.max(5, height * 0.13) }, most);
}

function drawNumber(pen: Pen, open: Shown, line: Line, size: number): number {
  const high = typeof open === 'number' ? size : size * 0.8;
  return pen.write({ text: show(open), size: high, weight: 700, colour: INK }, { ...line, align: 'right' });
}

/** A number that is hidden has no length. */
function drawBar(pen: Pen, open: Shown, bar: Box, most: number): void {
  pen.fill(bar, TRACK, bar.height / 2);
  if (typeof open !== 'number' || open === 0) return;
  pen.fill({ ...bar, width: Math.max((bar.width * open) / most, bar.height) }, MIDDLE, bar.height / 2);
}

/** Fewer is better here. The triangle says the same as the colour. */
function drawChange(pen: Pen, change: Shown, { x, y, width }: Line, size: number): void {
  // Where it would tell another number, silence is kinder than a riddle.
  if (change === 'withheld') return;
  if (change === 'few' || change === 0) {
    const text = word(`dimensions.${change === 0 ? 'same' : 'little'}`);
    pen.write({ text, size: size * 0.9, colour: MUTED }, { x, y, width, align: 'right', least: 0.5 });
    return;
  }
  const isDown = change < 0;
  const colour = isDown ? GOOD : ALERT;
  const taken = pen.write(
    { text: show(Math.abs(change)), size, weight: 600, colour },
    { x: x + size, y, width: width - size, align: 'right', least: 0.6 },
  );
  const left = x + width - taken - size * 0.85;
  drawTriangle(pen, isDown ? 'down' : 'up', left, y - size * 0.64, size * 0.62, colour);
}
