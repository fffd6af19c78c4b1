import type { Shown } from '../hide-small.ts';
import { showPercent } from '../../messages/show-percent.ts';
import { EDGE, GOOD, INK, LEAD, MIDDLE, MUTED, TRACK } from './colours.ts';
import { drawCard } from './draw-card.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';
import { show, word } from './show.ts';

/** How many households were reported, as the picture's largest number; with those met and not met as parts of one bar. */
export function drawReports(pen: Pen, { reports }: PictureContent, box: Box): void {
  const { x, y, width, height } = drawCard(pen, box, word('reports.title'), word('reports.households'));
  const { households, reported, met, notMet, share, shareBefore } = reports;
  // With nothing to divide, the number itself is the large one.
  const big = share === null ? show(reported) : showPercent(share);
  const taken = pen.write(
    { text: big, size: typeof reported === 'number' ? 90 : 54, weight: 700, colour: LEAD },
    { x, y: y + 74, width: width * 0.55 },
  );
  const aside = { x: x + taken + 26, width: width - taken - 26 };
  pen.write(
    [
      { text: share === null ? '' : `${show(reported)} `, size: 34, weight: 700, colour: INK },
      { text: `${word('reports.of')} ${show(households)}`, size: 28, colour: MUTED },
    ],
    { ...aside, y: y + 36 },
  );
  if (shareBefore !== null)
    pen.write(
      [
        { text: `${word('reports.before')} `, size: 26, colour: MUTED },
        { text: showPercent(shareBefore), size: 26, weight: 600, colour: INK },
      ],
      { ...aside, y: y + 74 },
    );
  const bar = { x, y: y + height - 56, width, height: 18 };
  drawParts(pen, bar, households, [
    { part: met, colour: GOOD },
    { part: notMet, colour: MIDDLE },
  ]);
  const legend = [
    { name: word('reports.met'), part: met, colour: GOOD },
    { name: word('reports.not-met'), part: notMet, colour: MIDDLE },
  ];
  for (const [index, { name, part, colour }] of legend.entries()) {
    const left = x + (width / 2) * index;
    const base = y + height - 4;
    pen.paint({ x: left, y: base - 17, width: 18, height: 18 }, colour, 5);
    pen.write(
      [
        { text: `${name} `, size: 25, colour: MUTED },
        { text: show(part), size: 27, weight: 700, colour: INK },
      ],
      { x: left + 28, y: base, width: width / 2 - 36 },
    );
  }
}

/** A bar whose parts are shares of `whole`, one after another. A number that is hidden has no length. */
export function drawParts(
  pen: Pen,
  bar: Box,
  whole: Shown,
  parts: readonly { part: Shown; colour: string }[],
): void {
  const { context: c } = pen;
  pen.paint(bar, TRACK, bar.height / 2);
  c.save();
  c.beginPath();
  c.roundRect(bar.x, bar.y, bar.width, bar.height, bar.height / 2);
  c.clip();
  let x = bar.x;
  for (const { part, colour } of parts) {
    if (typeof whole !== 'number' || typeof part !== 'number' || whole === 0) continue;
    const width = Math.min((bar.width * part) / whole, bar.x + bar.width - x);
    pen.paint({ x, y: bar.y, width, height: bar.height }, colour);
    // A hair between two parts, so that they are told apart without their colours.
    if (x > bar.x) pen.paint({ x: x - 1.5, y: bar.y, width: 3, height: bar.height }, '#FFFFFF');
    x += width;
  }
  c.restore();
  pen.frame(bar, EDGE, bar.height / 2, 1);
}
