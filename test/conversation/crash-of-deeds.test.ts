import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import { Households } from '../../src/models/household.ts';
import { LearningCentres } from '../../src/models/learning-centre.ts';
import { LineGroups } from '../../src/models/line-group.ts';
import { People } from '../../src/models/person.ts';
import { workedInTwice } from '../support/after-crash.ts';
import { goesOut } from '../support/digests.ts';
import { picture } from '../support/pictures.ts';
import { approvesStory, reported, returnsStory, writesUpToReview } from '../support/stories.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

const area = { district: '3309', tambon: 'บัวหุ่ง' };
let nok: Talker;
let malee: Talker;
let thongbai: Talker;
let orathai: Talker;

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  malee = talker(on.bot);
  thongbai = talker(on.bot);
  orathai = talker(on.bot);
  await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await mentor(malee.userId);
  await People.updateOne({ _id: malee.userId }, { $set: { name: 'มาลี', area } });
  await member(thongbai.userId, 'H-0001');
  const owned = { ownerName: 'บุญ', subjects: [], capacity: 5, addedBy: 'cli', addedAt: new Date() };
  const at = new Date();
  const group = {
    _id: `C${'1'.repeat(32)}`,
    registeredAt: new Date('2026-11-02'),
    countedAt: at,
    members: 5,
  };
  await LineGroups.create({ ...group, registeredBy: 'cli' });
  await LearningCentres.create({ _id: 'LC-1', name: 'สวน', ...area, ...owned });
});

/** All that effects write and all news that is pushed; not where people stand, nor the record of the event itself. */
async function effects(): Promise<string[]> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  const all = await Promise.all(
    collections
      .filter(
        ({ collectionName }) =>
          !['conversations', 'inboxEvents', 'leases', 'quotaMonths', 'sendingDays'].includes(collectionName),
      )
      .map(async (collection) => {
        const rows = await collection.find({}).toArray();
        return rows
          .filter((row) => row['class'] !== 'answer')
          .map((row) => `${collection.collectionName} ${JSON.stringify(row['class'] ? row._id : row)}`);
      }),
  );
  return all.flat().toSorted();
}

/** What she did before, and the tap or words whose work is cut short. */
type Deed = readonly [what: string, who: () => Talker, before: readonly string[], last: string];

const ANNOUNCING = ['>ประกาศ', 'ประกาศใหม่', 'พี่เลี้ยง', '>ประชุมวันศุกร์', 'ไม่มีรูป'];

const CORRECTING = ['>ดูร่าง', 'ทำฉบับแก้ไข', '>ลืมรายงานของวังหิน', '>แก้แล้ว'];

const AGAIN = ['>เรื่องเด่น', 'แก้เรื่องนี้', 'ให้ดูแล้ว'];

const DEEDS: readonly Deed[] = [
  ['pairs instead', () => nok, ['จับคู่ H-0001', 'เลือกพี่เลี้ยง', 'มาลี 0 บ้าน', 'แทนคนเดิม'], 'ยืนยัน'],
  ['pairs beside', () => nok, ['จับคู่ H-0001', 'เลือกพี่เลี้ยง', 'มาลี 0 บ้าน', 'ช่วยกันดูแล'], 'ยืนยัน'],
  ['ends a pairing', () => nok, ['จับคู่ H-0001', 'เลิกจับคู่'], 'ใช่ เลิกจับคู่'],
  ['makes a code for a group', () => orathai, ['>กลุ่มไลน์'], 'ขอรหัสกลุ่ม'],
  ['takes a group off', () => orathai, ['>กลุ่มไลน์'], 'เอากลุ่มออก'],
  ['makes a code', () => nok, ['รหัสเชิญ', 'พี่เลี้ยง', 'บัวหุ่ง', 'ผู้นำอาสา', '>จันทร์เพ็ญ'], '>H-0001'],
  ['declines with a reason', () => nok, ['!applies', '>ใบสมัคร', 'ไม่อนุมัติ'], '>รับครบแล้ว'],
  ['approves', () => nok, ['!applies', '>ใบสมัคร'], 'อนุมัติ'],
  ['adds a centre', () => nok, ['>ศูนย์เรียนรู้', 'เพิ่มศูนย์เรียนรู้', '>สวน', '>บุญ', 'บัวหุ่ง', '>ผัก'], '>5'],
  ['announces', () => nok, ANNOUNCING, 'ส่งประกาศ'],
  ['stops an announcement', () => nok, [...ANNOUNCING, 'ส่งประกาศ', '>ประกาศ'], 'หยุดส่ง'],
  ['posts news', () => nok, ['>ส่งข่าว'], '>https://www.facebook.com/rasisalai/posts/17'],
  ['says where news was', () => nok, ['>ส่งข่าว https://ubonnews.example/7'], '>เว็บข่าว'],
  ['has no news', () => nok, ['>ส่งข่าว'], 'วันนี้ไม่มี'],
  ['keeps assets', () => on.somsri, ['>บ้าน H-0001', 'ทุนเดิม', '>ที่ดิน'], '>นา 2 ไร่'],
  ['shares a plot', () => on.somsri, ['>บ้าน H-0001', 'แปลงแบ่งปัน', 'เพิ่มแปลง', 'สวน', '>1 งาน'], 'บันทึก'],
  ['writes to a household', () => on.somsri, ['>เขียนถึงบ้าน H-0001'], '>พรุ่งนี้จะไปหา'],
  ['writes to her mentor', () => thongbai, ['>คุยกับพี่เลี้ยง'], '>พรุ่งนี้อยู่บ้าน'],
  ['asks for help', () => thongbai, ['>ขอความช่วยเหลือ', 'รายได้', 'เมล็ดพันธุ์/กล้า'], '>อยากได้พริก'],
  ['tells of an urgent need', () => thongbai, ['>ขอความช่วยเหลือ', 'เรื่องด่วน'], 'ไม่มีข้าวกิน'],
  ['gets advice', () => thongbai, [], '>คำแนะนำ'],
  ['gets other advice', () => thongbai, ['>คำแนะนำ'], 'ขอคำแนะนำอื่น'],
  ['answers advice', () => thongbai, ['>คำแนะนำ'], 'ขอให้พี่เลี้ยงช่วย'],
  ['sends advice', () => nok, ['!writes'], 'ส่งคำแนะนำ'],
  ['approves advice', () => orathai, ['!sends', '>คำแนะนำรออนุมัติ'], 'อนุมัติ'],
  ['returns advice', () => orathai, ['!sends', '>คำแนะนำรออนุมัติ', 'ส่งกลับให้แก้'], '>ขอใส่เบอร์ด้วย'],
  ['moves a household back', () => nok, ['!sustains', 'เลื่อนขั้น H-0001', 'พอเพียง'], '>กลับไปเริ่มใหม่'],
  ['sends a story', () => nok, ['!writes a story'], 'ส่งเรื่อง'],
  ['approves a story', () => orathai, ['!sends a story', '>อนุมัติ EP'], 'อนุมัติ'],
  ['returns a story', () => orathai, ['!sends a story'], '>ตีกลับ ขอรูปเพิ่ม'],
  ['sends a story again', () => nok, ['!sends a story', '!returns', ...AGAIN], 'ส่งเรื่อง'],
  ['marks a story as best', () => orathai, ['!approves', '>เรื่องเด่น', 'ยกเป็น Best Practice'], '>3/2569'],
  ['adds a video', () => nok, ['!approves', '>เรื่องเด่น', 'ใส่วิดีโอ'], '>https://youtu.be/abc'],
  ['sends a digest', () => orathai, ['!drafts'], 'ส่งเลย'],
  ['holds a digest', () => orathai, ['!drafts'], 'พักไว้ก่อน'],
  ['writes the first words of a digest', () => orathai, ['!drafts', 'แก้คำนำ'], '>ขอบคุณทุกคน'],
  ['adds a video to a digest', () => orathai, ['!drafts', 'ใส่วิดีโอ'], '>https://youtu.be/abc'],
  ['counts a digest again', () => orathai, ['!drafts'], 'คำนวณใหม่'],
  ['takes a story out of a digest', () => orathai, ['!approves', '!drafts'], 'ตัดเรื่องนี้ออก'],
  ['puts a story back', () => orathai, ['!approves', '!drafts', 'ตัดเรื่องนี้ออก'], 'ใส่เรื่องนี้กลับ'],
  ['corrects a digest', () => orathai, ['!drafts', 'ส่งเลย', ...CORRECTING], 'ส่งฉบับแก้ไข'],
  ['retires advice', () => nok, ['>คลังคำแนะนำ', 'ดูด้านนี้', 'เลิกใช้'], 'ใช่ เลิกใช้'],
];

const ADVICE = ['>คลังคำแนะนำ', 'เพิ่มคำแนะนำ', 'สุขภาพ', '>อยู่รอด', 'ทั้งปี', '>กินยา', '>กินยาทุกวัน', '>ข้าม'];

async function does(who: Talker, step: string): Promise<void> {
  if (step === '!sustains') await Households.updateOne({ _id: 'H-0001' }, { $set: { stage: 'sustainable' } });
  else if (step === '!writes') for (const one of ADVICE) await does(who, one);
  else if (step === '!sends') for (const one of [...ADVICE, 'ส่งคำแนะนำ']) await does(nok, one);
  else if (step === '!writes a story') {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'yes' } });
    await reported(on.bot.store, on.somsri, await picture());
    await writesUpToReview(nok);
  } else if (step === '!sends a story') {
    await does(nok, '!writes a story');
    await nok.taps('ส่งเรื่อง');
    await on.bot.pushed();
  } else if (step === '!drafts') {
    setClock('2026-11-30T07:00:00+07:00');
    await on.bot.scheduler.runJob('digest-draft', now());
    await on.bot.pushed();
  } else if (step === '!returns') await returnsStory(on.bot, orathai, 'ขอรูปเพิ่ม');
  else if (step === '!approves') {
    await does(nok, '!sends a story');
    await approvesStory(on.bot, orathai);
  } else if (step === '!applies') {
    const newcomer = talker(on.bot);
    for (const words of ['อยากเป็นพี่เลี้ยง', 'ดวงใจ', 'ราษีไศล', 'บัวหุ่ง', 'ข้าม', 'ผู้นำอาสา'])
      await newcomer.types(words);
    await newcomer.taps('ส่งใบสมัคร');
  } else if (step.startsWith('>')) await who.types(step.slice(1));
  else if (/^(?:จับคู่|รหัสเชิญ|เลื่อนขั้น)/u.test(step)) await who.types(step);
  else await who.taps(step);
}

describe('what is worked in again after a crash between its effects and the saving', () => {
  it.each(DEEDS)('%s once', async (_what, who, before, last) => {
    const person = who();
    for (const step of before) await does(person, step);
    const event = last.startsWith('>') ? person.textEvent(last.slice(1)) : person.tapEvent(last);
    const first: string[][] = [];
    const [once, again] = await workedInTwice(on.bot, person, event, async () => {
      await goesOut(on.bot);
      first.push(await effects());
    });
    await goesOut(on.bot);
    expect(await effects()).toEqual(first[0]);
    expect(again).toEqual(once);
  });
});
