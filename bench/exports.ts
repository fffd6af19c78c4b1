import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import '../src/models/index.ts';
import type { ExportKind, Wanted } from '../src/exports/export-kind.ts';
import { exportKinds } from '../src/exports/kinds.ts';
import { periodOfWeeks } from '../src/exports/period.ts';
import { connectStorage } from '../src/storage/connect.ts';
import { TABLE_FORMATS, type TableCell, type TableFormat } from '../src/tables/table-to-write.ts';
import { writeTable } from '../src/tables/write-table.ts';
import type { DigestOptions } from './digest-options.ts';
import { fillProvince } from './fill-province.ts';
import { lastWeeks } from './province.ts';

/** What one file of the whole province took. */
interface ExportFigures {
  file: string;
  rows: number;
  megabytes: number;
  seconds: number;
  cpuSeconds: number;
  /** Memory of the process in megabytes: before, and the most in the first and the last tenth of the rows. */
  before: number;
  early: number;
  late: number;
  /** The most processor time, in milliseconds, that was spent before anything else had its turn. */
  longest: number;
}

const MB = 1e6;
const SAMPLE = 500;
/** Milliseconds after which something else wants its turn. */
const EVERY = 2;

/** Measures what exports of a whole province take: time, memory while they run, and how long the bot is kept from its work. */
export async function benchExports(options: DigestOptions, progress: (text: string) => void): Promise<void> {
  const { households, weeks, json } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-bench-'));
  const all: ExportFigures[] = [];
  try {
    progress(`filling: ${households} households, ${weeks} weeks`);
    const storage = await connectStorage({ mongodbUri: null, dataDir, role: 'command' });
    await fillProvince(households, weeks);
    const known = lastWeeks(weeks).toSorted();
    const period = periodOfWeeks(known[0]!, known.at(-1)!)!;
    const wanted: Wanted = { scope: { level: 'province' }, period, state: '', language: 'th' };
    for (const kind of exportKinds)
      for (const format of TABLE_FORMATS) {
        progress(`${kind.name}, ${format}`);
        all.push(await measure(kind, wanted, format));
      }
    await storage.close();
  } finally {
    await rm(dataDir, { recursive: true });
  }
  progress('');
  console.log(`Node ${process.version}, embedded store, ${households} households, ${weeks} weeks`);
  console.table(Object.fromEntries(all.map(({ file, ...figures }) => [file, figures])));
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ options, figures: all }, null, 2)}\n`);
}

async function measure(kind: ExportKind, wanted: Wanted, format: TableFormat): Promise<ExportFigures> {
  let bytes = 0;
  const taken = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      setImmediate(done);
    },
  });
  const samples: number[] = [];
  let rows = 0;
  const sampled = async function* (): AsyncGenerator<readonly TableCell[], void> {
    for await (const some of kind.rows(wanted))
      for (const row of some) {
        if (rows++ % SAMPLE === 0) samples.push(process.memoryUsage().rss);
        yield row;
      }
  };
  const before = process.memoryUsage().rss;
  const turns = watchTurns();
  const started = performance.now();
  const cpu = process.cpuUsage();
  await writeTable({ name: kind.name, columns: kind.columns('th'), rows: sampled() }, format, taken);
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const tenth = Math.ceil(samples.length / 10);
  return {
    file: `${kind.name}.${format}`,
    rows,
    megabytes: round(bytes / MB),
    seconds: round(seconds),
    cpuSeconds: round((user + system) / MB),
    before: round(before / MB),
    early: round(Math.max(before, ...samples.slice(0, tenth)) / MB),
    late: round(Math.max(before, ...samples.slice(-tenth)) / MB),
    longest: round(turns.stop()),
  };
}

/** Processor time of the main thread so far, in milliseconds. */
function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Counts the main thread's processor time between turns, which other work on the machine does not lengthen. */
function watchTurns(): { stop(): number } {
  let before = spent();
  let longest = 0;
  const timer = setInterval(() => {
    const after = spent();
    longest = Math.max(longest, after - before);
    before = after;
  }, EVERY);
  return {
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
}

function round(figure: number): number {
  return Math.round(figure * 10) / 10;
}
