import { MUTED } from './colours.ts';
import { drawCard } from './draw-card.ts';
import { drawLegend } from './draw-legend.ts';
import { drawTile, drawWideTile, nameSize } from './draw-tile.ts';
import type { Box, Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';
import { word } from './show.ts';

const GAP = 7;
/** More tambons than any district has; further ones are only counted. */
const MOST = 32;
const TALLEST = 150;

/** The districts about where they lie, or the tambons in rows; each marked by how much of it has reported. */
export function drawPlaces(pen: Pen, { places }: PictureContent, box: Box): void {
  const area = drawCard(pen, box, places.title);
  const { x, y, width, height } = area;
  const isMap = places.tiles.every(({ at }) => at !== undefined);
  if (isMap) {
    const cells = cellsOf(area, 5, 6);
    const size = nameSize(pen, places.tiles, cells(0, 0));
    for (const tile of places.tiles) drawTile(pen, tile, cells(tile.at!.column, tile.at!.row), size);
    // The north-east of the map is empty.
    const from = cells(3, 0);
    const free = { x: from.x + 8, y, width: x + width - from.x - 8, height: 2 * from.height + GAP };
    drawLegend(pen, places.legend, free, 'column');
    return;
  }
  drawLegend(pen, places.legend, { x, y: y - 4, width, height: 32 }, 'row');
  const shown = places.tiles.slice(0, MOST);
  const left = places.tiles.length - shown.length;
  const grid = { x, y: y + 40, width, height: height - 40 - (left > 0 ? 34 : 0) };
  const columns = columnsFor(shown.length);
  const rows = Math.ceil(shown.length / columns);
  const high = Math.min(grid.height, rows * TALLEST);
  const cells = cellsOf({ ...grid, height: high }, columns, rows);
  const size = nameSize(pen, shown, cells(0, 0));
  for (const [index, tile] of shown.entries())
    (columns === 1 ? drawWideTile : drawTile)(
      pen,
      tile,
      cells(index % columns, Math.floor(index / columns)),
      size,
    );
  if (left > 0)
    pen.write(
      { text: word('places.more', { count: left }), size: 22, colour: MUTED },
      { x, y: y + height - 2, width, align: 'right' },
    );
}

const columnsFor = (tiles: number): number => (tiles <= 4 ? 1 : tiles <= 10 ? 2 : tiles <= 21 ? 3 : 4);

/** Divides `area` into cells with a gap between them. */
export function cellsOf(
  { x, y, width, height }: Box,
  columns: number,
  rows: number,
  gap = GAP,
): (column: number, row: number) => Box {
  const wide = (width - gap * (columns - 1)) / columns;
  const high = (height - gap * (rows - 1)) / rows;
  return (column, row) => ({
    x: x + (wide + gap) * column,
    y: y + (high + gap) * row,
    width: wide,
    height: high,
  });
}
