import { CARD, EDGE, INK, LEAD, LIGHT, LITTLE, LITTLE_GROUND, MUTED, ON_LEAD } from './colours.ts';
import { fitPieces } from './fit-pieces.ts';
import { fontOf } from './fonts.ts';
import { drawCall, drawTick } from './marks.ts';
import { baselineIn, type Box, type Line, type Pen } from './pen.ts';
import type { Look, Tile } from './picture-content.ts';

const PADDING = 4;

/** How a place's tile is filled, edged and written on. */
const LOOKS: Readonly<Record<Look, { ground: string; edge: string; ink: string }>> = {
  well: { ground: LEAD, edge: LEAD, ink: ON_LEAD },
  some: { ground: LIGHT, edge: LIGHT, ink: INK },
  neutral: { ground: LIGHT, edge: LIGHT, ink: INK },
  little: { ground: LITTLE_GROUND, edge: LITTLE, ink: LITTLE },
  none: { ground: CARD, edge: EDGE, ink: MUTED },
};

/** The ground of a tile, without words. */
export function fillTile(pen: Pen, look: Look, box: Box): void {
  const { ground, edge } = LOOKS[look];
  const radius = Math.min(14, box.height * 0.22);
  pen.paint(box, ground, radius);
  if (edge !== ground) pen.frame(box, edge, radius, Math.min(3, box.height * 0.1));
}

/** The size in which the names of all `tiles` fit into boxes like `box`, so that none looks less than another. */
export function nameSize({ context: c }: Pen, tiles: readonly Tile[], box: Box): number {
  const most = Math.min(32, box.height * 0.34);
  c.font = fontOf(100, 600);
  const widest = Math.max(0, ...tiles.map(({ name }) => c.measureText(name).width / 100));
  // Below this, a name is better cut than unreadable.
  return Math.max(Math.min(19, most), Math.min(most, (box.width - 2 * PADDING) / (widest * 1.005)));
}

/** A place with its name, its share where that may be seen, and a sign: a tick for well, a call for little. */
export function drawTile(pen: Pen, { name, look, share }: Tile, box: Box, size: number): void {
  fillTile(pen, look, box);
  const { ink } = LOOKS[look];
  const room = { x: box.x + PADDING, width: box.width - 2 * PADDING, align: 'center', least: 0.85 } as const;
  const middle = box.y + box.height / 2;
  const text = share ?? (look === 'none' ? '–' : '');
  const high = Math.min(Math.max(size, 24), box.height * 0.34);
  const hasBelow = text !== '' || look === 'well';
  const base = hasBelow ? middle - high * 0.14 : middle + size * 0.31;
  pen.write({ text: name, size, weight: 600, colour: ink }, { ...room, y: base });
  if (hasBelow) drawShare(pen, { look, text }, { ...room, y: middle + high * 1.02 }, high);
}

/** The same for a tile as wide as the card: the name at its left, what it has reported at its right. */
export function drawWideTile(pen: Pen, { name, look, share, detail }: Tile, box: Box, size: number): void {
  fillTile(pen, look, box);
  const { ink } = LOOKS[look];
  const inner = { x: box.x + 28, width: box.width - 56 };
  const base = baselineIn(box, size);
  const left = { x: inner.x, width: inner.width * 0.62, least: 0.6 };
  const text = share ?? (look === 'none' ? '–' : '');
  pen.write(
    { text: name, size, weight: 600, colour: ink },
    { ...left, y: detail === null ? base : base - 20 },
  );
  if (detail !== null) pen.write({ text: detail, size: 25, colour: ink }, { ...left, y: base + 22 });
  const right = { x: inner.x + inner.width * 0.64, width: inner.width * 0.36, y: baselineIn(box, 42) };
  drawShare(pen, { look, text }, { ...right, align: 'right' }, 42);
}

/** The sign and the share, together in the middle of the line or at its right. */
function drawShare(pen: Pen, { look, text }: { look: Look; text: string }, line: Line, size: number): void {
  const mark = look === 'well' || look === 'little' ? size * 0.8 : 0;
  const gap = mark > 0 && text !== '' ? size * 0.26 : 0;
  const room = { ...line, x: line.x + mark + gap, width: line.width - mark - gap };
  const fitted = fitPieces(pen.context, [{ text, size: size * 1.06, weight: 700 }], room.width, 0.6);
  const spare = line.width - mark - gap - fitted.width;
  const x = line.x + (line.align === 'right' ? spare : spare / 2);
  drawSign(pen, look, x, line.y - size * 0.76, mark);
  pen.write(
    { text, size: size * 1.06, weight: 700, colour: LOOKS[look].ink },
    { ...room, x: x + mark + gap, align: 'left', least: 0.6 },
  );
}

/** The sign that says the same as the colour; nothing for a look that has none. */
export function drawSign(pen: Pen, look: Look, x: number, y: number, size: number): void {
  if (look === 'well') drawTick(pen, x, y, size, LOOKS[look].ink);
  if (look === 'little') drawCall(pen, x, y, size, LOOKS[look].ink, LOOKS[look].ground);
}
