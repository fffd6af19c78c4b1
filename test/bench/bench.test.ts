import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestants, type Contestant, type Kept } from '../../bench/contestants.ts';
import { readDigestOptions } from '../../bench/digest-options.ts';
import { median, p99 } from '../../bench/figures.ts';
import { startLineApi } from '../../bench/line-api.ts';
import { readOptions } from '../../bench/options.ts';
import type { PageFigures } from '../../bench/pages.ts';
import { readPagesOptions } from '../../bench/pages-options.ts';
import { runRound } from '../../bench/round.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khubun-bench-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the bench', () => {
  it('measures both bots and writes its figures down', async () => {
    const json = join(folder, 'figures.json');
    const tiny = [
      ...['--rounds', '1', '--webhooks', '30', '--steady', '20', '--mentors', '3'],
      ...['--advised', '40', '--reminded', '5', '--pictures', '1'],
    ];
    const { stdout } = await run(process.execPath, ['bench/main.ts', ...tiny, '--json', json]);
    expect(stdout).toContain('under 100 ms');
    expect(stdout).toMatch(/advice and reminders delivered +45\n/u);
    expect(stdout).toMatch(/the digest's pictures +picture +social\n/u);
    const { summary } = JSON.parse(await readFile(json, 'utf8')) as {
      summary: Record<string, Record<string, { median: number | null }>>;
    };
    expect(Object.keys(summary)).toEqual(expect.arrayContaining(['echo', 'embedded']));
    const figures = Object.values(summary).flatMap((one) => Object.values(one).map(({ median }) => median));
    // JSON writes NaN as null: the echo bot takes no reports.
    expect(figures.filter((figure) => !(Number.isFinite(figure) && figure! > 0))).toEqual([null]);
  });

  it('measures the pictures alone', async () => {
    const { stdout } = await run(process.execPath, ['bench/main.ts', 'pictures', '--pictures', '1']);
    expect(stdout).toMatch(/^the digest's pictures +picture +social\n {2}drawn, a second +\d/u);
  });

  it('fails when an acknowledged event is not in the store', async () => {
    const [echo] = contestants(undefined);
    const forgetful: Contestant = {
      name: 'embedded',
      enter: async (url, mentors) => {
        const entry = await echo!.enter(url, mentors);
        const leave = async (): Promise<Kept> => {
          await entry.leave();
          return { events: 3, reports: 0 };
        };
        return { ...entry, leave };
      },
    };
    const line = await startLineApi();
    const options = readOptions(['--webhooks', '2', '--steady', '2']);
    await expect(runRound(forgetful, line, options)).rejects.toThrow('Of 204 events and 0 reports, 3 and 0');
    await line.close();
  });

  it('counts a province in every way to the same', async () => {
    const json = join(folder, 'digest.json');
    const tiny = ['--households', '60', '--weeks', '2', '--rounds', '1', '--json', json];
    const { stdout } = await run(process.execPath, ['bench/main.ts', 'digest', ...tiny]);
    expect(stdout).toMatch(/^households +60$/mu);
    const { figures } = JSON.parse(await readFile(json, 'utf8')) as { figures: { seconds: object }[] };
    const seconds = figures.flatMap((one) => Object.values(one.seconds) as number[]);
    expect(seconds).toHaveLength(5);
    expect(Math.min(...seconds)).toBeGreaterThan(0);
  });

  it("asks for the officers' pages as signed-in browsers do", async () => {
    const json = join(folder, 'pages.json');
    const tiny = ['--households', '400', '--weeks', '2', '--times', '2', '--json', json];
    const { stdout } = await run(process.execPath, ['bench/main.ts', 'pages', ...tiny]);
    expect(stdout).toMatch(/^a page, ms +first +median +p99 +still/mu);
    const { pages } = JSON.parse(await readFile(json, 'utf8')) as { pages: PageFigures[] };
    const figures = pages.flatMap((one) => [one.median, one.p99Ratio, one.aliveP99, one.bytes]);
    expect(pages.length).toBeGreaterThanOrEqual(6);
    expect(Math.min(...figures)).toBeGreaterThan(0);
  });

  it('says what is wrong with an option', () => {
    expect(() => readDigestOptions(['--weeks', '0'])).toThrow('--weeks must be at least 1');
    expect(() => readDigestOptions(['--mentors', '3'])).toThrow('--mentors');
    expect(() => readPagesOptions(['--times', '501'])).toThrow('--times must be at most 500');
    expect(() => readOptions(['--rounds', 'many'])).toThrow('--rounds must be a whole number from 1 to 100');
    expect(() => readOptions(['--webhooks', '0'])).toThrow('--webhooks must be at least 1');
    expect(() => readOptions(['--speed', '1'])).toThrow('--speed');
    expect(() => readOptions(['speed'])).toThrow('speed');
  });

  it('takes the middle, and what 99 of 100 stay within', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 9])).toBe(3);
    expect(p99(Array.from({ length: 200 }, (_, index) => index + 1))).toBe(198);
    expect(p99([3])).toBe(3);
  });
});
