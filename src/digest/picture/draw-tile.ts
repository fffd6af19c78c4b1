import { CARD, EDGE, INK, LEAD, LIGHT, LITTLE, LITTLE_GROUND, MUTED, ON_LEAD } from './colours.ts';
import { drawCall, drawTick } from './marks.ts';
import type { Box, Pen } from './pen.ts';
import type { Look, Tile } from './picture-content.ts';

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
  pen.fill(box, ground, radius);
  if (edge !== ground) pen.frame(box, edge, radius, Math.min(3, box.height * 0.1));
}

/** A place with its name, its share where that may be seen, and a sign: a tick for well, a call for little. */
export function drawTile(pen: Pen, { name, look, share }: Tile, box: Box): void {
  fillTile(pen, look, box);
  const { ink } = LOOKS[look];
  const size = Math.min(34, Math.max(22, box.height * 0.3));
  const room = { x: box.x + 6, width: box.width - 12, align: 'center', least: 0.68 } as const;
  const middle = box.y + box.height / 2;
  const text = share ?? (look === 'none' ? '–' : '');
  const hasBelow = text !== '' || look === 'well';
  const base = hasBelow ? middle - size * 0.16 : middle + size * 0.31;
  pen.write({ text: name, size, weight: 600, colour: ink }, { ...room, y: base });
  if (!hasBelow) return;
  const below = middle + size * 1.02;
  const mark = look === 'well' || look === 'little' ? size * 0.86 : 0;
  const gap = mark > 0 && text !== '' ? size * 0.26 : 0;
  const most = room.width - mark - gap;
  const start = box.x + box.width / 2;
  const taken =
    text === ''
      ? 0
      : pen.write(
          { text, size: size * 1.08, weight: 700, colour: ink },
          { x: start - most / 2 + (mark + gap) / 2, y: below, width: most, align: 'center' },
        );
  const left = start - (taken + mark + gap) / 2;
  drawSign(pen, look, left, below - size * 0.8, mark);
}

/** The sign that says the same as the colour; nothing for a look that has none. */
export function drawSign(pen: Pen, look: Look, x: number, y: number, size: number): void {
  if (look === 'well') drawTick(pen, x, y, size, LOOKS[look].ink);
  if (look === 'little') drawCall(pen, x, y, size, LOOKS[look].ink, LOOKS[look].ground);
}
