import type { Shown } from '../hide-small.ts';
import { ALERT, GOOD, INK, MIDDLE, MUTED, TRACK } from './colours.ts';
import { drawCard } from './draw-card.ts';
import { fitPieces } from './fit-pieces.ts';
import { drawTriangle } from './marks.ts';
import type { Box, Line, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';
import { show, word } from './show.ts';

type Row = PictureContent['dimensions'][number];

/** Rows lower than this have everything but the bar on one line. */
const ROOMY = 62;
/** The size of a change where there is room. */
const CHANGE = 24;

/** What all rows share: the number whose bar is full, and how wide the changes are. */
interface Scale {
  most: number;
  aside: number;
}

/** In how many households each dimension is open, as bars, whether the list has one dimension or twelve (domain.md R8). */
export function drawDimensions(pen: Pen, { dimensions }: PictureContent, box: Box): void {
  const area = drawCard(pen, box, word('dimensions.title'));
  const note = { x: area.x, y: area.y + 14, width: area.width };
  pen.write({ text: word('dimensions.unit'), size: 22, colour: MUTED }, note);
  const top = area.y + 28;
  const height = Math.min((area.y + area.height + 4 - top) / Math.max(dimensions.length, 1), 120);
  const most = Math.max(1, ...dimensions.map(({ open }) => (typeof open === 'number' ? open : 0)));
  const changes = dimensions.map(({ change }) => changeWidth(pen, change, CHANGE));
  const scale = { most, aside: Math.min(area.width * 0.42, Math.max(...changes, 0)) };
  const draw = height < ROOMY ? drawLowRow : drawRow;
  for (const [index, row] of dimensions.entries())
    draw(pen, row, { x: area.x, y: top + height * index, width: area.width, height }, scale);
}

/** The name and the number above, the bar and the change below. */
function drawRow(pen: Pen, row: Row, { x, y, width, height }: Box, { most, aside }: Scale): void {
  const { name, open, change } = row;
  const size = Math.min(29, height * 0.4);
  const base = y + height * 0.53;
  const taken = drawNumber(pen, open, { x: x + width * 0.5, y: base, width: width * 0.5 }, size * 1.1);
  pen.write({ text: name, size, colour: INK }, { x, y: base, width: width - taken - 14, least: 0.72 });
  const small = Math.min(CHANGE, height * 0.34);
  const under = base + small * 1.25;
  if (change !== null) drawChange(pen, change, { x: x + width - aside, y: under, width: aside }, small);
  const thick = Math.min(16, height * 0.2);
  const left = aside === 0 ? width : width - aside - 18;
  drawBar(pen, open, { x, y: under - small * 0.31 - thick / 2, width: left, height: thick }, most);
}

/** The name, the number and the change above, the bar below. */
function drawLowRow(pen: Pen, row: Row, { x, y, width, height }: Box, { most }: Scale): void {
  const { name, open, change } = row;
  const size = Math.min(24, height * 0.5);
  const base = y + height * 0.62;
  const aside = width * 0.25;
  const middle = x + width - aside;
  const taken = drawNumber(pen, open, { x: middle - width * 0.3, y: base, width: width * 0.3 }, size);
  if (change !== null) drawChange(pen, change, { x: middle + 6, y: base, width: aside - 6 }, size * 0.88);
  const room = { x, y: base, width: width - aside - taken - 12, least: 0.75 };
  pen.write({ text: name, size, colour: INK }, room);
  drawBar(pen, open, { x, y: base + height * 0.16, width, height: Math.max(5, height * 0.13) }, most);
}

function drawNumber(pen: Pen, open: Shown, line: Line, size: number): number {
  const high = typeof open === 'number' ? size : size * 0.8;
  return pen.write({ text: show(open), size: high, weight: 700, colour: INK }, { ...line, align: 'right' });
}

/** A number that is hidden has no length. */
function drawBar(pen: Pen, open: Shown, bar: Box, most: number): void {
  pen.paint(bar, TRACK, bar.height / 2);
  if (typeof open !== 'number' || open === 0) return;
  pen.paint({ ...bar, width: Math.max((bar.width * open) / most, bar.height) }, MIDDLE, bar.height / 2);
}

/** What is said of a change; a number is said without its sign. */
function changeText(change: number): string {
  return change === 0 ? word('dimensions.same') : show(Math.abs(change));
}

function changeWidth({ context }: Pen, change: number | null, size: number): number {
  if (change === null) return 0;
  const { width } = fitPieces(context, [{ text: changeText(change), size, weight: 600 }], Infinity, 1);
  return change === 0 ? width : width + size;
}

/** Fewer is better here. The triangle says the same as the colour. */
function drawChange(pen: Pen, change: number, { x, y, width }: Line, size: number): void {
  const text = changeText(change);
  const right = { y, align: 'right', least: 0.5 } as const;
  if (change === 0) {
    pen.write({ text, size: size * 0.9, colour: MUTED }, { ...right, x, width });
    return;
  }
  const colour = change < 0 ? GOOD : ALERT;
  const taken = pen.write(
    { text, size, weight: 600, colour },
    { ...right, x: x + size * 0.9, width: width - size * 0.9 },
  );
  const left = x + width - taken - size * 0.85;
  drawTriangle(pen, change < 0 ? 'down' : 'up', left, y - size * 0.64, size * 0.62, colour);
}
