import { beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { createJobs } from '../../src/jobs/index.ts';
import { releaseLease, takeLease } from '../../src/inbox/lease.ts';
import { JobRuns } from '../../src/models/job-run.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer } from '../support/village.ts';
import { runCli } from './run-cli.ts';

let wichai: Talker;
const on = transcript(
  async () => {
    wichai = talker(on.bot);
    await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  },
  { shared: true },
);
const jobs = (...args: string[]) => runCli(['jobs', ...args], on.bot.store.env);
const names = () => createJobs({ photos: on.bot.store.photos }).map(({ name }) => name);

describe('jobs list', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    const startedAt = new Date('2026-11-23T08:30:05+07:00');
    await JobRuns.create({
      ...{ _id: 'silent-mentors:2026-W48', job: 'silent-mentors', startedAt, finishedAt: startedAt },
      result: { silent: 7, told: 0 },
    });
    await JobRuns.create({
      _id: 'retention:2026-11-23',
      job: 'retention',
      startedAt,
      error: 'the disk is full',
    });
    await JobRuns.create({ _id: 'help-up:2026-11-23T08', job: 'help-up', startedAt });
  });

  it('is a table of all jobs with their last and next runs in Bangkok', async () => {
    const { code, stdout } = await jobs('list');
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^JOB +SCHEDULE +NEXT RUN +LAST RUN$/u);
    expect(lines.slice(1).map((line) => line.split(' ')[0])).toEqual(names());
    const line = (name: string) => lines.find((one) => one.startsWith(name)) ?? '';
    expect(line('silent-mentors')).toMatch(
      /30 8 \* \* 1 +\d{4}-\d\d-\d\d 08:30 +2026-11-23 08:30 {2}silent 7$/u,
    );
    expect(line('retention')).toMatch(/ 02:30 +2026-11-23 08:30 {2}failed, 1 of 3 tries: the disk is full$/u);
    expect(line('help-up')).toMatch(/running, or its process died$/u);
    expect(line('pr-nudge')).toMatch(/ 15:00 +never$/u);
  });

  it('is JSON for scripts; the next run is the next time it is due', async () => {
    const { stdout } = await jobs('list', '--json');
    const listed = JSON.parse(stdout) as {
      name: string;
      schedule: string;
      nextRun: string;
      lastRun: unknown;
    }[];
    expect(listed.map(({ name }) => name)).toEqual(names());
    const silent = listed.find(({ name }) => name === 'silent-mentors');
    expect(silent).toMatchObject({
      schedule: '30 8 * * 1',
      lastRun: { period: '2026-W48', tries: 1, result: { silent: 7, told: 0 } },
    });
    const next = new Date(silent!.nextRun).toTemporalInstant().toZonedDateTimeISO('Asia/Bangkok');
    expect([next.dayOfWeek, next.toPlainTime().toString()]).toEqual([1, '08:30:00']);
    const days = (next.epochMilliseconds - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(-0.01);
    expect(days).toBeLessThan(7);
  });
});

describe('jobs run', { timeout: 60_000 }, () => {
  it('runs one as if it were then, beside a running bot, which sends what it has to tell', async () => {
    setClock('2026-11-27T15:00:30+07:00');
    const at = '2026-11-27T15:00+07:00';
    expect(await jobs('run', 'pr-nudge', '--at', at)).toMatchObject({
      code: 0,
      stdout: 'pr-nudge for 2026-11-27: districts 1, told 1.\n',
    });
    await on.bot.pushed();
    expect(wichai.hears()).toContain('อ.ราษีไศล วันนี้ยังไม่มีโพสต์ประชาสัมพันธ์');
    expect(await JobRuns.find().lean()).toMatchObject([{ _id: 'pr-nudge:2026-11-27', tries: 1 }]);
    const again = await jobs('run', 'pr-nudge', '--at', at);
    expect(again).toMatchObject({
      code: 0,
      stdout:
        'pr-nudge has run for 2026-11-27 already, on 2026-11-27 15:00: districts 1, told 1. Nothing was done.\n',
    });
    expect(await OutboxMessages.countDocuments()).toBe(1);
    expect(await on.bot.scheduler.runJob('pr-nudge', new Date(at))).toBe('settled');
  });

  it('takes a time without its offset for one of Bangkok, and says when there was nothing to do', async () => {
    expect(await jobs('run', 'pr-nudge', '--at', '2026-11-28T00:30')).toMatchObject({
      code: 0,
      stdout: 'pr-nudge for 2026-11-28: nothing to do.\n',
    });
  });

  it('says when somebody is at it, and when it was given up', async () => {
    await takeLease('job:retention', 'another bot');
    const busy = await jobs('run', 'retention');
    expect(busy).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Somebody is at retention just now.'),
    });
    await releaseLease('job:retention', 'another bot');
    await JobRuns.create({
      ...{
        _id: 'retention:2026-11-27',
        job: 'retention',
        startedAt: new Date(),
        tries: 3,
        error: 'the disk is full',
      },
    });
    const failed = await jobs('run', 'retention', '--at', '2026-11-27T16:00+07:00');
    expect(failed).toMatchObject({
      code: 1,
      stderr: 'error: retention failed for 2026-11-27: the disk is full. It was given up.\n',
    });
  });

  it.each([
    [['digests'], '"digests" is no job. There are: digest-draft, '],
    [['retention', '--at', 'tomorrow'], '--at: "tomorrow" is no time. Write it like 2026-11-29T16:00+07:00.'],
    [['retention', '--at', '2026-11-29'], '--at: "2026-11-29" is no time.'],
    [['retention', '--at', '2026-13-29T16:00+07:00'], 'is no time.'],
  ])('refuses %j', async (args, reason) => {
    const { code, stdout, stderr } = await jobs('run', ...args);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(reason),
    });
    expect(stderr).not.toContain('    at ');
    expect(await JobRuns.countDocuments()).toBe(0);
  });
});
