import mongoose from 'mongoose';
import { describe, expect, it, vi } from 'vitest';
import { spreadAnnouncements } from '../../src/announcements/spread.ts';
import { Announcements } from '../../src/models/announcement.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { announces } from '../support/announcing.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

const area = { district: '3309', tambon: 'ด่าน' };
let nok: Talker;

// นก is the officer of อ.ราษีไศล, สมศรี and มาลี are mentors there.
const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { tambon: 'ด่าน' });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  const malee = talker(on.bot);
  await mentor(malee.userId);
  await People.updateOne({ _id: malee.userId }, { $set: { name: 'มาลี', area } });
});

/** What the outbox does every now and then. */
async function goesOut(): Promise<void> {
  await spreadAnnouncements();
  await on.bot.pushed();
}

const pushes = () => on.bot.line.sent.filter(({ way }) => way !== 'reply');
const rows = () => OutboxMessages.find({ class: 'announcement' }).sort({ _id: 1 }).lean();

describe('a crowd', () => {
  it('of more than one batch is reached once each, though the process dies in the middle', async () => {
    const crowd = Array.from({ length: 560 }, (_, index) => ({
      _id: `U${String(index).padStart(32, '0')}`,
      roles: ['mentor' as const],
      area,
    }));
    await People.insertMany(crowd);
    expect(await announces(nok)).toContain('กำลังส่งถึง 562 คน');
    const write = OutboxMessages.bulkWrite.bind(OutboxMessages);
    let batches = 0;
    const dying = vi.spyOn(OutboxMessages, 'bulkWrite').mockImplementation(async (...how: unknown[]) => {
      if (++batches === 2) throw new Error('The process has died, as the test wished.');
      return write(...(how as Parameters<typeof write>));
    });
    await expect(spreadAnnouncements()).rejects.toThrow('as the test wished');
    dying.mockRestore();
    const before = await OutboxMessages.countDocuments({ class: 'announcement' });
    expect(before).toBeGreaterThan(300);
    expect(before).toBeLessThan(600);
    expect(await Announcements.findOne().lean()).toMatchObject({ state: 'confirmed' });
    // What was written goes out before the next try.
    await on.bot.pushed();
    expect(await spreadAnnouncements()).toBe(562 - before);
    expect(await spreadAnnouncements()).toBe(0);
    await on.bot.pushed();
    const heard = pushes().map(({ to }) => to);
    expect(heard.length).toBe(562);
    expect(new Set(heard).size).toBe(562);
    expect(await Announcements.findOne().lean()).toMatchObject({ state: 'queued' });
  }, 60_000);

  it.each([
    ['is reached once when another process writes the same rows first', 11_000],
    ['is not given up for done when rows could not be written', 121],
  ])('%s', async (_what, code) => {
    await announces(nok);
    const { collection } = OutboxMessages;
    const real = collection.bulkWrite.bind(collection);
    const overtaken = vi.spyOn(collection, 'bulkWrite').mockImplementation(async (...how) => {
      const result = await real(...how);
      const writeErrors = [{ code, index: 0, errmsg: 'as the test wished', err: { index: 0, code } }];
      const error = { message: 'as the test wished', code, writeErrors } as never;
      throw new mongoose.mongo.MongoBulkWriteError(error, result as never);
    });
    const fails = await spreadAnnouncements().then(
      () => false,
      () => true,
    );
    overtaken.mockRestore();
    expect(fails).toBe(code !== 11_000);
    expect(await Announcements.findOne().lean()).toMatchObject({
      state: code === 11_000 ? 'queued' : 'confirmed',
    });
    await goesOut();
    expect(pushes().map(({ to }) => to).length).toBe(2);
  });

  it('is spared what was withdrawn while it was being spread', async () => {
    await announces(nok);
    const write = OutboxMessages.bulkWrite.bind(OutboxMessages);
    const slow = vi.spyOn(OutboxMessages, 'bulkWrite').mockImplementation(async (...how: unknown[]) => {
      await Announcements.updateOne({}, { $set: { state: 'withdrawn', withdrawnAt: new Date() } });
      on.bot.line.faults.push({ path: /multicast/u, status: 500 }, { path: /multicast/u, status: 500 });
      return write(...(how as Parameters<typeof write>));
    });
    await spreadAnnouncements();
    slow.mockRestore();
    on.bot.line.faults.length = 0;
    expect((await rows()).map(({ state }) => state)).toEqual(['expired', 'expired']);
    expect(await Announcements.findOne().lean()).toMatchObject({ state: 'withdrawn' });
  });
});
