import type { Shown } from '../hide-small.ts';
import { showPercent } from '../../messages/show-percent.ts';
import { INK, LEAD, ON_LEAD, PAPER } from './colours.ts';
import { drawCard } from './draw-card.ts';
import { drawHeader } from './draw-header.ts';
import { drawLegend } from './draw-legend.ts';
import { cellsOf } from './draw-places.ts';
import { drawStages } from './draw-stages.ts';
import { drawSign, fillTile } from './draw-tile.ts';
import { baselineIn, type Box, type Pen } from './pen.ts';
import type { PictureContent } from './picture-content.ts';
import { show, word } from './show.ts';

const LEFT = 36;
const CARD = { width: 346, height: 183 };

const LARGE = 80;

interface Fact {
  number: string;
  size: number;
  words: string;
}

/** The preview of a link: few numbers, large, for it is often seen as small as a stamp. */
export function paintSocial(pen: Pen, content: PictureContent): void {
  pen.paint({ x: 0, y: 0, width: 1200, height: 630 }, PAPER);
  drawHeader(pen, content, { x: 0, y: 0, width: 1200, height: 152 });
  for (const [index, fact] of factsOf(content).entries())
    drawFact(pen, fact, {
      x: LEFT + (CARD.width + 16) * (index % 2),
      y: 168 + (CARD.height + 16) * Math.floor(index / 2),
      ...CARD,
    });
  const beside = LEFT + 2 * (CARD.width + 16);
  const box = { x: beside, y: 168, width: 1200 - LEFT - beside, height: 2 * CARD.height + 16 };
  const hasMap = content.places.tiles.length > 0 && content.places.tiles.every(({ at }) => at);
  if (hasMap) drawSmallMap(pen, content, box);
  else drawStages(pen, content, box);
  const foot = { x: 0, y: 566, width: 1200, height: 64 };
  pen.paint(foot, LEAD);
  pen.write(
    { text: content.province, size: 31, weight: 600, colour: ON_LEAD },
    { x: 44, y: baselineIn(foot, 31), width: 1112, align: 'center', least: 0.6 },
  );
}

function factsOf({ reports, risen, baht, urgent }: PictureContent): Fact[] {
  const left = urgent.pending === 0 ? 'helped' : 'pending';
  const cases = `${word('urgent.title')} ${word(`urgent.${left}`)} ${show(urgent[left])}`;
  const { share, reported } = reports;
  return [
    {
      ...(share === null ? fact(reported) : { number: showPercent(share), size: LARGE }),
      words: word('social.reported'),
    },
    { ...fact(risen, '+'), words: word('social.risen') },
    { ...fact(baht), words: word('social.baht') },
    { ...fact(urgent.total), words: urgent.total === 0 ? word('social.urgent') : cases },
  ];
}

/** A number, or smaller the words that there is none to see. */
function fact(shown: Shown, sign = ''): Omit<Fact, 'words'> {
  if (typeof shown !== 'number') return { number: show(shown), size: LARGE * 0.65 };
  return { number: shown === 0 ? '0' : `${sign}${show(shown)}`, size: LARGE };
}

function drawFact(pen: Pen, { number, size, words }: Fact, box: Box): void {
  const { x, y, width, height } = drawCard(pen, box);
  pen.write({ text: number, size, weight: 700, colour: LEAD }, { x, y: y + 70, width, least: 0.4 });
  pen.write({ text: words, size: 32, weight: 600, colour: INK }, { x, y: y + height - 8, width });
}

/** The map without names, which nobody could read at this size. */
function drawSmallMap(pen: Pen, { places }: PictureContent, box: Box): void {
  const area = drawCard(pen, box, places.title);
  const cells = cellsOf(area, 5, 6, 6);
  for (const { at, look } of places.tiles) {
    const cell = cells(at!.column, at!.row);
    fillTile(pen, look, cell);
    const size = cell.height * 0.56;
    drawSign(pen, look, cell.x + (cell.width - size) / 2, cell.y + (cell.height - size) / 2, size);
  }
  const from = cells(3, 0);
  const free = { x: from.x + 4, y: area.y, width: area.x + area.width - from.x - 4, height: 2 * from.height };
  drawLegend(pen, places.legend, free, 'column', 22);
}
