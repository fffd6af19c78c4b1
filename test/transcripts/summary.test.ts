import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { Households } from '../../src/models/household.ts';
import { Reports } from '../../src/models/report.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const sent = async () => (await Reports.findById('2026-W48:H-0001').lean())?.answers;
const step = async () => (await Conversations.findById(on.somsri.userId).lean())?.current?.step;

const QUIET = {
  met: 'visit',
  metOn: '2026-11-23',
  urgent: 'none',
  activities: ['vegetables'],
  'dimension:health': 'same',
  'dimension:income': 'better',
  baht: 300,
  obstacle: 'none',
  plan: 'ปลูกผักบุ้งอีกแปลง',
  photos: [],
};

describe('the summary', () => {
  it.each([
    ['การพบ', 'โทรคุย', 'แก้แล้ว · การพบ: โทรคุย', { met: 'phone' }],
    ['วันที่พบ', 'วันนี้', 'แก้แล้ว · วันที่พบ: อ. 24 พ.ย. 69', { metOn: '2026-11-24' }],
    ['ด้านสุขภาพ', 'ดีขึ้น', 'แก้แล้ว · ด้านสุขภาพ: ดีขึ้น', { 'dimension:health': 'better' }],
    ['ด้านรายได้', 'ไม่ได้ดู', 'แก้แล้ว · ด้านรายได้: ไม่ได้ดู', { 'dimension:income': 'not-seen' }],
    ['เงินที่ได้/ประหยัด', '>พันสอง', 'แก้แล้ว · เงินที่ได้/ประหยัด: 1,200 บาท', { baht: 1200 }],
    ['สัปดาห์หน้า', '>ขายไข่ไก่', 'แก้แล้ว · สัปดาห์หน้า: ขายไข่ไก่', { plan: 'ขายไข่ไก่' }],
  ])('a tap on "%s" changes just that line, and says so', async (line, said, told, change) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    await somsri.taps(line);
    const heard = said.startsWith('>') ? await somsri.types(said.slice(1)) : await somsri.taps(said);
    expect(heard).toMatch(new RegExp(`^${told}\\nสรุปบ้าน ยายทองใบ\\n`, 'u'));
    await somsri.taps('ส่งรายงาน');
    expect(await sent()).toEqual({ ...QUIET, ...change });
  });

  it('several chosen before are still chosen when their line is tapped', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    expect(await somsri.taps('กิจกรรม')).toContain('เลือกแล้ว: ปลูกผัก');
    await somsri.taps('ออมเงิน');
    expect(await somsri.taps('ครบแล้ว')).toContain('แก้แล้ว · กิจกรรม: ปลูกผัก, ออมเงิน');
    await somsri.taps('ส่งรายงาน');
    expect(await sent()).toEqual({ ...QUIET, activities: ['vegetables', 'saving'] });
  });

  it('what follows from a changed line is asked before she is back', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    await somsri.taps('ติดขัด');
    expect(await somsri.taps('ความรู้/ทักษะ')).toBe('อยากให้ช่วยอะไร');
    expect(await somsri.taps('ฝึกอาชีพ')).toContain('ขอให้ช่วย: ฝึกอาชีพ');
  });

  it('a line left as it was says nothing of a change', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    await somsri.taps('ด้านสุขภาพ');
    expect(await somsri.taps('เหมือนเดิม')).toMatch(/^สรุปบ้าน/u);
    await somsri.taps('เงินที่ได้/ประหยัด');
    expect(await somsri.types('ย้อนกลับ')).toMatch(/^สรุปบ้าน/u);
    await somsri.taps('เงินที่ได้/ประหยัด');
    expect(await somsri.types('ข้าม')).toContain('เงินที่ได้/ประหยัด: 300 บาท');
    expect(await step()).toBe('summary');
  });

  it('"แก้ไข" lists the lines', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    expect(await somsri.taps('แก้ไข')).toBe('อยากแก้บรรทัดไหน');
    expect(somsri.sees()).toEqual([
      'การพบ',
      'วันที่พบ',
      'เรื่องด่วน',
      'กิจกรรม',
      'ด้านสุขภาพ',
      'ด้านรายได้',
      'เงินที่ได้/ประหยัด',
      'ติดขัด',
      'สัปดาห์หน้า',
      'รูปภาพ',
    ]);
    expect(await somsri.taps('ติดขัด')).toContain('ติดขัดเรื่องไหนมากที่สุด');
  });

  it('more lines than LINE shows buttons stand in the text with numbers', async () => {
    const { somsri } = on;
    const five = ['health', 'living', 'education', 'income', 'services'];
    await Households.updateOne({ _id: 'H-0001' }, { $set: { openDimensions: five } });
    await reportUpTo(somsri, 'health');
    for (const dimension of five) {
      await somsri.taps('แย่ลง');
      await somsri.types(`แย่ลงเรื่อง ${dimension}`);
    }
    await reportUpTo(somsri, 'summary', 'baht');
    const lines = (await somsri.taps('แก้ไข')).split('\n');
    expect(lines).toHaveLength(19);
    expect(somsri.sees()).toHaveLength(13);
    expect(lines[16]).toBe('16. ติดขัด');
    expect(await somsri.types('16')).toContain('ติดขัดเรื่องไหนมากที่สุด');
  });

  it.each(['ส่งรายงาน', 'ใช่', 'ถูกต้องค่ะ', 'ส่งเลย', 'โอเค', '👍'])('is sent by typing: %s', async (typed) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    expect(await somsri.types(typed)).toContain('รับแล้ว เลขที่ 69/48-H-0001');
    expect(await sent()).toEqual(QUIET);
  });

  it('is sent by a thumb up', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    const sticker = { type: 'sticker', packageId: '11537', stickerId: '52002735', keywords: ['thumbs up'] };
    expect(await somsri.sends(sticker)).toContain('รับแล้ว');
  });

  it.each([
    ['แก้ไข', 'อยากแก้บรรทัดไหน'],
    ['ไม่ใช่', 'อยากแก้บรรทัดไหน'],
    ['ยังไม่ถูก', 'อยากแก้บรรทัดไหน'],
    ['แก้กิจกรรม', 'ทำอะไรบ้าง'],
    ['เงินที่ได้/ประหยัด', 'กี่บาท'],
    ['ข้อ 9', 'สัปดาห์หน้าจะทำอะไร'],
    ['ได้ 500 บาท', 'แตะ ส่งรายงาน ถ้าถูกต้อง'],
    ['ไปแก้วันที่หน่อย', 'แตะ ส่งรายงาน ถ้าถูกต้อง'],
    ['อากาศดี', 'แตะ ส่งรายงาน ถ้าถูกต้อง'],
  ])('is not sent by typing: %s', async (typed, heard) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    expect(await somsri.types(typed)).toContain(heard);
    expect(await sent()).toBeUndefined();
  });

  it('is kept for later', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    expect(await somsri.taps('เก็บไว้ก่อน')).toContain('พักไว้แล้ว คำตอบยังอยู่ครบ');
    expect(await sent()).toBeUndefined();
    expect(await somsri.taps('ทำต่อ')).toContain('สรุปบ้าน ยายทองใบ');
    await somsri.taps('ส่งรายงาน');
    expect(await sent()).toEqual(QUIET);
  });

  it('may be sent from its card while a line is being changed', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    await somsri.taps('เงินที่ได้/ประหยัด');
    expect(await somsri.taps('ด้านสุขภาพ')).toContain('ด้านสุขภาพ');
    expect(await somsri.taps('ส่งรายงาน')).toContain('รับแล้ว');
    expect(await sent()).toEqual(QUIET);
  });

  it('is not sent from its card while something is still to be asked', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    await somsri.taps('ติดขัด');
    await somsri.taps('ความรู้/ทักษะ');
    expect(await somsri.taps('ส่งรายงาน')).toContain('ปุ่มนี้เป็นของเก่า');
    expect(await sent()).toBeUndefined();
  });

  it('a slip to "not met" and back costs no answer', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    await somsri.taps('การพบ');
    await somsri.taps('ยังไม่ได้พบ');
    expect(await somsri.taps('ไม่อยู่บ้าน')).not.toContain('กิจกรรม');
    await somsri.taps('การพบ');
    expect(await somsri.taps('ไปเยี่ยมบ้าน')).toContain('กิจกรรม: ปลูกผัก');
    await somsri.taps('ส่งรายงาน');
    expect(await sent()).toEqual(QUIET);
  });

  it('shows and stores what looks like a template as it was typed', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    const plan = 'ปลูก {{today}} $t(cancelled) {{- x}}';
    await somsri.types(plan);
    expect(await somsri.taps('ไม่มีรูป')).toContain(`สัปดาห์หน้า: ${plan}`);
    await somsri.taps('สัปดาห์หน้า');
    expect(await somsri.types('$t(paused) {{household}}')).toContain(
      'แก้แล้ว · สัปดาห์หน้า: $t(paused) {{household}}',
    );
  });
});
