import { LEAD, ON_LEAD, SOFT_ON_LEAD } from './colours.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';

const MARGIN = 44;
const GAP = 24;

/** The band on top: whose picture it is, of which place and week. */
export function drawHeader(
  pen: Pen,
  { programme, place, dates, correction }: PictureContent,
  { x, y, width, height }: Box,
): void {
  pen.paint({ x, y, width, height }, LEAD);
  const room = { x: x + MARGIN, width: width - 2 * MARGIN };
  const top = y + height * 0.32;
  const base = y + height * 0.81;
  const taken = pen.write(
    { text: dates, size: 34, weight: 600, colour: ON_LEAD },
    { ...room, y: top, align: 'right' },
  );
  pen.write(
    { text: programme, size: 32, weight: 600, colour: SOFT_ON_LEAD },
    { ...room, y: top, width: room.width - taken - GAP },
  );
  const aside =
    correction === null
      ? 0
      : GAP +
        pen.write(
          { text: correction, size: 28, weight: 600, colour: SOFT_ON_LEAD },
          { x: room.x + room.width - 240, width: 240, y: base, align: 'right' },
        );
  // A subdistrict officer may have many tambons.
  pen.write(
    { text: place, size: 58, weight: 700, colour: ON_LEAD },
    { ...room, y: base, width: room.width - aside, least: 0.48 },
  );
}
