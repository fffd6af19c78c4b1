import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, promisify } from 'node:util';
import '../src/models/index.ts';
import { connectStorage } from '../src/storage/connect.ts';
import { WAYS, type Counting, type Way } from './count-ways.ts';
import type { DigestOptions } from './digest-options.ts';
import { median } from './figures.ts';
import { fillProvince } from './fill-province.ts';

const run = promisify(execFile);

/** One size of a province, counted in every way; medians of the rounds, ratios to the plain way of the same round. */
export interface DigestFigures {
  households: number;
  weeks: number;
  reports: number;
  fillSeconds: number;
  seconds: Record<Way, number>;
  cpuSeconds: Record<Way, number>;
  memoryBytes: Record<Way, number>;
  secondsRatio: number;
  memoryRatio: number;
}

/**
 * Measures how long the Monday's counting takes and how much memory, beside reading everything into lists; then the same figures
 * at a glance (province and district), and the counting alone over rows that are made up. Throws when two ways differ.
 */
export async function benchDigest(options: DigestOptions, progress: (text: string) => void): Promise<void> {
  const { households, weeks, growth, rounds, json } = options;
  const sizes = [
    { households, weeks },
    ...(growth === undefined
      ? []
      : // As many reports in all, so that filling takes no longer.
        [{ households: households * growth, weeks: Math.max(2, Math.round(weeks / growth)) }]),
  ];
  const all: DigestFigures[] = [];
  for (const size of sizes) all.push(await measure(size, { rounds, streamed: weeks }, progress));
  progress('');
  console.log(`Node ${process.version}, embedded store; medians of ${rounds} rounds\n\n${digestTable(all)}`);
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ options, figures: all }, null, 2)}\n`);
}

async function measure(
  { households, weeks }: Pick<DigestFigures, 'households' | 'weeks'>,
  { rounds, streamed }: { rounds: number; streamed: number },
  progress: (text: string) => void,
): Promise<DigestFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-bench-'));
  try {
    progress(`filling: ${households} households, ${weeks} weeks`);
    const started = performance.now();
    const storage = await connectStorage({ mongodbUri: null, dataDir, role: 'command' });
    const reports = await fillProvince(households, weeks);
    await storage.close();
    const fillSeconds = (performance.now() - started) / 1_000;
    const done: Record<Way, Counting>[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const counted: Partial<Record<Way, Counting>> = {};
      for (const way of WAYS) {
        progress(`${households} households, round ${round} of ${rounds}: ${way}`);
        // Streams are so slow only because they are so long: once is enough.
        counted[way] =
          way === 'streams' && done[0]
            ? done[0].streams
            : await inProcess(way, [households, streamed], dataDir);
      }
      compare(counted as Record<Way, Counting>);
      done.push(counted as Record<Way, Counting>);
    }
    const of = (figure: (one: Record<Way, Counting>) => number): number => median(done.map(figure));
    const each = (figure: 'seconds' | 'cpuSeconds' | 'memoryBytes') =>
      Object.fromEntries(WAYS.map((way) => [way, of((one) => one[way][figure])])) as Record<Way, number>;
    return {
      ...{ households, weeks, reports, fillSeconds },
      ...{ seconds: each('seconds'), cpuSeconds: each('cpuSeconds'), memoryBytes: each('memoryBytes') },
      secondsRatio: of(({ digest, plain }) => digest.seconds / plain.seconds),
      memoryRatio: of(({ digest, plain }) => digest.memoryBytes / plain.memoryBytes),
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Whoever counts the whole province counts the same. */
function compare({ digest, plain, province, streams }: Record<Way, Counting>): void {
  for (const other of [plain, province, streams])
    if (!isDeepStrictEqual(other.counted, digest.counted))
      throw new Error(
        `Counted ${JSON.stringify(digest.counted)}, and otherwise ${JSON.stringify(other.counted)}.`,
      );
}

async function inProcess(way: Way, args: readonly number[], dataDir: string): Promise<Counting> {
  const path = fileURLToPath(new URL('count-week.ts', import.meta.url));
  const { stdout } = await run(process.execPath, [path, way, ...args.map(String)], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
  });
  return JSON.parse(stdout) as Counting;
}

/** The figures as lines to read, the sizes beside one another. */
export function digestTable(all: readonly DigestFigures[]): string {
  const rows: [string, (one: DigestFigures) => string][] = [
    ['households', (one) => show(one.households)],
    ['  weeks in the store', (one) => show(one.weeks)],
    ['  reports in the store', (one) => show(one.reports)],
    ['  filled in, seconds', (one) => show(one.fillSeconds, 1)],
    ['the Monday counted in, seconds', ({ seconds }) => show(seconds.digest, 2)],
    ['    beside lists and maps', (one) => show(one.secondsRatio, 2)],
    ['  processor time, seconds', ({ cpuSeconds }) => show(cpuSeconds.digest, 2)],
    ['  memory, MB', ({ memoryBytes }) => show(memoryBytes.digest / 1e6)],
    ['    beside lists and maps', (one) => show(one.memoryRatio, 2)],
    ["the province's summary, seconds", ({ seconds }) => show(seconds.province, 2)],
    ["a district's summary, seconds", ({ seconds }) => show(seconds.district, 3)],
    ['counting alone, all weeks, seconds', ({ seconds }) => show(seconds.streams, 1)],
    ['  processor time, seconds', ({ cpuSeconds }) => show(cpuSeconds.streams, 1)],
    ['  memory, MB', ({ memoryBytes }) => show(memoryBytes.streams / 1e6)],
  ];
  return rows
    .map(([label, cell]) => [label.padEnd(36), ...all.map((one) => cell(one).padStart(10))].join(' '))
    .join('\n');
}

function show(value: number, digits = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
