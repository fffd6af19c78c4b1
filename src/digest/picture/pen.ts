import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { INK } from './colours.ts';
import { fitPieces, type Piece } from './fit-pieces.ts';
import { fontOf, loadFonts } from './fonts.ts';

/** A rectangle in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a line of words may stand: from `x`, never wider than `width`, on the baseline `y`. */
export interface Line {
  x: number;
  y: number;
  width: number;
  align?: 'left' | 'center' | 'right';
  /** The smallest part of its size the words may shrink to before they are cut; 0.7 unless told. */
  least?: number;
}

/** A line as it was written: its words, the room it had, and the box of its ink. */
export interface Written {
  text: string;
  room: Line;
  width: number;
  ink: Box;
}

/** Draws on one canvas and remembers what it wrote. */
export interface Pen {
  canvas: Canvas;
  context: SKRSContext2D;
  written: readonly Written[];
  /** Writes pieces one after another on one line, shrunk and then cut until they fit. Returns their width. */
  write(pieces: Piece | readonly Piece[], line: Line): number;
  paint(box: Box, colour: string, radius?: number): void;
  frame(box: Box, colour: string, radius: number, width: number): void;
}

/** A pen for a new canvas. */
export function penOn(width: number, height: number): Pen {
  loadFonts();
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.textBaseline = 'alphabetic';
  const written: Written[] = [];
  const outline = ({ x, y, width, height }: Box, radius: number): void => {
    context.beginPath();
    context.roundRect(x, y, width, height, Math.max(0, Math.min(radius, width / 2, height / 2)));
  };
  return {
    canvas,
    context,
    written,
    write: (pieces, line) => {
      const fitted = fitPieces(context, [pieces].flat(), line.width, line.least ?? 0.7);
      const { align = 'left' } = line;
      const spare = line.width - fitted.width;
      let x = line.x + (align === 'right' ? spare : align === 'center' ? spare / 2 : 0);
      const start = x;
      let [above, below] = [0, 0];
      for (const { text, size, weight = 400, colour = INK, width } of fitted.pieces) {
        context.font = fontOf(size, weight);
        context.fillStyle = colour;
        context.fillText(text, x, line.y);
        const metrics = context.measureText(text);
        above = Math.max(above, metrics.actualBoundingBoxAscent);
        below = Math.max(below, metrics.actualBoundingBoxDescent);
        x += width;
      }
      const text = fitted.pieces.map((piece) => piece.text).join('');
      const ink = { x: start, y: line.y - above, width: fitted.width, height: above + below };
      if (text !== '') written.push({ text, room: line, width: fitted.width, ink });
      return fitted.width;
    },
    paint: (box, colour, radius = 0) => {
      if (box.width <= 0 || box.height <= 0) return;
      outline(box, radius);
      context.fillStyle = colour;
      context.fill();
    },
    frame: (box, colour, radius, width) => {
      const inset = width / 2;
      const inner = {
        x: box.x + inset,
        y: box.y + inset,
        width: box.width - width,
        height: box.height - width,
      };
      outline(inner, radius - inset);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    },
  };
}

/** `box` without a margin of `x` pixels at its sides and `y` above and below. */
export function inside({ x: left, y: top, width, height }: Box, x: number, y = x): Box {
  return { x: left + x, y: top + y, width: width - 2 * x, height: height - 2 * y };
}

/** The baseline on which letters of `size` stand in the middle of a box, to the eye. */
export function baselineIn({ y, height }: Pick<Box, 'y' | 'height'>, size: number): number {
  return y + height / 2 + size * 0.31;
}
