import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, moveClock, now } from '../../src/clock.ts';
import { FileLinks } from '../../src/models/file-link.ts';
import { Households } from '../../src/models/household.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { Stories } from '../../src/models/story.ts';
import { recordsOf } from '../../src/privacy/records.ts';
import { storiesOf } from '../../src/stories/stories-of.ts';
import { tracesOf } from '../support/everything-stored.ts';
import { picture } from '../support/pictures.ts';
import {
  approvesStory,
  QUOTE,
  reported,
  TEXT,
  TITLE,
  returnsStory,
  writesStory,
  writesUpToReview,
} from '../support/stories.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});

let nok: Talker;
let orathai: Talker;
/** One of the people of ยายทองใบ, who agrees to be published. */
let dao: Talker;
let message: string;

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { pictureConsent: 'yes' });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  orathai = talker(on.bot);
  dao = talker(on.bot);
  await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await member(dao.userId, 'H-0001', 'ดาว');
  await People.updateOne({ _id: dao.userId }, { $set: { 'consents.pictures': 'yes' } });
  message = await reported(on.bot.store, on.somsri, photo);
});

const TEXTS = [TITLE, TEXT, QUOTE];
const stored = () => Stories.findOne().lean().orFail();
const published = () => storiesOf('2026-W48', { level: 'province' });
const pushesTo = ({ userId }: Talker): string[] =>
  on.bot.line.sent
    .filter(({ to, way }) => to === userId && way !== 'reply')
    .flatMap(({ messages }) => messages.map(({ text = '' }) => text));
const opens = async (token: string): Promise<number> => {
  const response = await fetch(`${on.bot.url}/stories/${token}/preview.jpg`);
  await response.arrayBuffer();
  return response.status;
};
async function withdraws(): Promise<void> {
  await dao.types('ถอนความยินยอม');
  await dao.taps('รูปและเรื่องราว: ไม่ยินยอม');
  await on.bot.pushed();
}

/** Writes it with what she types at one question remembered: its message. */
async function writesRemembering(at: 'title' | 'quote'): Promise<string> {
  await nok.types('เรื่องเด่น');
  await nok.taps('เขียนเรื่องใหม่');
  await nok.taps('เขียนเรื่องนี้');
  await nok.types(TITLE);
  const title = nok.lastMessage();
  await nok.types(TEXT);
  await nok.types(QUOTE);
  const quote = nok.lastMessage();
  for (const label of ['ยายทองใบ', 'รูปที่ 1', 'ครบแล้ว', 'ข้าม', 'ให้ดูแล้ว', 'ส่งเรื่อง']) await nok.taps(label);
  await on.bot.pushed();
  return at === 'title' ? title : quote;
}

async function isForgotten(who: Talker): Promise<void> {
  await who.types('ลบข้อมูลของฉัน');
  await who.taps('ลบข้อมูล');
  await who.taps('ลบถาวร');
  await on.bot.pushed();
  // Her own row goes last, after the event is settled.
  await expect.poll(() => People.exists({ _id: who.userId }), { timeout: 10_000 }).toBeNull();
}

const night = async (days: number): Promise<void> => {
  moveClock(days * DAY);
  await on.bot.scheduler.runJob('retention', now());
};

const isKept = async (): Promise<boolean> => (await on.bot.store.photos.read(message)) !== null;

/** What is left of a story that nobody may see. */
const TOMBSTONE = { state: 'withdrawn', photos: [], sources: {}, district: '3309' };
const BLANK = ['title', 'text', 'quote', 'person', 'video'];
async function expectWithdrawn(): Promise<void> {
  const story = await stored();
  expect(story).toMatchObject(TOMBSTONE);
  expect(BLANK.filter((field) => field in story)).toEqual([]);
  expect(await published()).toEqual([]);
}

describe('a household that takes its consent back', () => {
  it('ends a story that is being written', async () => {
    await writesUpToReview(nok);
    await withdraws();
    expect(await nok.taps('ส่งเรื่อง')).toContain('เรื่องนี้ทำต่อไม่ได้แล้ว');
    expect(await Stories.countDocuments()).toBe(0);
  });

  it('takes one out that waits, and its author is told', async () => {
    await writesStory(on.bot, nok);
    await on.bot.pushed();
    await orathai.types('อนุมัติ EP');
    await withdraws();
    await expectWithdrawn();
    expect((await stored()).ep).toBeUndefined();
    expect(pushesTo(nok)).toEqual(['เรื่องที่ส่งเมื่อ อ. 24 พ.ย. 69 ถอนแล้ว เพราะบ้านนี้ไม่ได้ยินยอมให้เผยแพร่แล้ว']);
    expect(await orathai.taps('อนุมัติ')).toContain('เรื่องนี้ไม่ได้รออนุมัติแล้ว');
  });

  it('takes a published one out at once, which keeps its number: the next is EP.2', async () => {
    await writesStory(on.bot, nok);
    await approvesStory(on.bot, orathai);
    await on.bot.pushed();
    const [story] = await published();
    const { token } = story!.photos[0]!;
    expect(await opens(token)).toBe(200);
    await withdraws();
    await expectWithdrawn();
    expect(await stored()).toMatchObject({ ep: 1, week: '2026-W48' });
    expect(await opens(token)).toBe(404);
    expect(pushesTo(orathai).at(-1)).toBe('EP.1 อ.ราษีไศล ถอนแล้ว ถ้าโพสต์ไว้ที่อื่น ขอช่วยลบ');
    await settle('H-0002', { name: 'ตาคำ', pictureConsent: 'yes' });
    await reported(on.bot.store, on.somsri, photo, 'H-0002');
    await writesStory(on.bot, nok, { person: 'ตาคำ' });
    expect(await approvesStory(on.bot, orathai)).toContain('EP.2');
    // Agreeing again brings nothing back.
    await dao.types('ถอนความยินยอม');
    await dao.taps('รูปและเรื่องราว: ยินยอม');
    expect((await Households.findById('H-0001').lean())?.pictureConsent).toBe('yes');
    expect((await published()).map(({ ep }) => ep)).toEqual([2]);
  });

  it('is heard in the very moment of the approval', async () => {
    await writesStory(on.bot, nok);
    await orathai.types('อนุมัติ EP');
    // The register says so, and whoever withdraws has not come to the stories yet.
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'no' } });
    expect(await orathai.taps('อนุมัติ')).toContain('บ้านนี้ไม่ได้ยินยอมให้เผยแพร่แล้ว');
    await expectWithdrawn();
    expect((await stored()).ep).toBeUndefined();
  });
});

describe('a mentor who changes her mind about a photo', () => {
  it('takes it out of the story, and the story stays', async () => {
    await writesStory(on.bot, nok);
    await approvesStory(on.bot, orathai);
    const [before] = await published();
    await Reports.updateOne({}, { $set: { 'answers.publish': 'internal' } });
    const [after] = await published();
    expect(after).toMatchObject({ title: before!.title, photos: [] });
    expect(await opens(before!.photos[0]!.token)).toBe(404);
  });

  it('by taking its message back, too', async () => {
    await writesStory(on.bot, nok);
    await approvesStory(on.bot, orathai);
    await on.somsri.unsends(message);
    expect(await stored()).toMatchObject({ state: 'approved', photos: [] });
    expect(await on.bot.store.photos.read(message)).toBeNull();
  });
});

describe('an officer who takes a message back', () => {
  it('gets a story back that waits, and is asked for what is missing', async () => {
    const title = await writesRemembering('title');
    await orathai.types('อนุมัติ EP');
    await nok.unsends(title);
    expect(await tracesOf([TITLE])).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'returned', text: TEXT });
    expect(await orathai.taps('อนุมัติ')).toContain('เรื่องนี้ไม่ได้รออนุมัติแล้ว');
    expect(await nok.types('เรื่องเด่น')).toContain('ยังไม่มีหัวเรื่อง');
    expect(await nok.taps('แก้เรื่องนี้')).toContain('ขอหัวเรื่อง');
    await nok.types('หัวเรื่องใหม่');
    await nok.taps('ให้ดูแล้ว');
    expect(await nok.taps('ส่งเรื่อง')).toContain('ส่งแล้ว');
    await on.bot.pushed();
    expect(await approvesStory(on.bot, orathai)).toContain('EP.1');
  });

  it('withdraws what is published without its headline, and only blanks a quote', async () => {
    const quote = await writesRemembering('quote');
    await approvesStory(on.bot, orathai);
    await nok.unsends(quote);
    expect(await tracesOf([QUOTE])).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'approved', title: TITLE, text: TEXT });
    expect((await published())[0]).not.toHaveProperty('quote');
    await nok.unsends((await stored()).sources.title!);
    await expectWithdrawn();
    expect(await stored()).toMatchObject({ ep: 1 });
    expect(await tracesOf(TEXTS, ['inboxEvents'])).toEqual([]);
  });

  it('takes a reason back everywhere', async () => {
    await writesStory(on.bot, nok);
    await returnsStory(on.bot, orathai, 'ขอเพิ่มว่าขายผักที่ไหน');
    const reason = orathai.lastMessage();
    await nok.types('เรื่องเด่น');
    await orathai.unsends(reason);
    expect(await tracesOf(['ขอเพิ่มว่าขายผักที่ไหน'])).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'returned', title: TITLE });
  });
});

describe('who is forgotten', () => {
  it('as one of the household: its stories are withdrawn', async () => {
    await writesStory(on.bot, nok);
    await approvesStory(on.bot, orathai);
    await isForgotten(dao);
    await expectWithdrawn();
    expect(await stored()).toMatchObject({ ep: 1 });
  });

  it('as the mentor: her photos go, also those that only a story still has', async () => {
    await writesStory(on.bot, nok);
    await approvesStory(on.bot, orathai);
    await Reports.updateOne({}, { $set: { photos: [], 'answers.photos': [], photosGoneAt: now() } });
    expect((await published())[0]?.photos).toHaveLength(1);
    await isForgotten(on.somsri);
    expect(await on.bot.store.photos.read(message)).toBeNull();
    expect(await stored()).toMatchObject({ state: 'approved', title: TITLE, photos: [] });
  });

  it('as the officer: the story stays the office’s, and nothing leads to her messages', async () => {
    await writesStory(on.bot, nok);
    await returnsStory(on.bot, orathai, 'สั้นไปนิดหนึ่งนะ');
    await nok.types('เรื่องเด่น');
    await nok.taps('แก้เรื่องนี้');
    await nok.taps('ให้ดูแล้ว');
    await nok.taps('ส่งเรื่อง');
    await on.bot.pushed();
    await approvesStory(on.bot, orathai);
    const sources = Object.values((await stored()).sources);
    expect(sources.length).toBeGreaterThan(2);
    await isForgotten(nok);
    await isForgotten(orathai);
    expect(await stored()).toMatchObject({ state: 'approved', title: TITLE, sources: {} });
    expect(await tracesOf([nok.userId, ...sources, 'สั้นไปนิดหนึ่งนะ'])).toEqual([]);
    expect(await FileLinks.countDocuments()).toBe(0);
  });
});

describe('the file of one’s own data', () => {
  it('has what an officer wrote, and for its people what is written about a household', async () => {
    await writesStory(on.bot, nok);
    for (const who of [nok, dao]) {
      const { stories } = await recordsOf(await People.findById(who.userId).lean().orFail());
      expect(stories).toMatchObject([
        { title: TITLE, text: TEXT, quote: QUOTE, status: 'waiting', photos: 1 },
      ]);
    }
    const { stories } = await recordsOf(await People.findById(on.somsri.userId).lean().orFail());
    expect(stories).toEqual([]);
  });
});

describe('after a year', () => {
  it('a photo of a published story stays as long as the story does', async () => {
    await writesStory(on.bot, nok);
    await approvesStory(on.bot, orathai);
    await night(366);
    expect((await Reports.findOne().lean())?.photos).toEqual([]);
    const [story] = await published();
    expect(story).toMatchObject({ title: expect.stringContaining(TITLE), photos: [{}] });
    expect(await opens(story!.photos[0]!.token)).toBe(200);
    await withdraws();
    expect(await isKept()).toBe(true);
    await night(1);
    expect(await isKept()).toBe(false);
    expect((await stored()).dropped).toBeUndefined();
  });

  it('a photo of a story that never was goes with the others, and the story after five', async () => {
    await writesStory(on.bot, nok);
    await night(366);
    expect(await isKept()).toBe(false);
    expect(await stored()).toMatchObject({ state: 'waiting', photos: [] });
    await night(1460);
    await expectWithdrawn();
    expect(await tracesOf(TEXTS)).toEqual([]);
  });
});
