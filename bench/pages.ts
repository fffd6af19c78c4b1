import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../src/models/index.ts';
import { connectStorage } from '../src/storage/connect.ts';
import { AGENT, fillDesk, signInOfficers } from './fill-desk.ts';
import { median, p99 } from './figures.ts';
import { fillProvince } from './fill-province.ts';
import type { PagesOptions } from './pages-options.ts';
import { runBot } from './run-bot.ts';

/** The pages that are measured, a line each: who asks for them, and their addresses. */
const PAGES = [
  { name: "the week, the province's", level: 'province', path: '/dashboard' },
  { name: "the week, a district's", level: 'district', path: '/dashboard' },
  {
    name: "the week, a tambon's",
    level: 'district',
    path: `/dashboard?place=3309+${encodeURIComponent('ตำบลที่ 1')}`,
  },
  { name: "mentors, the province's", level: 'province', path: '/dashboard/mentors' },
  { name: 'mentors, searched', level: 'province', path: '/dashboard/mentors?q=17&sort=-silent' },
  { name: "households, the province's", level: 'province', path: '/dashboard/households' },
  { name: 'households, searched', level: 'province', path: '/dashboard/households?q=17' },
  { name: "urgent cases, a district's", level: 'district', path: '/dashboard/urgent' },
] as const;

/** Officers of one level: so many that none of them asks too often (web/dashboard/limits.ts). */
const OFFICERS = 30;
const SCOPES = {
  province: { level: 'province' },
  district: { level: 'district', district: '3309' },
} as const;

/** One page's figures, in milliseconds. Ratios are to a still page of the same size, asked for in turns with it. */
export interface PageFigures {
  name: string;
  bytes: number;
  /** The first time it was asked for: nothing was counted yet. */
  first: number;
  median: number;
  p99: number;
  stillMedian: number;
  stillP99: number;
  medianRatio: number;
  p99Ratio: number;
  /** How long the bot took meanwhile to say that it is alive. */
  aliveP99: number;
}

/** Measures the officers' pages of a whole province as signed-in browsers ask for them. Throws when one is not given. */
export async function benchPages(options: PagesOptions, progress: (text: string) => void): Promise<void> {
  const { households, weeks, times, json } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-bench-'));
  try {
    progress(`filling: ${households} households, ${weeks} weeks`);
    const storage = await connectStorage({ mongodbUri: null, dataDir, role: 'command' });
    await fillProvince(households, weeks);
    await fillDesk(households, weeks);
    const cookies = {
      province: await signInOfficers(SCOPES.province, OFFICERS),
      district: await signInOfficers(SCOPES.district, OFFICERS),
    };
    await storage.close();
    const bot = await runBot('pages-bot.ts', 'http://127.0.0.1:9', { DATA_DIR: dataDir });
    const all: PageFigures[] = [];
    try {
      for (const page of PAGES) {
        progress(page.name);
        all.push(await measure(new URL(bot.webhook).origin, page, cookies[page.level], times));
      }
    } finally {
      await bot.kill();
    }
    progress('');
    console.log(
      `Node ${process.version}, embedded store; ${households} households, ${weeks} weeks; each page ${times} times\n`,
    );
    console.log(pagesTable(all));
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ options, pages: all }, null, 2)}\n`);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(
  origin: string,
  { name, path }: (typeof PAGES)[number],
  cookies: readonly string[],
  times: number,
): Promise<PageFigures> {
  const { ms: first, bytes } = await ask(origin, path, cookies[0]!);
  const took = { page: [] as number[], still: [] as number[], alive: [] as number[] };
  for (let turn = 0; turn < times; turn += 1) {
    const cookie = cookies[turn % cookies.length]!;
    const [page, alive] = await Promise.all([ask(origin, path, cookie), ask(origin, '/healthz', '')]);
    const [still] = await Promise.all([
      ask(origin, `/bench/still/${bytes}`, cookie),
      ask(origin, '/healthz', ''),
    ]);
    took.page.push(page.ms);
    took.still.push(still.ms);
    took.alive.push(alive.ms);
  }
  const [ours, theirs] = [median(took.page), median(took.still)];
  return {
    ...{
      name,
      bytes,
      first,
      median: ours,
      p99: p99(took.page),
      stillMedian: theirs,
      stillP99: p99(took.still),
    },
    ...{ medianRatio: ours / theirs, p99Ratio: p99(took.page) / p99(took.still), aliveP99: p99(took.alive) },
  };
}

async function ask(origin: string, path: string, cookie: string): Promise<{ ms: number; bytes: number }> {
  const started = performance.now();
  const response = await fetch(`${origin}${path}`, { headers: { 'user-agent': AGENT, cookie } });
  const body = await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}.`);
  return { ms: performance.now() - started, bytes: body.byteLength };
}

/** The figures as lines to read. */
export function pagesTable(all: readonly PageFigures[]): string {
  const columns: [string, (one: PageFigures) => string][] = [
    ['first', ({ first }) => show(first)],
    ['median', (one) => show(one.median, 1)],
    ['p99', (one) => show(one.p99, 1)],
    ['still', ({ stillMedian }) => show(stillMedian, 1)],
    ['its p99', ({ stillP99 }) => show(stillP99, 1)],
    ['ratio', ({ medianRatio }) => show(medianRatio, 2)],
    ['of p99', ({ p99Ratio }) => show(p99Ratio, 2)],
    ['alive p99', ({ aliveP99 }) => show(aliveP99, 1)],
    ['kB', ({ bytes }) => show(bytes / 1_000)],
  ];
  const lines = [
    ['a page, ms', ...columns.map(([head]) => head)],
    ...all.map((one) => [one.name, ...columns.map(([, cell]) => cell(one))]),
  ];
  return lines
    .map(([label = '', ...cells]) => [label.padEnd(28), ...cells.map((cell) => cell.padStart(9))].join(' '))
    .join('\n');
}

function show(value: number, digits = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
