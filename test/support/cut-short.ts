import { expect, vi } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { textsIn } from '../../src/privacy/texts-in.ts';
import { dieAt } from './die-at.ts';

/** What has been queued for whom: keys, without the refs of people in them, and what is shown where cards cannot be. */
export async function queued(): Promise<string[]> {
  const rows = await OutboxMessages.find().lean();
  return rows
    .map(({ _id, recipient, messages }) =>
      [_id.slice(0, _id.lastIndexOf(':')), recipient, ...textsIn(messages ?? [])].join(' '),
    )
    .toSorted();
}

/**
 * Runs `job` for `at` in a village that `live` settles anew each time: once whole, then cut short at each of its writes and
 * run again, for the same period or, `later`, for another. Fails when it does not always queue just the same news; that
 * news.
 */
export async function expectSameHoweverCut(
  job: Job,
  at: Date,
  live: () => Promise<void>,
  later: Date = at,
): Promise<string[]> {
  await live();
  const writes = dieAt(Infinity);
  await job.run(at);
  const all = writes();
  vi.restoreAllMocks();
  const whole = await queued();
  await job.run(at);
  expect(await queued(), 'run twice').toEqual(whole);
  for (let fatal = 1; fatal <= all; fatal++) {
    await live();
    dieAt(fatal);
    await expect(job.run(at)).rejects.toThrow('killed');
    vi.restoreAllMocks();
    await job.run(later);
    expect(await queued(), `cut at write ${fatal}`).toEqual(whole);
    await job.run(later);
    expect(await queued(), `cut at write ${fatal}, run again and again`).toEqual(whole);
  }
  return whole;
}
