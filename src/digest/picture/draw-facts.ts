import { EDGE, INK, LEAD, MUTED } from './colours.ts';
import { drawCard } from './draw-card.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';
import { show, word } from './show.ts';

/** Aid that arrived (domain.md R16) and what households earned or saved, side by side. */
export function drawFacts(pen: Pen, { aid, baht }: PictureContent, box: Box): void {
  const { x, y, width, height } = drawCard(pen, box);
  const facts = [
    ...aid.map(({ name, items }) => ({ name, number: items, unit: word('aid.items'), share: 1 })),
    { name: word('baht.title'), number: baht, unit: word('baht.unit'), share: 1.5 },
  ];
  const all = facts.reduce((sum, { share }) => sum + share, 0);
  let left = x;
  for (const [index, { name, number, unit, share }] of facts.entries()) {
    const wide = (width * share) / all;
    if (index > 0) pen.paint({ x: left, y, width: 2, height }, EDGE);
    const room = { x: left + (index > 0 ? 22 : 0), width: wide - (index > 0 ? 34 : 12) };
    pen.write({ text: name, size: 25, colour: MUTED }, { ...room, y: y + 20 });
    pen.write(
      [
        { text: show(number), size: typeof number === 'number' ? 40 : 30, weight: 700, colour: LEAD },
        { text: number === 'withheld' ? '' : ` ${unit}`, size: 25, colour: INK },
      ],
      { ...room, y: y + height - 2 },
    );
    left += wide;
  }
}
