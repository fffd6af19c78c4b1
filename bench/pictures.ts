import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import districts from '../content/districts.json' with { type: 'json' };
import type { PictureName } from '../src/digest/addresses.ts';
import { noCounts } from '../src/digest/counts.ts';
import type { Edition } from '../src/digest/edition.ts';
import { figuresOf } from '../src/digest/figures.ts';
import { drawDigest, paintDigest } from '../src/digest/picture/draw-digest.ts';
import { median } from './figures.ts';

/** One picture's figures. Ratios are to what was measured in turns with it in the same run. */
export interface PictureFigures {
  name: PictureName;
  /** Pictures drawn and encoded a second. */
  perSecond: number;
  /** Beside an empty canvas of the same size, encoded by the same library: the least that any drawing costs. */
  emptyRatio: number;
  /** Beside sharp, which only encodes the pixels that are already drawn. */
  sharpRatio: number;
  bytes: number;
  sharpBytes: number;
}

/** Draws each picture of a province's week `times` times, in turns with an empty one and with sharp. */
export async function measurePictures(times: number): Promise<PictureFigures[]> {
  const edition = sample();
  const figures: PictureFigures[] = [];
  for (const name of ['picture', 'social'] as const) {
    const { canvas } = paintDigest(edition, name, 'officers');
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
    const raw = { width, height, channels: 4 } as const;
    const took = { ours: [] as number[], empty: [] as number[], sharp: [] as number[] };
    let [bytes, sharpBytes] = [0, 0];
    for (let turn = 0; turn < times; turn += 1) {
      took.ours.push(await timed(() => (bytes = drawDigest(edition, name, 'officers').length)));
      took.empty.push(await timed(() => createCanvas(width, height).toBuffer('image/png').length));
      took.sharp.push(
        await timed(async () => (sharpBytes = (await sharp(pixels, { raw }).png().toBuffer()).length)),
      );
    }
    const [ours, empty, theirs] = [median(took.ours), median(took.empty), median(took.sharp)];
    figures.push({
      ...{ name, bytes, sharpBytes, perSecond: 1000 / ours },
      ...{ emptyRatio: empty / ours, sharpRatio: theirs / ours },
    });
  }
  return figures;
}

/** The figures as lines to read. */
export function picturesTable(all: readonly PictureFigures[]): string {
  const rows: [string, (one: PictureFigures) => string][] = [
    ["the digest's pictures", ({ name }) => name],
    ['  drawn, a second', (one) => show(one.perSecond, 1)],
    ['    beside an empty picture', (one) => show(one.emptyRatio, 2)],
    ['    beside sharp encoding only', (one) => show(one.sharpRatio, 2)],
    ['  size, kB', (one) => show(one.bytes / 1000)],
    ['    by sharp', (one) => show(one.sharpBytes / 1000)],
  ];
  return rows
    .map(([label, cell]) => [label.padEnd(36), ...all.map((one) => cell(one).padStart(10))].join(' '))
    .join('\n');
}

async function timed(work: () => number | Promise<number>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function show(value: number, digits = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A week of the whole province; every number is invented. */
function sample(): Edition {
  const cells = districts.map(({ code, tambon_count: tambons }, index) => {
    const households = tambons * 83;
    const reported = Math.round(households * (0.35 + 0.06 * (index % 10)));
    return {
      district: code,
      counts: { ...noCounts(), households, reported, met: reported, baht: 71 * households },
    };
  });
  const tally = { week: '2026-W47', cells, workingDays: [], postingDays: {}, messages: { paid: 0, free: 0 } };
  return { figures: figuresOf(tally, { level: 'province' }), stories: [], revision: 0, corrections: [] };
}
