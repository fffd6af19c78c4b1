import { validate } from 'node-cron';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bangkokDate, HOUR, moveClock, now, setClock } from '../../src/clock.ts';
import { createJobs } from '../../src/jobs/index.ts';
import type { Job } from '../../src/jobs/job.ts';
import { lastDue, nextDue } from '../../src/jobs/last-due.ts';
import { createScheduler, type Scheduler } from '../../src/jobs/schedule.ts';
import { createLog } from '../../src/log.ts';
import '../../src/models/index.ts';
import { JobRuns } from '../../src/models/job-run.ts';
import { Leases } from '../../src/models/lease.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await store.reset();
  setClock('2026-11-24T09:00:00+07:00');
});
afterAll(() => store.dispose());

const dayOf = (at: Date): string => bangkokDate(at).toString();

/** A job at half past two that counts its runs; `work` is what it does. */
function nightly(work: () => Promise<void> = async () => {}): Job & { runs: string[] } {
  const runs: string[] = [];
  return {
    name: 'counting',
    cron: '30 2 * * *',
    period: dayOf,
    runs,
    run: async (at) => {
      runs.push(dayOf(at));
      await work();
      return { counted: runs.length };
    },
  };
}
const scheduler = (...jobs: Job[]): Scheduler => createScheduler({ jobs, log: createLog('silent', false) });

describe('the last time a job was due', () => {
  it.each([
    ['30 2 * * *', '2026-11-24T09:00:00+07:00', '2026-11-24T02:30:00+07:00'],
    ['30 2 * * *', '2026-11-24T02:29:59+07:00', '2026-11-23T02:30:00+07:00'],
    ['30 2 * * *', '2026-11-24T02:30:00+07:00', '2026-11-24T02:30:00+07:00'],
    ['0 8 * * 1', '2026-11-23T08:00:30+07:00', '2026-11-23T08:00:00+07:00'],
  ])('%s at %s was %s, whatever zone the machine is in', (cron, at, due) => {
    expect(lastDue(cron, new Date(at))).toEqual(new Date(due));
  });

  it('is forgotten after a day', () => {
    expect(lastDue('0 8 * * 1', new Date('2026-11-24T08:00:00+07:00'))).toBeNull();
  });
});

describe('the next time a job is due', () => {
  it.each([
    ['30 2 * * *', '2026-11-24T02:29:59+07:00', '2026-11-24T02:30:00+07:00'],
    ['30 2 * * *', '2026-11-24T02:30:00+07:00', '2026-11-25T02:30:00+07:00'],
    ['*/10 * * * *', '2026-11-24T02:34:10+07:00', '2026-11-24T02:40:00+07:00'],
    ['0 8 * * 1', '2026-11-23T08:00:30+07:00', '2026-11-30T08:00:00+07:00'],
    ['0 6 1 * *', '2026-12-01T06:00:00+07:00', '2027-01-01T06:00:00+07:00'],
  ])('%s after %s is %s', (cron, at, due) => {
    expect(nextDue(cron, new Date(at))).toEqual(new Date(due));
  });

  it('is not looked for further than a month ahead', () => {
    expect(nextDue('0 6 1 3 *', new Date('2026-11-24T09:00:00+07:00'))).toBeNull();
  });
});

describe('the scheduler', () => {
  it('runs a period once, and the next when its time has come', async () => {
    const job = nightly();
    const one = scheduler(job);
    await one.look();
    await one.look();
    moveClock(17 * HOUR);
    await one.look();
    expect(job.runs).toEqual(['2026-11-24']);
    moveClock(HOUR);
    await one.look();
    expect(job.runs).toEqual(['2026-11-24', '2026-11-25']);
    const runs = await JobRuns.find().sort({ _id: 1 }).lean();
    expect(runs).toMatchObject([
      { _id: 'counting:2026-11-24', job: 'counting', tries: 1, result: { counted: 1 } },
      { _id: 'counting:2026-11-25', result: { counted: 2 } },
    ]);
    expect(runs.every(({ finishedAt }) => finishedAt !== undefined)).toBe(true);
  });

  it('catches up at its start what was missed within a day, by itself', async () => {
    const job = nightly();
    const one = scheduler(job);
    one.start();
    while (job.runs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await one.stop();
    expect(job.runs).toEqual(['2026-11-24']);
  });

  it('two on one store run a period once between them', async () => {
    const [job, other] = [nightly(), nightly()];
    const [one, two] = [scheduler(job), scheduler(other)];
    await Promise.all([one.look(), two.look(), one.look(), two.look()]);
    await Promise.all([one.look(), two.look()]);
    expect([...job.runs, ...other.runs]).toEqual(['2026-11-24']);
    expect(await JobRuns.countDocuments()).toBe(1);
  });

  it('never runs one job beside itself, not for another period either', async () => {
    const { promise: may, resolve: go } = Promise.withResolvers<void>();
    const job = nightly(() => may);
    const one = scheduler(job);
    const first = one.runJob('counting', now());
    while (job.runs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const two = scheduler(nightly());
    expect(await two.runJob('counting', new Date('2026-11-30'))).toBe('busy');
    go();
    expect(await first).toBe('done');
    expect(await one.runJob('counting', now())).toBe('settled');
    expect(await Leases.countDocuments()).toBe(0);
  });

  it('records an error, tries again at the next look, and gives up after three', async () => {
    let broken = true;
    const job = nightly(async () => {
      if (broken) throw new Error('the disk is full');
    });
    const one = scheduler(job);
    await one.look();
    expect(await JobRuns.find().lean()).toMatchObject([{ error: 'the disk is full', tries: 1 }]);
    broken = false;
    await one.look();
    const [run] = await JobRuns.find().lean();
    expect(run).toMatchObject({ tries: 2, finishedAt: expect.any(Date) });
    expect(run).not.toHaveProperty('error');
    broken = true;
    moveClock(24 * HOUR);
    for (let looks = 0; looks < 5; looks++) await one.look();
    expect(job.runs.filter((period) => period === '2026-11-25')).toHaveLength(3);
    moveClock(24 * HOUR);
    broken = false;
    await one.look();
    expect(job.runs.at(-1)).toBe('2026-11-26');
  });

  it('takes over a run whose process died', async () => {
    await JobRuns.create({ _id: 'counting:2026-11-24', job: 'counting', startedAt: now(), tries: 1 });
    const job = nightly();
    await scheduler(job).look();
    expect(job.runs).toEqual(['2026-11-24']);
  });

  it("one job's trouble does not keep another from its time", async () => {
    const bad = {
      ...nightly(),
      name: 'bad',
      period: (): string => {
        throw new Error('no period');
      },
    };
    const good = nightly();
    await scheduler(bad, good).look();
    expect(good.runs).toHaveLength(1);
  });

  it('knows no job by a name that is not in the list', async () => {
    await expect(scheduler().runJob('digest', now())).rejects.toThrow('There is no job "digest".');
  });
});

describe('every job', () => {
  it('has a name of its own, a time that node-cron reads, and a period', () => {
    const jobs = createJobs({ photos: store.photos });
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
    expect(jobs.filter(({ cron }) => !validate(cron))).toEqual([]);
    expect(jobs.map((job) => `${job.name}:${job.period(now())}`)).toContain('retention:2026-11-24');
  });
});
