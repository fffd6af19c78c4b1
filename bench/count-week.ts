import { compile } from '../src/digest/compile.ts';
import { figuresOf } from '../src/digest/figures.ts';
import { loadTally } from '../src/digest/load-tally.ts';
import { loadWeek } from '../src/figures/load-week.ts';
import { whatCounts, type WhatCounts } from '../src/digest/what-counts.ts';
import '../src/models/index.ts';
import { connectStorage } from '../src/storage/connect.ts';
import { countPlainly } from './count-plainly.ts';
import type { Counting, Way } from './count-ways.ts';
import { answersOf, codeOf, hasReport, householdOf, LAST_WEEK, lastWeeks } from './province.ts';

// A process of its own, so that its memory is that of the counting. Tells its figures on stdout as JSON.

const PROVINCE = { level: 'province' } as const;
const [way = 'digest', households = '0', weeks = '1'] = process.argv.slice(2);

async function count(): Promise<Counting['counted']> {
  switch (way as Way) {
    case 'digest':
      return figuresOf(await loadTally(LAST_WEEK), PROVINCE).total;
    case 'plain':
      return countPlainly(LAST_WEEK);
    case 'province':
      return (await loadWeek(PROVINCE, LAST_WEEK)).total;
    case 'district':
      return (await loadWeek({ level: 'district', district: '3309' }, LAST_WEEK)).total;
    case 'streams':
      return countStreams(Number(households), Number(weeks));
  }
}

/** Counts one week after another from rows that are made up while they are read. */
async function countStreams(size: number, many: number): Promise<Counting['counted']> {
  const nothing = { cases: [], requests: [], posts: [], messages: { paid: 0, free: 0 } };
  let total;
  for (const [age, week] of [...lastWeeks(many).entries()].toReversed()) {
    const tally = await compile({
      ...{ ...nothing, week, households: rows(size, householdOf), isWorkingDay: () => true },
      reports: rows(size, (number) => reportOf(number, age)),
      reportsBefore: rows(size, (number) => reportOf(number, age + 1)),
    });
    ({ total } = figuresOf(tally, PROVINCE));
  }
  return total!;
}

function reportOf(number: number, age: number): WhatCounts | null {
  return hasReport(number, age)
    ? whatCounts({ household: codeOf(number), answers: answersOf(number, age) })
    : null;
}

function* rows<T>(size: number, make: (number: number) => T | null): Generator<T, void> {
  for (let number = 0; number < size; number += 1) {
    const row = make(number);
    if (row !== null) yield row;
  }
}

const dataDir = process.env['DATA_DIR'] ?? '';
const storage =
  way === 'streams' ? null : await connectStorage({ mongodbUri: null, dataDir, role: 'command' });
try {
  const started = performance.now();
  const before = process.cpuUsage();
  const { households: all, reported, met, baht } = await count();
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  const memoryBytes = process.resourceUsage().maxRSS * 1_024;
  const counting: Counting = {
    seconds,
    cpuSeconds,
    memoryBytes,
    counted: { households: all, reported, met, baht },
  };
  console.log(JSON.stringify(counting));
} finally {
  await storage?.close();
}
