import { ALERT, ALERT_GROUND, GOOD, INK, LIGHT, MUTED } from './colours.ts';
import type { Piece } from './fit-pieces.ts';
import { drawCall, drawTick } from './marks.ts';
import { baselineIn, type Box, type Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';
import { show, word } from './show.ts';

/** What needs somebody comes before all figures (domain.md §5.5); once nothing is left to do, the band is at ease. */
export function drawUrgent(pen: Pen, { urgent }: PictureContent, box: Box): void {
  const { total, helped, referred, pending } = urgent;
  const isSettled = pending === 0;
  const ink = isSettled ? GOOD : ALERT;
  const ground = isSettled ? LIGHT : ALERT_GROUND;
  pen.paint(box, ground, 22);
  pen.frame(box, ink, 22, 3);
  const size = box.height * 0.5;
  const [x, y] = [box.x + 24, box.y + (box.height - size) / 2];
  if (isSettled) drawTick(pen, x, y, size, ink);
  else drawCall(pen, x, y, size, ink, ground);
  const left = x + size + 18;
  const right = box.x + box.width - 28;
  const line = { x: left, y: baselineIn(box, 34), width: right - left };
  if (total === 0) {
    pen.write({ text: word('urgent.none'), size: 34, weight: 700, colour: ink }, line);
    return;
  }
  const half = (right - left) * 0.44;
  pen.write(
    [
      { text: `${word('urgent.title')}  `, size: 34, weight: 700, colour: ink },
      { text: show(total), size: 46, weight: 700, colour: ink },
      { text: ` ${word('urgent.cases')}`, size: 30, weight: 600, colour: ink },
    ],
    { ...line, width: half },
  );
  const parts = [
    { name: word('urgent.helped'), cases: helped, colour: INK },
    ...(referred === 0 ? [] : [{ name: word('urgent.referred'), cases: referred, colour: INK }]),
    { name: word('urgent.pending'), cases: pending, colour: ink },
  ];
  pen.write(
    parts.flatMap(({ name, cases, colour }, index): Piece[] => [
      { text: `${index === 0 ? '' : '   '}${name} `, size: 29, colour: MUTED },
      { text: show(cases), size: typeof cases === 'number' ? 38 : 29, weight: 700, colour },
    ]),
    { x: left + half + 12, y: line.y, width: right - left - half - 12, align: 'right', least: 0.55 },
  );
}
