import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { transcript } from '../support/transcript.ts';

const on = transcript();

describe('a mentor reports a week', () => {
  it('from the first word to the number of the report', async () => {
    const { somsri } = on;
    expect(await somsri.types('รายงาน')).toBe('สัปดาห์นี้เหลือรายงาน 1 บ้าน เริ่มที่บ้าน ยายทองใบ ม.4 ไหม');
    expect(somsri.sees()).toEqual(['เริ่มเลย', 'ไว้ก่อน']);
    expect(await somsri.taps('เริ่มเลย')).toBe('บ้าน ยายทองใบ · ข้อ 1 จาก 8\nได้พบหรือคุยกับบ้านนี้ไหม');
    expect(await somsri.taps('ไปเยี่ยมบ้าน')).toBe('บ้าน ยายทองใบ · ข้อ 2 จาก 8\nพบกันวันไหน');
    expect(somsri.sees()).toEqual(['วันนี้', 'เมื่อวาน', 'เลือกวันที่']);
    expect(await somsri.types('วันอาทิตย์')).toMatch(
      /^เข้าใจว่า อา\. 22 พ\.ย\. 69\n.*ข้อ 3 จาก 8\nมีเรื่องต้องช่วยด่วนไหม$/u,
    );
    expect(await somsri.taps('ไม่มี')).toContain('ทำอะไรบ้าง');
    expect(await somsri.taps('ปลูกผัก')).toBe('เลือกแล้ว: ปลูกผัก\nเลือกเพิ่มได้ หรือแตะ ครบแล้ว');
    await somsri.taps('เลี้ยงสัตว์');
    expect(await somsri.taps('ครบแล้ว')).toContain('ด้านสุขภาพ เทียบสัปดาห์ก่อนเป็นอย่างไร');
    expect(await somsri.taps('เหมือนเดิม')).toContain('ด้านรายได้');
    expect(await somsri.taps('ดีขึ้น')).toContain('กี่บาท');
    expect(await somsri.types('พันห้า')).toContain('เข้าใจว่า 1,500 บาท');
    expect(await somsri.taps('ไม่ติดขัด')).toContain('สัปดาห์หน้า');
    expect(await somsri.types('ปลูกผักบุ้งอีกแปลง')).toContain('ส่งรูปได้');
    expect((await somsri.taps('ไม่มีรูป')).split('\n')).toEqual([
      'สรุปบ้าน ยายทองใบ',
      'การพบ: ไปเยี่ยมบ้าน',
      'วันที่พบ: อา. 22 พ.ย. 69',
      'เรื่องด่วน: ไม่มี',
      'กิจกรรม: ปลูกผัก, เลี้ยงสัตว์',
      'ด้านสุขภาพ: เหมือนเดิม',
      'ด้านรายได้: ดีขึ้น',
      'เงินที่ได้/ประหยัด: 1,500 บาท',
      'ติดขัด: ไม่ติดขัด',
      'สัปดาห์หน้า: ปลูกผักบุ้งอีกแปลง',
      'รูปภาพ: ไม่มีรูป',
      'ถูกต้องไหม แตะบรรทัดที่อยากแก้ได้',
    ]);
    // Nobody of the household is on LINE, so she is given its advice to read to it.
    const heard = (await somsri.taps('ส่งรายงาน')).split('\n');
    expect(heard[0]).toMatch(/^🌱 /u);
    expect(heard[1]).toBe('ฝากอ่านให้บ้าน ยายทองใบ ฟัง');
    expect(heard.at(-1)).toBe('รับแล้ว เลขที่ 69/48-H-0001 ครบทุกบ้านแล้ว เยี่ยมมาก พบกันสัปดาห์หน้า');
    const reports = await Reports.find().lean();
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      _id: '2026-W48:H-0001',
      mentor: somsri.userId,
      answers: {
        met: 'visit',
        metOn: '2026-11-22',
        urgent: 'none',
        activities: ['vegetables', 'animals'],
        'dimension:health': 'same',
        'dimension:income': 'better',
        baht: 1500,
        obstacle: 'none',
        plan: 'ปลูกผักบุ้งอีกแปลง',
        photos: [],
      },
      unchanged: [],
      revisions: [],
      additions: [],
    });
    expect(await UrgentCases.countDocuments()).toBe(0);
    expect(await HelpRequests.countDocuments()).toBe(0);
    expect(await Conversations.findById(somsri.userId).lean()).toMatchObject({ current: null, drafts: [] });
  });

  it('by typing everything, as on a computer that shows no buttons', async () => {
    const { somsri } = on;
    const said = ['รายงาน', 'เริ่มเลย', '1', 'เมื่อวานค่ะ', 'ไม่มี', 'ปลูกผัก กับ ทำปุ๋ย', 'เท่าเดิม', '๑'];
    for (const text of said) await somsri.types(text);
    await somsri.types('ได้ 350 บาทค่ะ');
    await somsri.types('ไม่มี');
    await somsri.types('เก็บฟางคลุมแปลง');
    expect(await somsri.types('ไม่มีรูปค่ะ')).toContain('สรุปบ้าน');
    expect(await somsri.types('ใช่ค่ะ')).toContain('รับแล้ว');
    const report = await Reports.findById('2026-W48:H-0001').lean();
    expect(report?.answers).toMatchObject({
      met: 'visit',
      metOn: '2026-11-23',
      activities: ['vegetables', 'compost'],
      'dimension:health': 'same',
      'dimension:income': 'better',
      baht: 350,
      obstacle: 'none',
      plan: 'เก็บฟางคลุมแปลง',
    });
  });
});
