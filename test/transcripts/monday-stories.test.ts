import { beforeAll, expect, it } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import { Households } from '../../src/models/household.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { goesOut } from '../support/digests.ts';
import { picture } from '../support/pictures.ts';
import { approvesStory, reported, TEXT, TITLE, writesStory } from '../support/stories.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let orathai: Talker;
let nok: Talker;
let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});

// นก of อ.ราษีไศล has written a story of ยายทองใบ, and อรทัย of the province has approved it; it is Monday, seven o'clock.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', { pictureConsent: 'yes' });
  await mentor(userId, 'H-0001');
  [orathai, nok] = [talker(on.bot), talker(on.bot)];
  await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await reported(on.bot.store, on.somsri, photo);
  await writesStory(on.bot, nok);
  await approvesStory(on.bot, orathai);
  setClock('2026-11-30T07:00:00+07:00');
  await on.bot.scheduler.runJob('digest-draft', now());
  await on.bot.pushed();
});

const EP = `EP.1 I ${TITLE} ราษีไศล`;
const page = async (path = ''): Promise<string> =>
  (await fetch(`${on.bot.url}/digests/2026-W48${path}`)).text();
const feed = async (): Promise<string> => (await fetch(`${on.bot.url}/digests/feed.xml`)).text();
const withdraws = () => Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'no' } });

async function sent(): Promise<void> {
  await orathai.taps('ส่งเลย');
  await goesOut(on.bot);
}

/** The words of the district's edition, as it was pushed. */
async function edition(): Promise<string> {
  const rows = await OutboxMessages.find({ recipient: nok.userId, class: 'digest' }).lean();
  return JSON.stringify(rows.map(({ messages }) => messages));
}

it('carries the stories that were approved, on the card, the page and in the press text', async () => {
  expect(orathai.hears()).toContain(`เรื่องเด่นในฉบับนี้\n${EP}`);
  await sent();
  expect(await edition()).toContain(EP);
  expect(await page()).toContain(TITLE);
  expect(await page('/press.txt')).toContain(TEXT.split('\n')[0]);
});

it('leaves out a story that the province drops, and puts it back', async () => {
  expect(await orathai.taps('ตัดเรื่องนี้ออก')).toContain('ตัดเรื่องนี้ออกจากฉบับนี้แล้ว');
  expect(await orathai.taps('ใส่เรื่องนี้กลับ')).toContain('ใส่เรื่องนี้กลับแล้ว');
  await orathai.taps('ตัดเรื่องนี้ออก');
  await sent();
  expect(await edition()).not.toContain(EP);
  expect(await page()).not.toContain(TITLE);
});

it('sends no story whose household has changed its mind', async () => {
  await withdraws();
  await sent();
  expect(await edition()).not.toContain(EP);
});

it('takes it off every page at once when the household changes its mind later', async () => {
  await sent();
  expect(await page()).toContain(TITLE);
  await withdraws();
  for (const text of [await page(), await page('/press.txt'), await feed()])
    expect(text).not.toContain(TITLE);
  const drawn = await fetch(`${on.bot.url}/digests/2026-W48/picture.png`);
  expect(drawn.status).toBe(200);
});
