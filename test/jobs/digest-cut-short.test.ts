import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DAY, now, setClock } from '../../src/clock.ts';
import { draftDigest } from '../../src/digest/draft-digest.ts';
import { sendDigest } from '../../src/digest/send-digest.ts';
import { spreadDigests } from '../../src/digest/spread-digests.ts';
import { createQueueToGroups } from '../../src/groups/queue-to-groups.ts';
import { digestDraft, digestLate, digestSend } from '../../src/jobs/digest.ts';
import type { Job } from '../../src/jobs/job.ts';
import '../../src/models/index.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Digests } from '../../src/models/digest.ts';
import { Households } from '../../src/models/household.ts';
import { LineGroups } from '../../src/models/line-group.ts';
import { expectSameHoweverCut, queued } from '../support/cut-short.ts';
import { dieAt } from '../support/die-at.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { officer, settle } from '../support/village.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.dispose());

const WEEK = '2026-W48';
const id = (number: number): string => `U${String(number).padStart(32, '0')}`;
const monday = (time: string): Date => new Date(`2026-11-30T${time}:00+07:00`);

/** Two officers of a district, two of the province, and two groups, one of which was counted long ago. */
async function live(at: Date): Promise<void> {
  setClock(at);
  await store.reset();
  await settle('H-0001');
  for (const number of [1, 2]) await officer(id(number), { level: 'district', district: '3309' });
  for (const number of [3, 4]) await officer(id(number), { level: 'province' });
  for (const [number, days] of [
    [1, 0],
    [2, 9],
  ] as const)
    await LineGroups.create({
      ...{
        _id: `C${String(number).padStart(32, '0')}`,
        registeredBy: 'x',
        registeredAt: new Date('2026-11-02'),
      },
      ...{ members: 5, countedAt: new Date(at.getTime() - days * DAY) },
    });
}

/** The digest cannot be made: a household is as no version of the bot writes it. */
async function broken(at: Date): Promise<void> {
  await live(at);
  await Households.collection.updateOne({ _id: 'H-0001' as never }, { $set: { openDimensions: 5 } });
}

it('drafts once, and shows the draft to each officer of the province once', async () => {
  const at = monday('06:30');
  expect(await expectSameHoweverCut(digestDraft, at, () => live(at))).toHaveLength(2);
  expect(await Digests.countDocuments()).toBe(1);
});

it('tells each officer of the province once that it is late', async () => {
  const at = monday('07:45');
  const saysIt: Job = { ...digestLate, run: (when) => runTelling(digestLate, when) };
  expect(await expectSameHoweverCut(saysIt, at, () => broken(at))).toHaveLength(2);
});

/** A job that has told of it fails all the same, so that it is tried again; only a crash is passed on. */
async function runTelling(job: Job, at: Date): ReturnType<Job['run']> {
  try {
    return await job.run(at);
  } catch (error) {
    if (error instanceof Error && error.message === 'killed') throw error;
    return {};
  }
}

it('decides once that it goes', async () => {
  const at = monday('08:00');
  const begin = async (): Promise<void> => {
    await live(monday('06:30'));
    await draftDigest(WEEK);
    setClock(at);
  };
  expect(await expectSameHoweverCut(digestSend, at, begin)).toHaveLength(2);
  expect(await AuditEntries.countDocuments({ deed: 'digest' })).toBe(1);
  expect(await Digests.findById(WEEK).lean()).toMatchObject({
    state: 'sent',
    toSpread: true,
    sentAt: expect.any(Date),
  });
});

it('brings each edition into the outbox once, and counts groups that want it', async () => {
  const at = monday('08:00');
  const toGroups = createQueueToGroups({ groupMembers: () => Promise.resolve(7) });
  const begin = async (): Promise<void> => {
    await live(at);
    await draftDigest(WEEK);
    await sendDigest(WEEK, { by: 'cli', event: 'e', at: now() });
  };
  const whole: string[][] = [];
  let fatal = 0;
  for (let cut = true; cut;) {
    await begin();
    dieAt(++fatal);
    cut = await spreadDigests(toGroups).then(
      () => false,
      () => true,
    );
    vi.restoreAllMocks();
    await Promise.all([spreadDigests(toGroups), spreadDigests(toGroups)]);
    whole.push(await queued());
    expect(await Digests.exists({ toSpread: true })).toBeNull();
  }
  expect(fatal).toBeGreaterThan(3);
  expect(whole[0]).toHaveLength(6);
  for (const one of whole) expect(one).toEqual(whole[0]);
});
