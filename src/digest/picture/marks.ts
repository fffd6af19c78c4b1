import type { Pen } from './pen.ts';

// Drawn, not written: the font of the pictures has no such signs, and another would differ between machines.

/** A tick in a square of `size` with its corner at x, y. */
export function drawTick({ context: c }: Pen, x: number, y: number, size: number, colour: string): void {
  c.beginPath();
  c.moveTo(x + size * 0.1, y + size * 0.55);
  c.lineTo(x + size * 0.4, y + size * 0.85);
  c.lineTo(x + size * 0.92, y + size * 0.2);
  c.strokeStyle = colour;
  c.lineWidth = size * 0.17;
  c.lineCap = 'round';
  c.lineJoin = 'round';
  c.stroke();
}

/** A triangle that points up or down, in a square of `size` with its corner at x, y. */
export function drawTriangle(
  { context: c }: Pen,
  towards: 'up' | 'down',
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  const [base, tip] =
    towards === 'up' ? [y + size * 0.88, y + size * 0.12] : [y + size * 0.12, y + size * 0.88];
  c.beginPath();
  c.moveTo(x, base);
  c.lineTo(x + size, base);
  c.lineTo(x + size / 2, tip);
  c.closePath();
  c.fillStyle = colour;
  c.fill();
}

/** An exclamation mark in a filled circle of `size` with its corner at x, y. */
export function drawCall(
  { context: c }: Pen,
  x: number,
  y: number,
  size: number,
  ink: string,
  on: string,
): void {
  const middle = x + size / 2;
  c.beginPath();
  c.arc(middle, y + size / 2, size / 2, 0, 2 * Math.PI);
  c.fillStyle = ink;
  c.fill();
  c.beginPath();
  c.roundRect(middle - size * 0.065, y + size * 0.2, size * 0.13, size * 0.36, size * 0.065);
  c.roundRect(middle - size * 0.075, y + size * 0.65, size * 0.15, size * 0.15, size * 0.075);
  c.fillStyle = on;
  c.fill();
}
