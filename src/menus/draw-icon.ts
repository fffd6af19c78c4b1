import type { SKRSContext2D } from '@napi-rs/canvas';
import type { IconName } from './menus.ts';

/** Draws into a square of 24 by 24, in the colour and width that are set. */
type Draw = (c: SKRSContext2D) => void;

const line =
  (...points: readonly (readonly [number, number])[]): Draw =>
  (c) => {
    c.beginPath();
    // The first line of a path goes nowhere, so that it is a move.
    for (const [x, y] of points) c.lineTo(x, y);
    c.stroke();
  };
const circle =
  (x: number, y: number, radius: number, from = 0, to = 2 * Math.PI): Draw =>
  (c) => {
    c.beginPath();
    c.arc(x, y, radius, from, to);
    c.stroke();
  };
const box =
  (x: number, y: number, width: number, height: number, radius = 2): Draw =>
  (c) => {
    c.beginPath();
    c.roundRect(x, y, width, height, radius);
    c.stroke();
  };
const all =
  (...parts: readonly Draw[]): Draw =>
  (c) => {
    for (const part of parts) part(c);
  };
const dot =
  (x: number, y: number, radius = 1.3): Draw =>
  (c) => {
    c.beginPath();
    c.arc(x, y, radius, 0, 2 * Math.PI);
    c.fill();
  };

const ICONS: Readonly<Record<IconName, Draw>> = {
  report: all(box(5, 3, 14, 18), line([9, 9], [15, 9]), line([9, 13], [15, 13]), line([9, 17], [12, 17])),
  house: all(
    line([3, 12], [12, 4], [21, 12]),
    line([6, 10], [6, 20], [18, 20], [18, 10]),
    line([12, 20], [12, 14]),
  ),
  book: all(box(4, 4, 16, 16), line([12, 4], [12, 20]), line([7, 9], [9, 9]), line([15, 9], [17, 9])),
  people: all(
    circle(9, 8, 3.2),
    circle(9, 20, 6, Math.PI, 2 * Math.PI),
    circle(17, 9, 2.4),
    circle(17, 19, 4.2, 1.25 * Math.PI, 2 * Math.PI),
  ),
  help: all(
    circle(12, 12, 9),
    line([9.5, 9.5], [9.8, 8], [12, 7], [14.2, 8], [14.2, 10], [12, 12], [12, 14]),
    dot(12, 17),
  ),
  menu: all(line([4, 7], [20, 7]), line([4, 12], [20, 12]), line([4, 17], [20, 17])),
  leaf: all(
    (c) => {
      c.beginPath();
      c.moveTo(5, 19);
      c.quadraticCurveTo(3, 6, 20, 4);
      c.quadraticCurveTo(21, 18, 9, 18);
      c.stroke();
    },
    line([5, 21], [8, 15], [14, 10]),
  ),
  path: all(line([4, 19], [9, 13], [13, 16], [20, 6]), line([15, 6], [20, 6], [20, 11])),
  letter: all(box(3, 5, 18, 14), line([4, 7], [12, 13], [20, 7])),
  lock: all(box(5, 11, 14, 10), circle(12, 10, 4.2, Math.PI, 2 * Math.PI), dot(12, 16)),
  urgent: all(line([12, 3], [22, 20], [2, 20], [12, 3]), line([12, 9], [12, 14]), dot(12, 17)),
  chart: all(
    line([4, 20], [20, 20]),
    line([7, 20], [7, 13]),
    line([12, 20], [12, 6]),
    line([17, 20], [17, 10]),
  ),
  clock: all(circle(12, 12, 9), line([12, 6.5], [12, 12], [16, 14])),
  code: all(box(3, 7, 18, 10), dot(7.5, 12), dot(12, 12), dot(16.5, 12)),
  hand: all(circle(12, 7, 3.6), line([4, 14], [9, 14], [12, 17], [17, 14], [20, 15], [13, 21], [4, 20])),
};

/** Draws the icon with its middle at (`x`, `y`), `size` pixels wide. */
export function drawIcon(c: SKRSContext2D, name: IconName, x: number, y: number, size: number): void {
  c.save();
  c.translate(x - size / 2, y - size / 2);
  c.scale(size / 24, size / 24);
  c.lineWidth = 1.8;
  c.lineCap = 'round';
  c.lineJoin = 'round';
  ICONS[name](c);
  c.restore();
}
