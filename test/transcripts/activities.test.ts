import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { Households } from '../../src/models/household.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const answer = async (key: string) =>
  (await Conversations.findById(on.somsri.userId).lean())?.current?.answers[key];

describe('what a household did', () => {
  it('is tapped one by one, and a second tap takes it out', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'activities');
    await somsri.taps('ปลูกผัก');
    expect(somsri.sees()).toEqual([
      'ครบแล้ว',
      '✓ ปลูกผัก',
      'เลี้ยงสัตว์',
      'ทำปุ๋ย',
      'เก็บน้ำ/ขุดหนอง',
      'จดบัญชี',
      'ออมเงิน',
      'ฝึกอาชีพ/เรียน',
      'จัดบ้าน/แยกขยะ',
      'ไม่ได้ทำ',
    ]);
    await somsri.taps('ออมเงิน');
    expect(await somsri.taps('ปลูกผัก')).toContain('เลือกแล้ว: ออมเงิน\n');
    await somsri.taps('ครบแล้ว');
    expect(await answer('activities')).toEqual(['saving']);
  });

  it('all taken out again is as if nothing had been chosen', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'activities');
    await somsri.taps('ปลูกผัก');
    expect(await somsri.taps('ปลูกผัก')).toContain('สัปดาห์นี้บ้านนี้ทำอะไรบ้าง');
    expect(await somsri.taps('ครบแล้ว')).toContain('ยังไม่ได้เลือก ขอแตะอย่างน้อย 1 ข้อ');
  });

  it.each([
    ['1 3', ['vegetables', 'compost']],
    ['๑,๖', ['vegetables', 'saving']],
    ['ปลูกผัก เลี้ยงสัตว์', ['vegetables', 'animals']],
    ['ทำปุ๋ยกับจดบัญชีค่ะ', ['compost', 'accounts']],
    ['ปลุกผัก และ ออมเงิน', ['vegetables', 'saving']],
  ])('is typed at once: %s', async (typed, chosen) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'activities');
    expect(await somsri.types(typed)).toContain('เข้าใจว่า ');
    expect(await answer('activities')).toEqual(chosen);
  });

  it('one more word while choosing adds to it, and "done" may be typed', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'activities');
    await somsri.taps('ปลูกผัก');
    expect(await somsri.types('ทำปุ๋ย')).toContain('เลือกแล้ว: ปลูกผัก, ทำปุ๋ย');
    expect(await somsri.types('ครบแล้วค่ะ')).toContain('ด้านสุขภาพ');
  });

  it('"nothing" stands alone', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'activities');
    await somsri.taps('ปลูกผัก');
    expect(await somsri.taps('ไม่ได้ทำ')).toContain('เลือก ไม่ได้ทำ กับข้ออื่นพร้อมกันไม่ได้ ขอเลือกใหม่');
    expect(await somsri.types('ปลูกผัก กับ ไม่ได้ทำ')).toContain('พร้อมกันไม่ได้');
    await somsri.taps('ปลูกผัก');
    await somsri.taps('ไม่ได้ทำ');
    expect(await answer('activities')).toEqual(['none']);
  });

  it('includes the shared plot only where there is one', async () => {
    const { somsri } = on;
    await Households.updateOne({ _id: 'H-0001' }, { $set: { sharesPlot: true } });
    await reportUpTo(somsri, 'activities');
    expect(somsri.sees()).toContain('ใช้แปลงแบ่งปัน');
    await somsri.types('แปลงแบ่งปัน');
    expect(await answer('activities')).toEqual(['shared-plot']);
  });
});

describe('how the open dimensions are', () => {
  it('worse: she is asked what, in her own words', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'health');
    expect(await somsri.taps('แย่ลง')).toBe('แย่ลงเรื่องใด เล่าสั้น ๆ');
    expect(await somsri.types('ยาหมดแล้วยังไม่ได้ไปรับ')).toContain('ด้านรายได้');
    expect(await answer('worse:health')).toBe('ยาหมดแล้วยังไม่ได้ไปรับ');
    await reportUpTo(somsri, 'summary', 'income');
    expect(somsri.sees()).toEqual([]);
    expect(on.bot.line.sent.at(-1)?.messages[0]?.altText).toContain('สุขภาพ: แย่ลงเพราะ: ยาหมดแล้วยังไม่ได้ไปรับ');
  });

  it('changed to better, the story goes; changed back, it is there again', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'health');
    await somsri.taps('แย่ลง');
    await somsri.types('ยาหมด');
    await reportUpTo(somsri, 'summary', 'income');
    await somsri.taps('ด้านสุขภาพ');
    expect(await somsri.taps('ดีขึ้น')).not.toContain('ยาหมด');
    await somsri.taps('ด้านสุขภาพ');
    expect(await somsri.taps('แย่ลง')).toContain('ยาหมด');
  });

  it('"same as before" in its ways of being said', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'health');
    await somsri.types('เท่าเดิม');
    await somsri.types('คือเก่า');
    expect(await answer('dimension:health')).toBe('same');
    expect(await answer('dimension:income')).toBe('same');
  });

  it('none is asked about when none is open', async () => {
    const { somsri } = on;
    await Households.updateOne({ _id: 'H-0001' }, { $set: { openDimensions: [] } });
    expect(await reportUpTo(somsri, 'health')).toContain('กี่บาท');
  });

  it('each of five is asked about, in the order of the programme', async () => {
    const { somsri } = on;
    const five = ['health', 'living', 'education', 'income', 'services'];
    await Households.updateOne({ _id: 'H-0001' }, { $set: { openDimensions: five } });
    const asked = [await reportUpTo(somsri, 'health')];
    for (let more = 0; more < 5; more++) asked.push(await somsri.taps('ไม่ได้ดู'));
    expect(asked.map((heard) => /ด้าน(\S+) เทียบ/u.exec(heard)?.[1])).toEqual([
      'สุขภาพ',
      'ความเป็นอยู่',
      'การศึกษา',
      'รายได้',
      'การเข้าถึงบริการภาครัฐ',
      undefined,
    ]);
  });

  it('a dimension that closes while she reports is not asked about, and the rest goes on', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'health');
    await Households.updateOne({ _id: 'H-0001' }, { $set: { openDimensions: ['income'] } });
    expect(await somsri.taps('เหมือนเดิม')).toBe('บ้าน ยายทองใบ · ข้อ 5 จาก 8\nด้านรายได้ เทียบสัปดาห์ก่อนเป็นอย่างไร');
  });
});
