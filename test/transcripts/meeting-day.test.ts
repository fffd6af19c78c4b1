import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();

const metOn = async () => (await Conversations.findById(on.somsri.userId).lean())?.current?.answers['metOn'];

describe('the day they met', () => {
  it.each([
    ['วันนี้', '2026-11-24'],
    ['เมื่อวาน', '2026-11-23'],
  ])('is tapped: %s', async (label, day) => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.taps(label)).toContain('มีเรื่องต้องช่วยด่วนไหม');
    expect(await metOn()).toBe(day);
  });

  it('is picked from the calendar', async () => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.picks('เลือกวันที่', '2026-11-16')).toContain('เข้าใจว่า จ. 16 พ.ย. 69');
    expect(await metOn()).toBe('2026-11-16');
  });

  it.each([
    ['20 พ.ย.', '2026-11-20', 'ศ. 20 พ.ย. 69'],
    ['๒๒/๑๑/๖๙', '2026-11-22', 'อา. 22 พ.ย. 69'],
    ['วันศุกร์', '2026-11-20', 'ศ. 20 พ.ย. 69'],
    ['มื้อวานนี้', '2026-11-23', 'จ. 23 พ.ย. 69'],
  ])('is typed the way people say it: %s', async (typed, day, shown) => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.types(typed)).toContain(`เข้าใจว่า ${shown}`);
    expect(await metOn()).toBe(day);
  });

  it('cannot be to come', async () => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.types('พรุ่งนี้')).toContain('วันนี้ อ. 24 พ.ย. 69 ขอวันที่ผ่านมาแล้ว');
    expect(await on.somsri.types('30/11/69')).toContain('วันนี้ อ. 24 พ.ย. 69 ขอวันที่ผ่านมาแล้ว');
    expect(await on.somsri.picks('เลือกวันที่', '2026-11-25')).toContain('ขอวันที่ผ่านมาแล้ว');
    expect(await metOn()).toBeUndefined();
  });

  it('is asked about when it is more than two weeks ago', async () => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.types('1 พ.ย. 69')).toBe('นานกว่า 2 สัปดาห์แล้ว ใช่ อา. 1 พ.ย. 69 ไหม');
    expect(on.somsri.sees()).toEqual(['ใช่', 'ไม่ใช่']);
    expect(await on.somsri.taps('ไม่ใช่')).toContain('ไม่เป็นไร ขอใหม่อีกครั้ง');
    await on.somsri.types('1 พ.ย. 69');
    expect(await on.somsri.taps('ใช่')).toContain('มีเรื่องต้องช่วยด่วนไหม');
    expect(await metOn()).toBe('2026-11-01');
  });

  it('two weeks ago to the day is not yet long ago', async () => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.types('10/11/69')).toContain('เข้าใจว่า อ. 10 พ.ย. 69');
  });

  it('may be corrected while a doubt is open', async () => {
    await reportUpTo(on.somsri, 'metOn');
    await on.somsri.types('1 พ.ย. 69');
    expect(await on.somsri.types('21 พ.ย.')).toContain('เข้าใจว่า ส. 21 พ.ย. 69');
  });

  it('unreadable: asked again with how to write it, then with ways out', async () => {
    await reportUpTo(on.somsri, 'metOn');
    await on.somsri.types('ตอนฝนตก');
    const second = await on.somsri.types('นานแล้วจำได้ลาง ๆ');
    expect(second).toContain('ขอพิมพ์แบบ 20/11/69 หรือ เมื่อวาน');
    const third = await on.somsri.types('หลังเกี่ยวข้าว');
    expect(third).toContain('ข้ามไปก่อน หรือคุยกับเจ้าหน้าที่ได้');
    expect(on.somsri.sees()).toEqual(['ข้าม', 'คุยกับเจ้าหน้าที่', 'วันนี้', 'เมื่อวาน', 'เลือกวันที่']);
    await on.somsri.taps('ข้าม');
    expect(await metOn()).toBeNull();
  });

  it('31 February is no day', async () => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.types('31/2/69')).toContain('ไม่มีวันที่นี้ในปฏิทิน');
  });

  it('not remembered is an answer', async () => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.types('จำไม่ได้')).toContain('มีเรื่องต้องช่วยด่วนไหม');
    expect(await metOn()).toBe('unknown');
  });

  it("is Bangkok's, also just after midnight", async () => {
    const { setClock } = await import('../../src/clock.ts');
    setClock('2026-11-25T00:30:00+07:00');
    await reportUpTo(on.somsri, 'metOn');
    await on.somsri.taps('วันนี้');
    expect(await metOn()).toBe('2026-11-25');
  });
});
