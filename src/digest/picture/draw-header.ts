import { LEAD, ON_LEAD, SOFT_ON_LEAD } from './colours.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';

const MARGIN = 44;

/** The band on top: whose picture it is, of which place and week. */
export function drawHeader(
  pen: Pen,
  { programme, place, dates, correction }: PictureContent,
  { x, y, width, height }: Box,
): void {
  pen.fill({ x, y, width, height }, LEAD);
  const inner = { x: x + MARGIN, width: width - 2 * MARGIN };
  const top = y + height * 0.37;
  const base = y + height * 0.8;
  const aside = correction === null ? 0 : 240;
  pen.write(
    { text: programme, size: 32, weight: 600, colour: SOFT_ON_LEAD },
    { ...inner, y: top, width: inner.width - aside },
  );
  if (correction !== null)
    pen.write(
      { text: correction, size: 26, weight: 600, colour: SOFT_ON_LEAD },
      { x: inner.x + inner.width - aside + 16, y: top, width: aside - 16, align: 'right' },
    );
  const half = inner.width - 424;
  pen.write(
    { text: place, size: 60, weight: 700, colour: ON_LEAD },
    { ...inner, y: base, width: half, least: 0.5 },
  );
  pen.write(
    { text: dates, size: 31, weight: 600, colour: ON_LEAD },
    { x: inner.x + half + 20, y: base, width: 404, align: 'right' },
  );
}
