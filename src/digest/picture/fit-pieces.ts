import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontOf, type Weight } from './fonts.ts';

/** Words of one look. */
export interface Piece {
  text: string;
  /** Height of the letters in pixels. */
  size: number;
  weight?: Weight;
  colour?: string;
}

/** Pieces as they fit, each with its width; all of them together are `width` wide. */
export interface Fitted {
  pieces: readonly (Piece & { width: number })[];
  width: number;
}

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * The pieces of one line, none wider together than `width`: first all letters shrink, down to `least` of their size; then
 * the longest piece is cut, at a place where no Thai mark loses its letter, and ends in "…".
 */
export function fitPieces(
  context: SKRSContext2D,
  pieces: readonly Piece[],
  width: number,
  least: number,
): Fitted {
  const whole = measured(context, pieces);
  if (whole.width <= width) return whole;
  for (const share of [Math.max(least, (width / whole.width) * 0.995), least]) {
    const smaller = measured(
      context,
      pieces.map((piece) => ({ ...piece, size: Math.floor(piece.size * share * 2) / 2 })),
    );
    if (smaller.width <= width) return smaller;
    if (share === least) return cutLongest(context, smaller, width);
  }
  return whole;
}

function cutLongest(context: SKRSContext2D, fitted: Fitted, width: number): Fitted {
  const longest = fitted.pieces.reduce((a, b) => (b.width > a.width ? b : a));
  const letters = [...graphemes.segment(longest.text)].map(({ segment }) => segment);
  for (let kept = letters.length - 1; kept >= 0; kept--) {
    const text = `${letters.slice(0, kept).join('').trimEnd()}…`;
    const cut = measured(
      context,
      fitted.pieces.map((piece) => (piece === longest ? { ...piece, text } : piece)),
    );
    if (cut.width <= width) return cut;
  }
  return { pieces: [], width: 0 };
}

function measured(context: SKRSContext2D, pieces: readonly Piece[]): Fitted {
  const wide = pieces.map((piece) => {
    context.font = fontOf(piece.size, piece.weight ?? 400);
    return { ...piece, width: context.measureText(piece.text).width };
  });
  return { pieces: wide, width: wide.reduce((sum, piece) => sum + piece.width, 0) };
}
