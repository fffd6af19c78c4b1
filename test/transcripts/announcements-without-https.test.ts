import { expect, it } from 'vitest';
import { spreadAnnouncements } from '../../src/announcements/spread.ts';
import { Announcements } from '../../src/models/announcement.ts';
import { announceUpToText, TEXT } from '../support/announcing.ts';
import { picture } from '../support/pictures.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let nok: Talker;

// The office has no https address yet.
const on = transcript(
  async ({ userId }) => {
    await settle('H-0001');
    await settle('H-0002', { tambon: 'ด่าน' });
    await mentor(userId, 'H-0001');
    nok = talker(on.bot);
    await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  },
  { publicBaseUrl: 'http://khubun.example' },
);

it('offers the words alone, says why, and sends them', async () => {
  await announceUpToText(nok);
  const heard = await nok.types(TEXT);
  expect(heard).toContain(
    'ประกาศนี้มีแต่ข้อความ เพราะ LINE รับรูปจากที่อยู่ https เท่านั้น และระบบยังไม่มี\nคนที่ได้รับจะเห็นแบบนี้',
  );
  expect(heard).toContain('ประกาศถึง 1 คน');
  expect(heard).not.toContain('รูปภาพ');
  await nok.taps('ส่งประกาศ');
  await spreadAnnouncements();
  await on.bot.pushed();
  expect(on.somsri.hears()).toContain(TEXT);
});

it('says so to a picture that is sent all the same, and does not keep it', async () => {
  await announceUpToText(nok);
  expect(await nok.sendsPhoto(await picture())).toContain('ประกาศนี้ใส่รูปไม่ได้');
  expect(await on.bot.store.photos.read(nok.lastMessage())).toBeNull();
  await nok.types(TEXT);
  await nok.taps('ส่งประกาศ');
  expect(await Announcements.findOne().lean()).not.toHaveProperty('photo');
});
