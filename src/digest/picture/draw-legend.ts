import { INK } from './colours.ts';
import { drawSign, fillTile } from './draw-tile.ts';
import { baselineIn, type Box, type Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';

/** What the looks of the tiles mean: one below another, or side by side. */
export function drawLegend(
  pen: Pen,
  legend: PictureContent['places']['legend'],
  { x, y, width, height }: Box,
  flow: 'row' | 'column',
  size = 24,
): void {
  const step = flow === 'row' ? width / legend.length : Math.min(size * 1.75, height / legend.length);
  for (const [index, { look, words }] of legend.entries()) {
    const box =
      flow === 'row'
        ? { x: x + step * index, y: y + (height - size * 1.25) / 2, width: size * 1.25, height: size * 1.25 }
        : { x, y: y + step * index, width: size * 1.25, height: size * 1.25 };
    fillTile(pen, look, box);
    const inset = size * 0.24;
    drawSign(pen, look, box.x + inset, box.y + inset, box.width - 2 * inset);
    const left = box.x + box.width + size * 0.4;
    const right = flow === 'row' ? x + step * (index + 1) - 8 : x + width;
    pen.write({ text: words, size, colour: INK }, { x: left, y: baselineIn(box, size), width: right - left });
  }
}
