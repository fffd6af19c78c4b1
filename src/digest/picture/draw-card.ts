import { CARD, EDGE, INK, MUTED } from './colours.ts';
import { inside, type Box, type Pen } from './pen.ts';

const RADIUS = 26;
const MARGIN = 24;
const TITLE = 28;

/** A white card with a title, and beside it a smaller note; what is left of it below the title. */
export function drawCard(pen: Pen, box: Box, title?: string, note?: string): Box {
  pen.paint(box, CARD, RADIUS);
  pen.frame(box, EDGE, RADIUS, 2);
  const inner = inside(box, MARGIN, 20);
  if (title === undefined) return inner;
  const { x, y, width } = inner;
  const taken = pen.write({ text: title, size: TITLE, weight: 700, colour: INK }, { x, y: y + 23, width });
  const left = width - taken - 16;
  if (note !== undefined && left > 60)
    pen.write(
      { text: note, size: 21, colour: MUTED },
      { x: x + taken + 16, y: y + 23, width: left, align: 'right' },
    );
  return { x, y: y + 42, width, height: inner.height - 42 };
}
