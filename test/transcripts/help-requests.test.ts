import { describe, expect, it } from 'vitest';
import { DAY, moveClock } from '../../src/clock.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Reports } from '../../src/models/report.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let patcharee: Talker;
let anan: Talker;

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await mentor(userId, 'H-0001');
  patcharee = talker(on.bot);
  anan = talker(on.bot);
  await officer(patcharee.userId, undefined, 'พัชรี');
  await officer(anan.userId, undefined, 'อนันต์');
});

/** Somsri's report asks for seeds. */
async function asksForSeeds(): Promise<void> {
  const { somsri, bot } = on;
  await somsri.types('รายงาน');
  for (const label of ['เริ่มเลย', 'ไปเยี่ยมบ้าน', 'เมื่อวาน', 'ไม่มี', 'ปลูกผัก', 'ครบแล้ว', 'ดีขึ้น'])
    await somsri.taps(label);
  await somsri.types('300');
  for (const label of ['ที่ดิน น้ำ ทุน ของ', 'เมล็ดพันธุ์/กล้า']) await somsri.taps(label);
  await somsri.types('ปลูกผักบุ้งอีกแปลง');
  for (const label of ['ไม่มีรูป', 'ส่งรายงาน']) await somsri.taps(label);
  await bot.pushed();
}

const requests = () => HelpRequests.find().lean();

describe('help from the aid menu', () => {
  it('is requested with its type and lead agency, and the officers hear of it once', async () => {
    await asksForSeeds();
    expect(await requests()).toMatchObject([
      {
        kind: 'aid',
        item: 'seeds',
        dimension: 'income',
        type: 'development',
        agency: 'สำนักงานพัฒนาชุมชนจังหวัด (สพจ.)',
        status: 'requested',
        district: '3309',
        tambon: 'บัวหุ่ง',
      },
    ]);
    expect(patcharee.hears()).toBe('มีคำขอใหม่ 1 เรื่องในพื้นที่ของคุณ');
    expect(await patcharee.taps('คำขอความช่วยเหลือ')).toBe(
      'คำขอความช่วยเหลือ\nรอรับ 1 · กำลังทำ 0 · รอยืนยันผล 0\nเมล็ดพันธุ์/กล้า\n' +
        'บ้าน: ยายทองใบ (H-0001) 12 ม.4 ต.บัวหุ่ง\nผู้ขอ: สมศรี\nขอเมื่อ: อ. 24 พ.ย. 69\nประเภท: พัฒนา\n' +
        'หน่วยงานหลัก: สำนักงานพัฒนาชุมชนจังหวัด (สพจ.)\nสถานะ: รอรับเรื่อง',
    );
  });

  it('is accepted, delivered, and verified by whoever asked', async () => {
    await asksForSeeds();
    await patcharee.types('คำขอ');
    await anan.types('คำขอ');
    expect(await patcharee.taps('รับเรื่อง')).toBe('รับเรื่องแล้ว บอกผู้ขอให้แล้ว');
    expect(await anan.taps('รับเรื่อง')).toBe('เรื่องนี้ พัชรี รับไว้ก่อนแล้ว');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เรื่องที่ขอไว้ เจ้าหน้าที่ พัชรี รับเรื่องแล้ว จะติดต่อกลับ');
    await patcharee.types('คำขอ');
    await patcharee.taps('ส่งมอบแล้ว');
    await on.bot.pushed();
    expect(on.somsri.sees()).toEqual(['ได้รับแล้ว', 'ยังไม่ได้รับ']);
    expect(await on.somsri.taps('ได้รับแล้ว')).toBe('บันทึกแล้ว ดีใจด้วย');
    expect(await requests()).toMatchObject([
      {
        status: 'verified',
        history: [{ status: 'accepted' }, { status: 'delivered' }, { status: 'verified' }],
      },
    ]);
    expect(await patcharee.types('คำขอ')).toBe('ไม่มีคำขอความช่วยเหลือค้างอยู่');
  });

  it('that has not arrived goes back to the officers', async () => {
    await asksForSeeds();
    await patcharee.types('คำขอ');
    await patcharee.taps('รับเรื่อง');
    await patcharee.types('คำขอ');
    await patcharee.taps('ส่งมอบแล้ว');
    await on.bot.pushed();
    expect(await on.somsri.taps('ยังไม่ได้รับ')).toBe('บอกเจ้าหน้าที่แล้วว่ายังไม่ได้รับ จะตามให้');
    await on.bot.pushed();
    expect(anan.hears()).toContain('มีผู้ขอบอกว่ายังไม่ได้รับของที่ส่งมอบ 1 เรื่อง');
    expect(await requests()).toMatchObject([{ status: 'accepted' }]);
  });

  it('that cannot be done is declined with a reason, which she reads', async () => {
    await asksForSeeds();
    await patcharee.types('คำขอ');
    await patcharee.taps('ทำให้ไม่ได้');
    expect(await patcharee.types('ปีนี้กล้าหมดแล้ว')).toBe('บันทึกแล้ว บอกเหตุผลกับผู้ขอให้แล้ว');
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เรื่องที่ขอไว้ยังทำให้ไม่ได้ เหตุผล: ปีนี้กล้าหมดแล้ว');
  });

  it('is passed on to an agency, with a note that the next one reads', async () => {
    await asksForSeeds();
    await patcharee.types('คำขอ');
    await patcharee.taps('ส่งต่อหน่วยงาน');
    await patcharee.taps('พมจ.');
    expect(await patcharee.types('ติดต่อพี่เลี้ยงก่อนไป')).toBe('บันทึกการส่งต่อแล้ว บอกผู้ขอให้แล้ว');
    expect(await anan.types('คำขอ')).toContain(
      'สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด (พมจ.) · ติดต่อพี่เลี้ยงก่อนไป',
    );
  });
});

describe('a wish to talk', () => {
  it('is seen by the officers, who say when they have talked', async () => {
    await on.somsri.types('คุยกับเจ้าหน้าที่');
    await on.bot.pushed();
    expect(await patcharee.taps('คำขอความช่วยเหลือ')).toContain('ขอคุยกับเจ้าหน้าที่');
    expect(await patcharee.taps('คุยแล้ว')).toBe('บันทึกว่าเรียบร้อยแล้ว');
    expect(await requests()).toMatchObject([{ kind: 'talk', status: 'verified' }]);
  });
});

describe('a correction that came after its week had closed', () => {
  it('is put into the report by an officer, and the mentor hears it', async () => {
    await Reports.create({
      _id: '2026-W48:H-0001',
      household: 'H-0001',
      week: '2026-W48',
      mentor: on.somsri.userId,
      submittedAt: new Date('2026-11-24T02:00:00Z'),
      answers: { met: 'visit', baht: 300 },
    });
    await HelpRequests.create({
      _id: 'late:e1',
      person: on.somsri.userId,
      household: 'H-0001',
      district: '3309',
      tambon: 'บัวหุ่ง',
      kind: 'late-correction',
      details: {
        report: '2026-W48:H-0001',
        mode: 'amend',
        answers: { met: 'visit', baht: 3000 },
        sources: {},
        photos: [],
        unchanged: [],
      },
      status: 'requested',
      requestedAt: new Date('2026-11-30T02:00:00Z'),
    });
    moveClock(7 * DAY);
    expect(await patcharee.types('คำขอ')).toContain('ขอแก้รายงานย้อนหลัง\nแก้: เงินที่ได้/ประหยัด');
    expect(await patcharee.taps('ใช้คำแก้นี้')).toBe('บันทึกว่าเรียบร้อยแล้ว');
    await patcharee.hearsAfter(patcharee.tapEvent('ใช้คำแก้นี้'));
    expect(await Reports.find().lean()).toMatchObject([
      { answers: { baht: 3000 }, revisions: [{ answers: { baht: 300 } }] },
    ]);
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('เจ้าหน้าที่แก้รายงานย้อนหลังให้ตามที่ขอแล้ว');
  });
});
