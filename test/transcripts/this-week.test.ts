import { describe, expect, it } from 'vitest';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let wichai: Talker;
let province: Talker;

// อ.ราษีไศล: บัวหุ่ง with three households of สมศรี, ด่าน with one nobody mentors; อ.ขุขันธ์: one of มาลี.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await settle('H-0002', { name: 'ตาบุญมา', openDimensions: ['income', 'health'] });
  await settle('H-0003', { name: 'ยายคำปุ่น', openDimensions: [], stage: 'sufficient' });
  await settle('H-0004', { name: 'ลุงสมาน', tambon: 'ด่าน', openDimensions: ['living'] });
  await settle('H-0500', { name: 'บ้านอื่น', district: '3305', tambon: 'กันทรารมย์' });
  await mentor(userId, 'H-0001', 'H-0002', 'H-0003');
  wichai = talker(on.bot);
  province = talker(on.bot);
  const malee = talker(on.bot);
  await mentor(malee.userId, 'H-0500');
  await People.updateOne({ _id: malee.userId }, { $set: { name: 'มาลี', phone: '0810000000' } });
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(province.userId, { level: 'province' }, 'จังหวัด');
  await report('H-0001', { met: 'visit', baht: 300 });
  await report('H-0002', { met: 'not-met' });
});

async function report(household: string, answers: object, week = '2026-W48'): Promise<void> {
  const at = new Date('2026-11-24T03:00:00Z');
  const own = { _id: `${week}:${household}`, household, week, mentor: on.somsri.userId };
  await Reports.create({ ...own, submittedAt: at, answers });
}

describe('สรุป', () => {
  it('gives a district its week, tambon by tambon', async () => {
    expect(await wichai.types('สรุป')).toBe(
      [
        'สรุปสัปดาห์นี้ อ.ราษีไศล',
        'จ. 23 พ.ย. 69 – อา. 29 พ.ย. 69',
        'ต้องดูแลตอนนี้',
        'เรื่องด่วน: 0 เรื่อง ยังไม่มีใครรับ 0',
        'คำขอรอรับ: 0 เรื่อง',
        'รายงาน',
        'ส่งแล้ว: 2 จาก 4 บ้าน (50%)',
        'พบกันแล้ว: 1 บ้าน',
        'ยังไม่ได้พบ: 1 บ้าน',
        'รายได้เพิ่ม/ประหยัด: 300 บาท',
        'ขั้นของครัวเรือน',
        'อยู่รอด: 3 บ้าน',
        'พอเพียง: 1 บ้าน',
        'ยั่งยืน: 0 บ้าน',
        'มิติที่ยังดูแลอยู่',
        'สุขภาพ: 1 บ้าน',
        'ความเป็นอยู่: 1 บ้าน',
        'การศึกษา: 0 บ้าน',
        'รายได้: 2 บ้าน',
        'การเข้าถึงบริการภาครัฐ: 0 บ้าน',
        'รายงานแต่ละพื้นที่',
        'ต.ด่าน: 0 จาก 1 บ้าน (0%)',
        'ต.บัวหุ่ง: 2 จาก 3 บ้าน (66%)',
      ].join('\n'),
    );
  });

  it('counts a household once, with what was sent later in the week, as the digest will', async () => {
    const later = { answers: { met: 'phone', baht: 450 }, photos: [], sources: {}, mentor: on.somsri.userId };
    await Reports.updateOne({ _id: '2026-W48:H-0001' }, { $push: { additions: { ...later, event: 'e1' } } });
    await Reports.updateOne({ _id: '2026-W48:H-0002' }, { $push: { additions: { ...later, event: 'e2' } } });
    const heard = await wichai.types('สรุป');
    expect(heard).toContain('ส่งแล้ว: 2 จาก 4 บ้าน (50%)\nพบกันแล้ว: 2 บ้าน\nยังไม่ได้พบ: 0 บ้าน');
    expect(heard).toContain('รายได้เพิ่ม/ประหยัด: 900 บาท');
  });

  it('counts what is urgent in the same area', async () => {
    await on.somsri.types('ไม่มีข้าวกิน');
    expect(await wichai.types('ขอสรุปสัปดาห์นี้ครับ')).toContain('เรื่องด่วน: 1 เรื่อง ยังไม่มีใครรับ 1');
  });

  it('gives the province its districts, and the part that is named', async () => {
    const all = await province.types('สรุป');
    expect(all).toContain('สรุปสัปดาห์นี้ จ.ศรีสะเกษ');
    expect(all).toContain('อ.ขุขันธ์: 0 จาก 1 บ้าน (0%)\nอ.ราษีไศล: 2 จาก 4 บ้าน (50%)');
    expect(await province.types('สรุป ราศีไศล')).toContain('สรุปสัปดาห์นี้ อ.ราษีไศล');
    // A tambon may bear a district's name: ต. says which is meant.
    expect(await province.types('สรุป กันทรารมย์')).toContain('สรุปสัปดาห์นี้ อ.กันทรารมย์');
    expect(await province.types('สรุป ต.กันทรารมย์')).toContain('สรุปสัปดาห์นี้ ต.กันทรารมย์ อ.ขุขันธ์');
    expect(await province.types('สรุป กันทร')).toContain('หมายถึงที่ไหน');
    expect(await province.taps('อ.กันทรลักษ์')).toContain('สรุปสัปดาห์นี้ อ.กันทรลักษ์');
  });

  it('of another area shows nothing of it', async () => {
    expect(await wichai.types('สรุป ขุขันธ์')).toBe('ไม่พบที่นี้ในพื้นที่ที่คุณดูแล พิมพ์ชื่ออำเภอหรือตำบลอีกครั้ง');
    expect(await wichai.types('สรุป 3305')).toContain('ไม่พบที่นี้ในพื้นที่ที่คุณดูแล');
    expect(await on.somsri.types('สรุป')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่เท่านั้น');
  });
});

describe('ยังไม่ส่ง', () => {
  it('names mentors with their households, and households without a mentor', async () => {
    expect(await wichai.types('ยังไม่ส่ง')).toBe(
      [
        'ยังไม่ส่งรายงานสัปดาห์นี้ อ.ราษีไศล',
        'ยังไม่ส่ง 2 บ้าน',
        'สมศรี',
        'ยังไม่ส่ง 1 จาก 3 บ้าน',
        'ยายคำปุ่น (H-0003)',
        'บ้านที่ยังไม่มีพี่เลี้ยง',
        '1 บ้าน',
        'ลุงสมาน (H-0004)',
      ].join('\n'),
    );
    const read = await AuditEntries.find({ deed: 'read-household' }).lean();
    expect(read.map(({ household }) => household).toSorted()).toEqual(['H-0003', 'H-0004']);
  });

  it('asks the primary mentor only, however many help', async () => {
    const helper = talker(on.bot);
    await mentor(helper.userId, 'H-0003');
    await Pairings.updateOne({ _id: `${helper.userId}:H-0003` }, { $set: { primary: false } });
    await People.updateOne({ _id: helper.userId }, { $set: { name: 'ผู้ช่วย' } });
    expect(await wichai.types('ยังไม่ส่ง บัวหุ่ง')).not.toContain('ผู้ช่วย');
  });

  it('leads the province from its districts to the mentors', async () => {
    expect(await province.types('ใครยังไม่ส่ง')).toContain(
      'อ.ขุขันธ์\nยังไม่ส่ง 1 จาก 1 บ้าน\nอ.ราษีไศล\nยังไม่ส่ง 2 จาก 4 บ้าน',
    );
    expect(await province.taps('ดูรายชื่อพี่เลี้ยง')).toContain('มาลี 0810000000');
  });

  it('is praised when nothing is missing', async () => {
    await report('H-0500', { met: 'phone' });
    expect(await province.types('ยังไม่ส่ง ขุขันธ์')).toBe('ส่งครบทุกบ้านแล้วสัปดาห์นี้ เยี่ยมมาก');
  });

  it('leads a mentor to her own households', async () => {
    expect(await on.somsri.types('ยังไม่ส่ง')).toContain('เลือกบ้านที่จะรายงาน');
    expect(on.somsri.sees()).toContain('ยายคำปุ่น');
  });

  it('is understood in English', async () => {
    await wichai.types('English');
    expect(await wichai.types('missing')).toContain('2 households missing');
    expect(await wichai.types('summary Rasi Salai')).toContain('2 of 4 (50%)');
  });
});

describe('เมนู', () => {
  it('holds everything that someone with two roles can turn to, in three steps', async () => {
    await People.updateOne(
      { _id: on.somsri.userId },
      {
        $set: {
          roles: ['mentor', 'officer', 'household'],
          officer: { level: 'province' },
          household: 'H-0001',
        },
      },
    );
    await on.somsri.types('เมนู');
    const first = on.somsri.sees();
    expect(first.length).toBeLessThanOrEqual(13);
    await on.somsri.taps('เมนูเพิ่มเติม');
    const second = on.somsri.sees();
    await on.somsri.taps('เมนูอื่น ๆ');
    const all = [...first, ...second, ...on.somsri.sees()];
    expect(all).toEqual(expect.arrayContaining(['รายงาน', 'คำแนะนำ', 'เรื่องด่วน', 'คำขอข้อมูล', 'ข้อมูลของฉัน']));
  });
});
