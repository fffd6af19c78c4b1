import { EARTH, GOOD, INK, LEAD, MIDDLE } from './colours.ts';
import { drawCard } from './draw-card.ts';
import { drawParts } from './draw-reports.ts';
import { drawTriangle } from './marks.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';
import { show, word } from './show.ts';

/** From survival to sustainability, lighter to darker green. */
const COLOURS = [EARTH, MIDDLE, LEAD];

/** Where the households stand, and how many rose in the week (domain.md R4). */
export function drawStages(pen: Pen, { stages }: PictureContent, box: Box): void {
  const { x, y, width, height } = drawCard(pen, box, word('stages.title'));
  const parts = stages.map(({ households }, index) => ({ part: households, colour: COLOURS[index]! }));
  const open = parts.map(({ part }) => part).filter((part) => typeof part === 'number');
  const whole = open.length === parts.length ? open.reduce((sum, part) => sum + part, 0) : 'withheld';
  drawParts(pen, { x, y: y + 2, width, height: 16 }, whole, parts);
  const row = (height - 26) / stages.length;
  const size = Math.min(34, row * 0.72);
  for (const [index, { name, households, up }] of stages.entries()) {
    const base = y + 26 + row * (index + 0.5) + size * 0.31;
    pen.paint({ x, y: base - size * 0.56, width: 18, height: 18 }, COLOURS[index]!, 5);
    pen.write(
      { text: name, size: size * 0.86, colour: INK },
      { x: x + 32, y: base, width: width * 0.4 - 32 },
    );
    const number = { x: x + width * 0.4, y: base, width: width * 0.31, align: 'right' } as const;
    const isNumber = typeof households === 'number';
    pen.write({ text: show(households), size: isNumber ? size : size * 0.75, weight: 700 }, number);
    if (up === null || up === 0) continue;
    const right = x + width;
    const taken = pen.write(
      {
        text: typeof up === 'number' ? `+${show(up)}` : show(up),
        size: size * 0.8,
        weight: 600,
        colour: GOOD,
      },
      { x: x + width * 0.71 + 32, y: base, width: width * 0.29 - 32, align: 'right' },
    );
    drawTriangle(pen, 'up', right - taken - size * 0.75, base - size * 0.52, size * 0.52, GOOD);
  }
}
