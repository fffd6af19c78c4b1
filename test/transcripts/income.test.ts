import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const baht = async () => (await Conversations.findById(on.somsri.userId).lean())?.current?.answers['baht'];

describe('what was earned or saved', () => {
  it.each([
    ['1,500', 1500, '1,500 บาท'],
    ['๑๕๐๐', 1500, '1,500 บาท'],
    ['พันห้า', 1500, '1,500 บาท'],
    ['ขายผักได้ 350 บาทจ้า', 350, '350 บาท'],
    ['สองร้อยห้าสิบ', 250, '250 บาท'],
    ['20000', 20_000, '20,000 บาท'],
    ['120.50', 120.5, '120.5 บาท'],
    ['0', 0, '0 บาท'],
  ])('typed: %s', async (typed, value, shown) => {
    await reportUpTo(on.somsri, 'baht');
    expect(await on.somsri.types(typed)).toMatch(new RegExp(`^เข้าใจว่า ${shown}\n`, 'u'));
    expect(await baht()).toBe(value);
  });

  it.each([
    ['ไม่มี', 0],
    ['ไม่ทราบ', 'unknown'],
  ])('tapped: %s', async (label, value) => {
    await reportUpTo(on.somsri, 'baht');
    expect(await on.somsri.taps(label)).toContain('ติดขัดเรื่องไหนมากที่สุด');
    expect(await baht()).toBe(value);
  });

  it.each([
    ['200-300', 'ใช้ 200 บาท ได้ไหม', 200],
    ['ประมาณ 500', 'ใช้ 500 บาท ได้ไหม', 500],
    ['ขายไก่ 300 กับไข่ 120', 'รวมเป็น 420 บาท ใช่ไหม', 420],
    ['สามหมื่น', '30,000 บาท ใช่ไหม', 30_000],
    ['20,001', '20,001 บาท ใช่ไหม', 20_001],
  ])('asked about first: %s', async (typed, question, value) => {
    await reportUpTo(on.somsri, 'baht');
    expect(await on.somsri.types(typed)).toBe(question);
    expect(await baht()).toBeUndefined();
    await on.somsri.taps('ใช่');
    expect(await baht()).toBe(value);
  });

  it('told by the day, she is asked for the week', async () => {
    await reportUpTo(on.somsri, 'baht');
    expect(await on.somsri.types('วันละ 100')).toContain('ถ้าไม่ใช่ พิมพ์ยอดรวมได้เลย');
    expect(await on.somsri.types('700')).toContain('เข้าใจว่า 700 บาท');
  });

  it('"a hundred five" may be two things', async () => {
    await reportUpTo(on.somsri, 'baht');
    expect(await on.somsri.types('ร้อยห้า')).toBe('หมายถึงข้อไหน');
    const [first] = on.somsri.sees();
    expect(on.somsri.sees()).toHaveLength(2);
    await on.somsri.taps(first!);
    expect([105, 150]).toContain(await baht());
  });

  it('a doubt is answered by a thumb up, and by "no"', async () => {
    await reportUpTo(on.somsri, 'baht');
    await on.somsri.types('ประมาณ 500');
    expect(await on.somsri.types('ไม่ใช่ค่ะ')).toContain('ไม่เป็นไร ขอใหม่อีกครั้ง');
    await on.somsri.types('ประมาณ 400');
    await on.somsri.sends({ type: 'sticker', packageId: '1', stickerId: '2', keywords: ['OK', 'thumbs up'] });
    expect(await baht()).toBe(400);
  });

  it('a doubt that is left is not answered by a later yes', async () => {
    await reportUpTo(on.somsri, 'baht');
    await on.somsri.types('ประมาณ 500');
    await on.somsri.types('ช่วย');
    expect(await on.somsri.types('ใช่')).toContain('กี่บาท');
    expect(await baht()).toBeUndefined();
  });

  it('vague three times: an example, then ways out', async () => {
    await reportUpTo(on.somsri, 'baht');
    expect(await on.somsri.types('นิดหน่อย')).toContain('ขอเป็นตัวเลขหรือคำที่ชัดขึ้นอีกนิด');
    expect(await on.somsri.types('ก็หลายอยู่')).toContain('ขอเป็นตัวเลข เช่น 300 ถ้าไม่แน่ใจแตะ ไม่ทราบ');
    await on.somsri.types('พอได้ใช้');
    expect(on.somsri.sees()).toEqual(['ข้าม', 'คุยกับเจ้าหน้าที่', 'ไม่มี', 'ไม่ทราบ']);
    await on.somsri.taps('ไม่ทราบ');
    expect(await baht()).toBe('unknown');
  });

  it.each([
    ['-50', 'ตั้งแต่ 0 ขึ้นไป'],
    ['1,50', 'ตัวเลขอ่านไม่ออก'],
    ['0812345678', 'ตัวเลขสูงเกินไป'],
    ['$20', 'ขอเป็นจำนวนเงิน'],
    ['3 กิโล', 'ขอเป็นจำนวนเงิน'],
    ['ผักบุ้ง', 'ขอเป็นตัวเลข'],
  ])('is no amount: %s', async (typed, why) => {
    await reportUpTo(on.somsri, 'baht');
    expect(await on.somsri.types(typed)).toContain(why);
    expect(await baht()).toBeUndefined();
  });
});
