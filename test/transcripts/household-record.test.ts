import { describe, expect, it } from 'vitest';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let patcharee: Talker;

const on = transcript(async ({ userId }) => {
  await settle('H-0001', {
    indicators: [{ dimension: 'income', indicator: 'รายได้เฉลี่ยต่อคน', year: 2568 }],
    members: [{ name: 'ทองใบ', birthYear: 2498 }, { relation: 'หลาน' }],
    assets: [{ kind: 'land', note: 'นา 2 ไร่' }],
  });
  await settle('H-0500', { district: '3305', tambon: 'ห้วยเหนือ' });
  await mentor(userId, 'H-0001');
  patcharee = talker(on.bot);
  await officer(patcharee.userId, undefined, 'พัชรี');
});

describe('the record of a household', () => {
  it('shows an officer of its area all there is, and the look is in the log', async () => {
    await reportUpTo(on.somsri, 'sent');
    expect(await patcharee.types('บ้าน H-0001')).toBe(
      'ยายทองใบ (H-0001)\nที่อยู่: 12 ม.4 ต.บัวหุ่ง\nขั้น: อยู่รอด\nมิติที่ดูแลอยู่: สุขภาพ, รายได้\n' +
        'รายได้ 2568: รายได้เฉลี่ยต่อคน\nสมาชิก: ทองใบ 2498, หลาน\nทุนเดิม: ที่ดิน (นา 2 ไร่)\n' +
        'บันทึกใน TPMAP: ยังไม่บันทึก\nพี่เลี้ยง\nคู่บุญหลัก: สมศรี · ตั้งแต่ จ. 5 ม.ค. 69\n' +
        '4 สัปดาห์ล่าสุด\n' +
        'จ. 23 พ.ย. 69: ไปเยี่ยมบ้าน · สุขภาพ เหมือนเดิม · รายได้ ดีขึ้น · 300 บาท · ต่อไป: ปลูกผักบุ้งอีกแปลง\n' +
        'จ. 16 พ.ย. 69: ไม่มีรายงาน\nจ. 9 พ.ย. 69: ไม่มีรายงาน\nจ. 2 พ.ย. 69: ไม่มีรายงาน\n' +
        'ความช่วยเหลือ\nยังไม่มี',
    );
    expect(await AuditEntries.find({ deed: 'read-household' }).lean()).toMatchObject([
      { household: 'H-0001', details: { deed: 'see-household' } },
    ]);
  });

  it('is told apart from none only by those whose area it is', async () => {
    const nothing = 'ไม่พบบ้านรหัสนี้ในความดูแลของคุณ ตรวจรหัสอีกครั้ง เช่น บ้าน H-0123';
    expect(await patcharee.types('บ้าน H-0500')).toBe(nothing);
    expect(await patcharee.types('บ้าน H-9999')).toBe(nothing);
    expect(await AuditEntries.countDocuments({ deed: 'read-household' })).toBe(0);
  });

  it('is her own mentor’s to see, until the pairing ends', async () => {
    expect(await on.somsri.types('บ้าน H-0001')).toContain('ยายทองใบ (H-0001)');
    await Pairings.updateOne({ household: 'H-0001' }, { $set: { to: new Date('2026-11-20') } });
    expect(await on.somsri.types('บ้าน H-0001')).toContain('ไม่พบบ้านรหัสนี้');
  });

  it('reads the same in English', async () => {
    await patcharee.types('English');
    expect(await patcharee.types('household H-0001')).toContain(
      'Stage: Survive\nOpen dimensions: Health, Income',
    );
  });
});
