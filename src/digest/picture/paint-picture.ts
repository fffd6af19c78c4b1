import { PAPER } from './colours.ts';
import { drawDimensions } from './draw-dimensions.ts';
import { drawFacts } from './draw-facts.ts';
import { drawFooter } from './draw-footer.ts';
import { drawHeader } from './draw-header.ts';
import { drawPlaces } from './draw-places.ts';
import { drawReports } from './draw-reports.ts';
import { drawStages } from './draw-stages.ts';
import { drawUrgent } from './draw-urgent.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';

const SIDE = 32;
const GAP = 16;
const WIDTH = 1080 - 2 * SIDE;
/** Of two cards beside one another, the left one. */
const LEFT = 588;
const LEFT_OF_MAP = 392;

const row = (y: number, height: number): Box => ({ x: SIDE, y, width: WIDTH, height });
const left = (y: number, height: number, width: number): Box => ({ x: SIDE, y, width, height });
const right = (y: number, height: number, beside: number): Box => ({
  x: SIDE + beside + GAP,
  y,
  width: WIDTH - beside - GAP,
  height,
});

/** The portrait, in the order of domain.md §5.5: first what needs somebody, then the figures, then the places. */
export function paintPicture(pen: Pen, content: PictureContent): void {
  pen.paint({ x: 0, y: 0, width: 1080, height: 1350 }, PAPER);
  drawHeader(pen, content, { x: 0, y: 0, width: 1080, height: 164 });
  drawUrgent(pen, content, row(178, 78));
  drawReports(pen, content, left(270, 230, LEFT));
  drawStages(pen, content, right(270, 230, LEFT));
  // One place alone would only say again what the reports say.
  if (content.places.tiles.length > 1) {
    drawDimensions(pen, content, left(514, 570, LEFT_OF_MAP));
    drawPlaces(pen, content, right(514, 570, LEFT_OF_MAP));
  } else {
    drawDimensions(pen, content, row(514, 570));
  }
  drawFacts(pen, content, row(1098, 106));
  drawFooter(pen, content, { x: 0, y: 1218, width: 1080, height: 132 });
}
