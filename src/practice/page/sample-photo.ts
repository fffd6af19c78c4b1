import { jpegOf } from './shrink-photo.ts';

const WIDTH = 1280;
const HEIGHT = 960;
const HORIZON = 380;

/** What the sample photos show; a fourth one shows the first again. */
const SCENES: readonly ((paint: CanvasRenderingContext2D) => void)[] = [paintBeds, paintPond, paintHens];

/** A drawn photo, as a JPEG in base64: vegetable beds, a pond or a hen house, by `index` from 0. Nobody is in it. */
export function samplePhoto(index: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const paint = canvas.getContext('2d');
  if (paint) {
    paintLand(paint);
    SCENES[index % SCENES.length]?.(paint);
  }
  return jpegOf(canvas);
}

function paintLand(paint: CanvasRenderingContext2D): void {
  const sky = paint.createLinearGradient(0, 0, 0, HORIZON);
  sky.addColorStop(0, '#8ec9ee');
  sky.addColorStop(1, '#e8f5fb');
  paint.fillStyle = sky;
  paint.fillRect(0, 0, WIDTH, HORIZON);
  paint.fillStyle = '#fff6d8';
  round(paint, 1060, 130, 62);
  paint.fillStyle = '#6fa36a';
  for (const [x, radius] of [
    [80, 120],
    [260, 90],
    [420, 110],
    [930, 100],
    [1120, 130],
  ] as const) {
    round(paint, x, HORIZON, radius);
  }
  const field = paint.createLinearGradient(0, HORIZON, 0, HEIGHT);
  field.addColorStop(0, '#a8c66c');
  field.addColorStop(1, '#7fa34a');
  paint.fillStyle = field;
  paint.fillRect(0, HORIZON, WIDTH, HEIGHT);
}

function paintBeds(paint: CanvasRenderingContext2D): void {
  for (let row = 0; row < 5; row += 1) {
    const y = 470 + row * 105;
    paint.fillStyle = '#7a5230';
    paint.beginPath();
    paint.roundRect(70 - row * 14, y, 1140 + row * 28, 58, 28);
    paint.fill();
    for (let plant = 0; plant < 13; plant += 1) {
      paint.fillStyle = (plant + row) % 3 === 0 ? '#3f8f3a' : '#56a945';
      const x = 120 + plant * 86;
      round(paint, x, y + 4, 22 + row * 2);
      round(paint, x + 20, y + 14, 18 + row * 2);
    }
  }
}

function paintPond(paint: CanvasRenderingContext2D): void {
  paint.fillStyle = '#8a6a3d';
  paint.beginPath();
  paint.ellipse(640, 660, 480, 220, 0, 0, Math.PI * 2);
  paint.fill();
  paint.fillStyle = '#4d9fc4';
  paint.beginPath();
  paint.ellipse(640, 665, 440, 190, 0, 0, Math.PI * 2);
  paint.fill();
  paint.fillStyle = '#5aa84a';
  for (const [x, y] of [
    [420, 640],
    [520, 740],
    [780, 620],
    [900, 700],
  ] as const) {
    round(paint, x, y, 34);
  }
  paint.fillStyle = '#e59ac0';
  round(paint, 428, 626, 14);
  round(paint, 790, 606, 14);
}

function paintHens(paint: CanvasRenderingContext2D): void {
  paint.fillStyle = '#b98a53';
  paint.fillRect(420, 430, 470, 260);
  paint.fillStyle = '#8c4a32';
  paint.beginPath();
  paint.moveTo(370, 440);
  paint.lineTo(655, 290);
  paint.lineTo(940, 440);
  paint.fill();
  paint.fillStyle = '#5b3b22';
  paint.fillRect(590, 520, 130, 170);
  for (const [x, y] of [
    [260, 780],
    [470, 840],
    [830, 800],
    [1030, 760],
  ] as const) {
    paint.fillStyle = '#c76a2b';
    round(paint, x, y, 46);
    round(paint, x + 44, y - 40, 26);
    paint.fillStyle = '#d63a2f';
    round(paint, x + 46, y - 70, 10);
    paint.fillStyle = '#f2b632';
    round(paint, x + 74, y - 38, 8);
  }
}

function round(paint: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  paint.beginPath();
  paint.arc(x, y, radius, 0, Math.PI * 2);
  paint.fill();
}
