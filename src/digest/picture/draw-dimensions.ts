import { ALERT, GOOD, INK, MIDDLE, MUTED, TRACK } from './colours.ts';
import { drawCard } from './draw-card.ts';
import { drawTriangle } from './marks.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent, Shown } from './picture-content.ts';
import { show, word } from './show.ts';

type Row = PictureContent['dimensions'][number];

/** In how many households each dimension is open, as bars, whether the list has one dimension or twelve (domain.md R8). */
export function drawDimensions(pen: Pen, { dimensions }: PictureContent, box: Box): void {
  const area = drawCard(pen, box, word('dimensions.title'));
  const note = { x: area.x, y: area.y + 14, width: area.width };
  pen.write({ text: word('dimensions.unit'), size: 22, colour: MUTED }, note);
  const top = area.y + 30;
  const height = Math.min((area.y + area.height + 6 - top) / Math.max(dimensions.length, 1), 112);
  const most = Math.max(1, ...dimensions.map(({ open }) => (typeof open === 'number' ? open : 0)));
  for (const [index, row] of dimensions.entries())
    drawRow(pen, row, { x: area.x, y: top + height * index, width: area.width, height }, most);
}

/** The name and the number above, the bar and the change below. */
function drawRow(pen: Pen, { name, open, change }: Row, { x, y, width, height }: Box, most: number): void {
  const size = Math.min(29, height * 0.47);
  const base = y + height * 0.5;
  const numberWidth = pen.write(
    { text: show(open), size: typeof open === 'number' ? size * 1.1 : size * 0.85, weight: 700, colour: INK },
    { x: x + width * 0.55, y: base, width: width * 0.45, align: 'right' },
  );
  pen.write({ text: name, size, colour: INK }, { x, y: base, width: width - numberWidth - 14, least: 0.72 });
  const small = Math.min(24, height * 0.42);
  const under = y + height * 0.5 + small * 1.12;
  const aside = Math.min(width * 0.36, small * 5.6);
  if (change !== null) drawChange(pen, change, x + width, under, small, aside);
  const thick = Math.min(16, height * 0.2);
  const bar = { x, y: under - small * 0.31 - thick / 2, width: width - aside, height: thick };
  pen.fill(bar, TRACK, thick / 2);
  if (typeof open === 'number')
    pen.fill({ ...bar, width: Math.max((bar.width * open) / most, open > 0 ? thick : 0) }, MIDDLE, thick / 2);
}

/** Fewer is better here. The triangle says the same as the colour. */
function drawChange(pen: Pen, change: Shown, right: number, y: number, size: number, width: number): void {
  const isNumber = typeof change === 'number';
  const isDown = isNumber && change < 0;
  const colour = !isNumber || change === 0 ? MUTED : isDown ? GOOD : ALERT;
  const text = isNumber ? (change === 0 ? word('dimensions.same') : show(Math.abs(change))) : show(change);
  const taken = pen.write(
    { text, size, weight: 600, colour },
    { x: right - width + size, y, width: width - size, align: 'right', least: 0.6 },
  );
  if (isNumber && change !== 0)
    drawTriangle(
      pen,
      isDown ? 'down' : 'up',
      right - taken - size * 0.85,
      y - size * 0.64,
      size * 0.62,
      colour,
    );
}
