import { describe, expect, it } from 'vitest';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Households } from '../../src/models/household.ts';
import { LearningCentres } from '../../src/models/learning-centre.ts';
import { PlotShares } from '../../src/models/plot-share.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let nok: Talker;

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  await officer(nok.userId, undefined, 'นก');
});

const stored = () => Households.findById('H-0001').lean();

describe('ทุนเดิม', () => {
  it('is told by the mentor, kind by kind, and shown in the record', async () => {
    await on.somsri.types('บ้าน H-0001');
    expect(await on.somsri.taps('ทุนเดิม')).toBe('บ้าน ยายทองใบ มีทุนเดิมอะไรบ้าง เลือกได้หลายข้อ');
    await on.somsri.taps('ที่ดิน');
    await on.somsri.taps('ฝีมือ');
    expect(await on.somsri.taps('ครบแล้ว')).toBe('ที่ดิน: มีอะไรบ้าง เล่าสั้น ๆ');
    await on.somsri.types('ที่นา 2 ไร่');
    expect(await on.somsri.types('ข้าม')).toBe('บันทึกทุนเดิมแล้ว');
    expect(await stored()).toMatchObject({ assets: [{ kind: 'land', note: 'ที่นา 2 ไร่' }, { kind: 'skill' }] });
    expect(await nok.types('บ้าน H-0001')).toContain('ทุนเดิม: ที่ดิน (ที่นา 2 ไร่), ฝีมือ');
    expect(await AuditEntries.countDocuments({ deed: 'assets', household: 'H-0001' })).toBe(1);
  });

  it('keeps what was known where she skips, and loses words that are taken back', async () => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { assets: [{ kind: 'water', note: 'บ่อ 1 บ่อ' }] } });
    await on.somsri.types('บ้าน H-0001');
    await on.somsri.taps('ทุนเดิม');
    await on.somsri.types('น้ำ สัตว์');
    await on.somsri.types('ข้าม');
    await on.somsri.types('ไก่ 10 ตัว');
    expect(await stored()).toMatchObject({
      assets: [
        { kind: 'water', note: 'บ่อ 1 บ่อ' },
        { kind: 'animals', note: 'ไก่ 10 ตัว' },
      ],
    });
    await on.somsri.unsends(on.somsri.lastMessage());
    expect(JSON.stringify(await stored())).not.toContain('ไก่');
  });

  it('may be nothing yet', async () => {
    await on.somsri.types('บ้าน H-0001');
    await on.somsri.taps('ทุนเดิม');
    expect(await on.somsri.taps('ยังไม่มี')).toBe('บันทึกทุนเดิมแล้ว');
    expect(await stored()).toMatchObject({ assets: [], assetsAskedAt: expect.any(Date) as Date });
  });
});

async function addsCentre(): Promise<string> {
  await nok.types('ศูนย์เรียนรู้');
  await nok.taps('เพิ่มศูนย์เรียนรู้');
  await nok.types('สวนพ่อบุญ');
  await nok.types('บุญมา');
  await nok.taps('บัวหุ่ง');
  await nok.types('ปลูกผัก, เลี้ยงไก่ และทำปุ๋ย');
  return nok.types('สิบคน');
}

describe('ศูนย์เรียนรู้', () => {
  it('is added by an officer and found by those near it', async () => {
    expect(await addsCentre()).toContain('เพิ่มศูนย์เรียนรู้แล้ว');
    expect(await on.somsri.types('ศูนย์เรียนรู้')).toBe(
      'ศูนย์เรียนรู้ใกล้คุณ\nสวนพ่อบุญ\nต.บัวหุ่ง อ.ราษีไศล\nเจ้าของ บุญมา\n' +
        'เรียนรู้: ปลูกผัก, เลี้ยงไก่, ทำปุ๋ย\nรับได้ครั้งละ 10 คน',
    );
    expect(on.somsri.sees()).not.toContain('ปิดศูนย์นี้');
    const far = talker(on.bot);
    await officer(far.userId, { level: 'district', district: '3305' }, 'ไกล');
    expect(await far.types('ศูนย์เรียนรู้')).toBe('ยังไม่มีศูนย์เรียนรู้ในพื้นที่นี้');
  });

  it('is closed by an officer of its area only', async () => {
    await addsCentre();
    await nok.types('ศูนย์เรียนรู้');
    expect(await nok.taps('ปิดศูนย์นี้')).toBe('ปิดศูนย์เรียนรู้แล้ว');
    expect(await nok.types('ศูนย์เรียนรู้')).toBe('ยังไม่มีศูนย์เรียนรู้ในพื้นที่นี้');
  });

  it('loses the name that its officer takes back', async () => {
    await nok.types('ศูนย์เรียนรู้');
    await nok.taps('เพิ่มศูนย์เรียนรู้');
    await nok.types('สวนพ่อบุญ');
    await nok.types('บุญมา');
    const owner = nok.lastMessage();
    await nok.taps('บัวหุ่ง');
    await nok.types('ปลูกผัก');
    await nok.types('5');
    await nok.unsends(owner);
    expect(await LearningCentres.find().lean()).toMatchObject([{ name: 'สวนพ่อบุญ', ownerName: '-' }]);
  });
});

describe('แปลงแบ่งปัน', () => {
  it('is recorded in ไร่ งาน วา, opens its activity in reports, and can be ended', async () => {
    await addsCentre();
    await on.somsri.types('บ้าน H-0001');
    expect(await on.somsri.taps('แปลงแบ่งปัน')).toBe('แปลงแบ่งปันของบ้าน ยายทองใบ\nยังไม่ได้ใช้แปลงแบ่งปัน');
    expect(await on.somsri.taps('เพิ่มแปลง')).toBe('ใช้แปลงของที่ไหน');
    await on.somsri.taps('สวนพ่อบุญ');
    expect(await on.somsri.types('กว้างดี')).toContain('แบ่งพื้นที่ให้เท่าไร');
    expect(await on.somsri.types('1 งาน 50 วา')).toContain('เข้าใจว่า 1 งาน 50 ตร.ว.');
    expect(await on.somsri.taps('บันทึก')).toBe('บันทึกแปลงแบ่งปันแล้ว');
    expect(await PlotShares.find().lean()).toMatchObject([{ household: 'H-0001', wa2: 150 }]);
    expect(await stored()).toMatchObject({ sharesPlot: true });
    expect(await on.somsri.taps('แปลงแบ่งปัน')).toContain(
      'สวนพ่อบุญ\nเจ้าของ บุญมา\n1 งาน 50 ตร.ว. · ตั้งแต่ อ. 24 พ.ย. 69',
    );
    expect(await on.somsri.taps('เลิกใช้แปลงนี้')).toContain('ยังไม่ได้ใช้แปลงแบ่งปัน');
    expect(await stored()).toMatchObject({ sharesPlot: false });
    expect(await AuditEntries.countDocuments({ deed: 'plot', household: 'H-0001' })).toBe(2);
  });

  it('needs a learning centre in the district', async () => {
    await on.somsri.types('บ้าน H-0001');
    await on.somsri.taps('แปลงแบ่งปัน');
    expect(await on.somsri.taps('เพิ่มแปลง')).toBe('ในอำเภอนี้ยังไม่มีศูนย์เรียนรู้ที่แบ่งแปลงได้');
  });
});
