import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import { Digests } from '../../src/models/digest.ts';
import { LineGroups } from '../../src/models/line-group.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { dieAt } from '../support/die-at.ts';
import { group, type Group } from '../support/group.ts';
import { talker, type Talker } from '../support/talker.ts';
import { officer, settle } from '../support/village.ts';

/** Nothing of the Monday before is caught up any more. */
const THURSDAY = '2026-11-26T09:00:00+07:00';

let bot: TestBot;
let orathai: Talker;
let wichai: Talker;
let prapa: Group;

// Two bots share one store and do by themselves what has its time. อรทัย is of the province, วิชัย of a district.
beforeAll(async () => {
  setClock(THURSDAY);
  bot = await startTestBot({ keepsTime: true });
  bot.anotherBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  setClock(THURSDAY);
  await bot.store.reset();
  bot.line.sent.length = 0;
  [orathai, wichai, prapa] = [talker(bot), talker(bot), group(bot)];
  await settle('H-0001', { district: '3305' });
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  bot.line.groups.set(prapa.id, 5);
  await LineGroups.create({
    _id: prapa.id,
    registeredBy: 'x',
    registeredAt: now(),
    members: 5,
    countedAt: now(),
  });
});

/** It becomes this time, and both bots look what is due, twice and at once. */
async function becomes(time: string): Promise<void> {
  setClock(`${time}:00+07:00`);
  await Promise.all([bot.look(), bot.look()]);
  await bot.pushed();
}

const pushedTo = (id: string): number => bot.line.sent.filter(({ to }) => to === id).length;
const isSpread = async (): Promise<boolean> =>
  (await Digests.exists({ state: 'sent' })) !== null && (await Digests.exists({ toSpread: true })) === null;

async function everybodyHasIt(): Promise<void> {
  await expect.poll(isSpread, { timeout: 5_000 }).toBe(true);
  await bot.pushed();
}

it('sends one draft and one set of editions, though two bots look at once', async () => {
  await becomes('2026-11-30T06:30');
  await becomes('2026-11-30T07:00');
  expect(orathai.hears().match(/ร่างสรุปประจำสัปดาห์/gu)).toHaveLength(1);
  await becomes('2026-11-30T08:00');
  await everybodyHasIt();
  await becomes('2026-11-30T08:10');
  expect([pushedTo(orathai.userId), pushedTo(wichai.userId), pushedTo(prapa.id)]).toEqual([2, 1, 1]);
});

it('drafts at ten to eight when the storage was away since half past six, and leaves the province time to look', async () => {
  for (const time of ['06:30', '07:45']) {
    dieAt(1);
    setClock(`2026-11-30T${time}:00+07:00`);
    await bot.look();
    vi.restoreAllMocks();
  }
  expect(await Digests.countDocuments()).toBe(0);
  await becomes('2026-11-30T07:50');
  expect(orathai.hears()).toMatch(/จะส่งเอง .*08\.20 น\./u);
  await becomes('2026-11-30T08:10');
  expect(await Digests.exists({ state: 'sent' })).toBeNull();
  await becomes('2026-11-30T08:20');
  await everybodyHasIt();
  expect(wichai.hears()).toContain('สรุปประจำสัปดาห์ อ.ราษีไศล');
});

it('sends nothing of its own accord when the clock jumps over a whole Monday, and the digest is made on asking', async () => {
  await becomes('2026-12-02T09:00');
  expect(await Digests.countDocuments()).toBe(0);
  expect(await orathai.types('ดูร่าง')).toContain('รอคุณแตะ ส่งเลย');
  await orathai.taps('ส่งเลย');
  await everybodyHasIt();
  expect(wichai.hears()).toContain('23–29 พ.ย. 69');
  await becomes('2026-12-07T06:30');
  await becomes('2026-12-07T08:00');
  await expect.poll(() => Digests.countDocuments({ state: 'sent' }), { timeout: 5_000 }).toBe(2);
});
