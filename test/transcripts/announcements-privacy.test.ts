import { beforeAll, describe, expect, it } from 'vitest';
import { reportAnnouncements } from '../../src/announcements/report-result.ts';
import { spreadAnnouncements } from '../../src/announcements/spread.ts';
import { DAY, moveClock, now } from '../../src/clock.ts';
import { Announcements } from '../../src/models/announcement.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { Leases } from '../../src/models/lease.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { recordsOf } from '../../src/privacy/records.ts';
import {
  announces,
  announcesWithPicture,
  announceUpToReview,
  announceUpToText,
  TEXT,
} from '../support/announcing.ts';
import { tracesOf } from '../support/everything-stored.ts';
import { picture } from '../support/pictures.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let nok: Talker;
let malee: Talker;
let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});

// นก is the officer of อ.ราษีไศล, สมศรี and มาลี are mentors there.
const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { tambon: 'ด่าน' });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  malee = talker(on.bot);
  await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  await mentor(malee.userId, 'H-0001');
});

const stored = () => Announcements.findOne().lean().orFail();
const rows = () => OutboxMessages.find({ class: 'announcement' }).lean();
const pushes = () => on.bot.line.sent.filter(({ way }) => way !== 'reply');

/** The id of the message that brought the words of the announcement. */
async function message(): Promise<string> {
  return (await stored()).textMessage!;
}

/** One mentor gets it, LINE stumbles over the other. */
async function halfGoesOut(): Promise<void> {
  // Who reads another language has a request of her own.
  await People.updateOne({ _id: malee.userId }, { $set: { language: 'en' } });
  on.bot.line.faults.push({ path: /push/u, status: 500 });
  await spreadAnnouncements();
  while (pushes().length === 0 || on.bot.line.faults.length > 0) await new Promise((go) => setTimeout(go, 5));
}

describe('an announcement names nobody', () => {
  it('by her LINE id, neither its officer nor those it is for', async () => {
    await announces(nok);
    await spreadAnnouncements();
    const kept = JSON.stringify(await Announcements.find().lean());
    for (const { userId } of [nok, malee, on.somsri]) expect(kept).not.toContain(userId);
    const { ref } = await People.findById(nok.userId).lean().orFail();
    expect(await stored()).toMatchObject({ by: ref });
  });
});

describe('words that are taken back', () => {
  it('before they were confirmed are asked for again', async () => {
    await announceUpToText(nok);
    await nok.types(TEXT);
    const words = nok.lastMessage();
    await nok.taps('ไม่มีรูป');
    await nok.unsends(words);
    expect(await tracesOf([TEXT])).toEqual([]);
    expect(await nok.taps('ส่งประกาศ')).toBe(
      'ข้อความที่พิมพ์ไว้ถูกยกเลิกไปแล้ว ขอพิมพ์ใหม่\nพิมพ์ข้อความที่จะประกาศ ไม่เกิน 1,000 ตัวอักษร',
    );
    expect(await Announcements.countDocuments()).toBe(0);
  });

  it('before they were sent go out to nobody', async () => {
    await announces(nok);
    await nok.unsends(await message());
    await spreadAnnouncements();
    await on.bot.pushed();
    expect(pushes()).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'withdrawn' });
    expect(await tracesOf([TEXT])).toEqual([]);
    expect(await nok.types('ประกาศ')).toContain('ข้อความถูกยกเลิกแล้ว');
  });

  it('when some have them reach nobody else, and are blanked in what was sent', async () => {
    await announces(nok);
    await halfGoesOut();
    expect(await tracesOf([TEXT])).toContain(`outbox: ${TEXT}`);
    await nok.unsends(await message());
    expect(await tracesOf([TEXT])).toEqual([]);
    expect((await rows()).map(({ state }) => state).toSorted()).toEqual(['expired', 'sent']);
    expect(await stored()).toMatchObject({ state: 'withdrawn' });
  });

  it('when all have them are blanked, also in answers they rode on', async () => {
    await announces(nok);
    await spreadAnnouncements();
    await on.bot.pushed();
    await reportAnnouncements();
    await malee.types('เมนู');
    const answer = [{ type: 'text', text: `📢\n${TEXT}` }];
    await Conversations.updateOne({ _id: malee.userId }, { $set: { 'lastEvent.answer': answer } });
    await nok.unsends(await message());
    expect(await tracesOf([TEXT])).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'done', count: 2, result: { push: 2 } });
  });

  it('while another process is spreading them are found in what it writes last', async () => {
    await announces(nok);
    await Announcements.updateOne({}, { $set: { spreading: true } });
    await nok.unsends(await message());
    const { ref } = await stored();
    await OutboxMessages.create({
      _id: `announcement:${ref}:late`,
      recipient: malee.userId,
      messages: [{ type: 'text', text: TEXT }],
      class: 'announcement',
      rank: 5,
      ridesFrom: new Date('2030-01-01'),
      state: 'queued',
      retryKey: 'k',
      notBefore: new Date('2030-01-01'),
      expiresAt: new Date('2030-01-02'),
    });
    await spreadAnnouncements();
    expect(await tracesOf([TEXT])).toEqual([]);
    expect((await rows()).map(({ state }) => state)).toEqual(['expired']);
    expect(await stored()).toHaveProperty('spreading');
    moveClock(DAY);
    await spreadAnnouncements();
    expect(await stored()).not.toHaveProperty('spreading');
  });
});

describe('a picture that is taken back', () => {
  it('opens for nobody, and stops what waits', async () => {
    const sent = await announcesWithPicture(nok, photo);
    const { token } = (await stored()).photo!;
    const address = `${on.bot.url}/announcements/${token}/picture.jpg`;
    await halfGoesOut();
    expect((await fetch(address)).status).toBe(200);
    await nok.unsends(sent);
    expect((await fetch(address)).status).toBe(404);
    expect(await on.bot.store.photos.read(sent)).toBeNull();
    expect(await tracesOf([sent], ['inboxEvents'])).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'withdrawn', text: TEXT });
    expect((await rows()).map(({ state }) => state).toSorted()).toEqual(['expired', 'sent']);
  });
});

describe('an officer who is forgotten', () => {
  it('leaves only how many people she reached', async () => {
    const sent = await announcesWithPicture(nok, photo);
    await halfGoesOut();
    await nok.types('ลบข้อมูลของฉัน');
    await nok.taps('ลบข้อมูล');
    await nok.taps('ลบถาวร');
    while ((await Leases.countDocuments()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await tracesOf([TEXT, sent, nok.userId])).toEqual([]);
    expect(await on.bot.store.photos.read(sent)).toBeNull();
    const left = await stored();
    expect(left).toMatchObject({ state: 'withdrawn', count: 2 });
    expect(left).not.toHaveProperty('photo');
    expect((await rows()).map(({ state }) => state).toSorted()).toEqual(['expired', 'sent']);
    expect(await reportAnnouncements()).toBe(1);
  });
});

describe('who got it', () => {
  it('and is forgotten is no longer known by it', async () => {
    await announces(nok);
    await spreadAnnouncements();
    await on.bot.pushed();
    await malee.types('ลบข้อมูลของฉัน');
    await malee.taps('ลบข้อมูล');
    await malee.taps('ลบถาวร');
    while ((await Leases.countDocuments()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await tracesOf([malee.userId])).toEqual([]);
    expect((await rows()).map(({ recipient }) => recipient)).toEqual([on.somsri.userId]);
  });
});

describe('what is kept', () => {
  it('is shown to its officer among her own data', async () => {
    await announcesWithPicture(nok, photo);
    const person = await People.findById(nok.userId).lean().orFail();
    expect((await recordsOf(person))['announcements']).toMatchObject([
      { audience: 'mentors', district: '3309', text: TEXT, photos: 1, people: 2, status: 'confirmed' },
    ]);
  });

  it('loses its picture after a year and its words after five', async () => {
    const sent = await announcesWithPicture(nok, photo);
    moveClock(364 * DAY);
    await on.bot.scheduler.runJob('retention', now());
    expect(await on.bot.store.photos.read(sent)).not.toBeNull();
    moveClock(2 * DAY);
    await on.bot.scheduler.runJob('retention', now());
    expect(await on.bot.store.photos.read(sent)).toBeNull();
    expect(await stored()).toMatchObject({ text: TEXT });
    expect(await stored()).not.toHaveProperty('photo');
    moveClock(4 * 365 * DAY);
    await on.bot.scheduler.runJob('retention', now());
    expect(await stored()).not.toHaveProperty('text');
    expect(await stored()).toMatchObject({ count: 2 });
  });

  it('of what she began and never confirmed is her draft, and nothing else', async () => {
    await announceUpToReview(nok);
    expect(await Announcements.countDocuments()).toBe(0);
    expect(await tracesOf([TEXT])).toEqual(expect.arrayContaining([`conversations: ${TEXT}`]));
  });
});
