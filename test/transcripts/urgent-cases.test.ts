import { describe, expect, it } from 'vitest';
import { MINUTE, moveClock } from '../../src/clock.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { People } from '../../src/models/person.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let patcharee: Talker;
let anan: Talker;
let wichai: Talker;

const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await mentor(userId, 'H-0001');
  await People.updateOne({ _id: userId }, { $set: { phone: '0812345678' } });
  patcharee = talker(on.bot);
  anan = talker(on.bot);
  wichai = talker(on.bot);
  await officer(patcharee.userId, undefined, 'พัชรี');
  await officer(anan.userId, undefined, 'อนันต์');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
});

/** She tells of an illness in her report. */
async function illness(): Promise<void> {
  await reportUpTo(on.somsri, 'urgent');
  await on.somsri.taps('เจ็บป่วย');
  await on.somsri.types('ยายล้ม เดินไม่ได้');
  await on.bot.pushed();
}

describe('an urgent case', () => {
  it('reaches the nearest officers at once, once, and says nothing on a lock screen', async () => {
    await illness();
    for (const one of [patcharee, anan]) {
      expect(one.hears()).toBe('มีเรื่องด่วนใหม่ 1 เรื่อง ต.บัวหุ่ง แตะ เรื่องด่วน เพื่อดูและรับเรื่อง');
      expect(one.sees()).toEqual(['เรื่องด่วน']);
    }
    expect(wichai.hears()).toBe('');
  });

  it('goes to the district where the tambon has no officer', async () => {
    await People.deleteMany({ 'officer.level': 'subdistrict' });
    await illness();
    expect(wichai.hears()).toContain('มีเรื่องด่วนใหม่ 1 เรื่อง');
  });

  it('heard in what somebody wrote is told as well', async () => {
    await on.somsri.types('ตาบุญโดนทำร้าย ช่วยด้วย');
    await on.bot.pushed();
    expect(patcharee.hears()).toContain('มีเรื่องด่วนใหม่ 1 เรื่อง');
    expect(await patcharee.types('ด่วน')).toContain('ตาบุญโดนทำร้าย ช่วยด้วย');
  });

  it('is seen with house, teller and time; each look is in the log', async () => {
    await illness();
    expect(await patcharee.taps('เรื่องด่วน')).toBe(
      'เรื่องด่วน\nรอรับ 1 เรื่อง · รับแล้ว 0 เรื่อง\nเจ็บป่วย\nยายล้ม เดินไม่ได้\n' +
        'บ้าน: ยายทองใบ (H-0001) 12 ม.4 ต.บัวหุ่ง\nแจ้งโดย: สมศรี 0812345678\nแจ้งเมื่อ: อ. 24 พ.ย. 69 09.00 น.',
    );
    const { ref } = (await People.findById(patcharee.userId).lean())!;
    expect(await AuditEntries.find({ deed: 'read-household' }).lean()).toMatchObject([
      { actor: ref, household: 'H-0001', details: { deed: 'handle-urgent' } },
    ]);
  });

  it('is taken by one officer only; the mentor hears who', async () => {
    await illness();
    await patcharee.taps('เรื่องด่วน');
    await anan.taps('เรื่องด่วน');
    moveClock(MINUTE);
    expect(await patcharee.taps('รับเรื่อง')).toBe('รับเรื่องแล้ว บอกผู้แจ้งให้แล้ว ช่วยเสร็จเมื่อไร แตะ ช่วยแล้ว');
    expect(await anan.taps('รับเรื่อง')).toBe('เรื่องนี้ พัชรี รับไว้ก่อนแล้ว');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เรื่องด่วนที่แจ้งไว้ เจ้าหน้าที่ พัชรี รับเรื่องแล้ว');
    expect(await anan.types('เรื่องด่วน')).toContain('รับเรื่องโดย: พัชรี');
    const tap = patcharee.tapEvent('รับเรื่อง');
    await patcharee.hearsAfter(tap);
    const [one] = await UrgentCases.find().lean();
    expect(one).toMatchObject({ status: 'taken', history: [{ status: 'taken' }] });
  });

  it('is closed with a note when it has been helped with', async () => {
    await illness();
    await patcharee.taps('เรื่องด่วน');
    await patcharee.taps('รับเรื่อง');
    await patcharee.types('ด่วน');
    expect(await patcharee.taps('ช่วยแล้ว')).toBe('อยากบันทึกอะไรไว้ไหม เช่น ทำอะไรไปแล้ว หรือต้องตามเรื่องอะไรต่อ');
    // A note may begin with a word that would be a command by itself.
    expect(await patcharee.types('พี่เลี้ยง พาไปโรงพยาบาลแล้ว')).toBe('บันทึกว่าช่วยแล้ว บอกผู้แจ้งให้แล้ว');
    expect(await patcharee.types('ด่วน')).toBe('ไม่มีเรื่องด่วนค้างอยู่');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เจ้าหน้าที่บันทึกว่าช่วยแล้ว');
    expect(await UrgentCases.find().lean()).toMatchObject([
      {
        status: 'helped',
        history: [{ status: 'taken' }, { status: 'helped', note: 'พี่เลี้ยง พาไปโรงพยาบาลแล้ว' }],
      },
    ]);
    const { ref } = (await People.findById(patcharee.userId).lean())!;
    expect((await UrgentCases.findOne().lean())?.takenBy).toBe(ref);
  });

  it('is passed on to an agency with a note', async () => {
    await illness();
    await patcharee.taps('เรื่องด่วน');
    expect(await patcharee.taps('ส่งต่อหน่วยงาน')).toBe('ส่งต่อให้หน่วยงานไหน');
    expect(patcharee.sees()).toEqual(['สสจ.', 'พมจ.', 'ศธจ.', 'สพจ.', 'สถจ.', 'หน่วยงานอื่น']);
    await patcharee.taps('สสจ.');
    expect(await patcharee.taps('ข้าม')).toBe('บันทึกการส่งต่อแล้ว บอกผู้แจ้งให้แล้ว');
    expect(await UrgentCases.find().lean()).toMatchObject([
      { status: 'referred', history: [{ note: 'สำนักงานสาธารณสุขจังหวัด (สสจ.)' }] },
    ]);
  });

  it('that the mentor takes back leaves the list', async () => {
    await illness();
    await on.somsri.types('ย้อนกลับ');
    await on.somsri.types('ย้อนกลับ');
    await on.somsri.taps('ไม่มี');
    expect(await patcharee.types('ด่วน')).toBe('ไม่มีเรื่องด่วนค้างอยู่');
  });

  it('reads the same in English', async () => {
    await illness();
    await patcharee.types('English');
    expect(await patcharee.types('urgent')).toBe(
      'Urgent cases\n1 waiting · 0 in hand\nIllness\nยายล้ม เดินไม่ได้\n' +
        'House: ยายทองใบ (H-0001) 12 Moo 4 T. บัวหุ่ง\nTold by: สมศรี 0812345678\nTold at: Tue 24 Nov 2026 09:00',
    );
    expect(await patcharee.taps('Take it')).toContain('You have it now');
  });

  it('is nothing to a mentor who types the word', async () => {
    expect(await on.somsri.types('เรื่องด่วน')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่เท่านั้น');
  });
});
