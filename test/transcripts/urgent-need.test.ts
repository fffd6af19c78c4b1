import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const cases = () => UrgentCases.find().lean();

describe('an urgent need', () => {
  it.each([
    ['ไม่มีข้าวกิน', 'no-food', '1300'],
    ['เจ็บป่วย', 'illness', '1669'],
    ['บ้านไม่ปลอดภัย', 'unsafe-house', '1669'],
    ['ถูกทำร้าย', 'violence', '1300'],
    ['เรื่องอื่น', 'other', '1669'],
  ])('%s: an open case and the numbers at once', async (label, kind, first) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    const heard = (await somsri.taps(label)).split('\n');
    expect(heard[0]).toMatch(new RegExp(`^โทรได้เดี๋ยวนี้ ฟรี 24 ชั่วโมง · \\S+ ${first} · `, 'u'));
    expect(heard[0]).toMatch(/1669/u);
    expect(heard[1]).toBe('เล่าสั้น ๆ ได้ไหม จะแจ้งเจ้าหน้าที่เดี๋ยวนี้');
    expect(await cases()).toMatchObject([
      { kind, status: 'open', household: 'H-0001', person: somsri.userId },
    ]);
    await somsri.types('อยู่คนเดียวมาสองวัน');
    expect(await cases()).toMatchObject([{ kind, status: 'open', story: 'อยู่คนเดียวมาสองวัน' }]);
  });

  it.each([
    ['ไม่มีข้าวกิน', 'no-food'],
    ['เจ็บป่วย', 'illness'],
    ['ถูกทำร้าย', 'violence'],
  ])('its label typed is the answer and no second case: %s', async (label, kind) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    expect(await somsri.types(label)).toContain('เล่าสั้น ๆ ได้ไหม');
    expect(await cases()).toMatchObject([{ kind, status: 'open' }]);
  });

  it('told in a sentence is answer and story in one', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    const heard = await somsri.types('ยายล้มหัวแตก เลือดไหลไม่หยุด');
    expect(heard).toMatch(/^เข้าใจว่า เจ็บป่วย\nโทรได้เดี๋ยวนี้.*1669/u);
    expect(heard).toContain('ทำอะไรบ้าง');
    expect(await cases()).toMatchObject([
      { kind: 'illness', story: 'ยายล้มหัวแตก เลือดไหลไม่หยุด', status: 'open' },
    ]);
  });

  it('"no medicine" is heard as illness', async () => {
    await reportUpTo(on.somsri, 'urgent');
    expect(await on.somsri.types('ไม่มียากิน')).toContain('เข้าใจว่า เจ็บป่วย');
  });

  it('a lack of something is not taken for "nothing"', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    expect(await somsri.types('ไม่มีรถไปตลาด')).toBe('หมายถึง ไม่มี ใช่ไหม');
    expect(await somsri.taps('ไม่ใช่')).toContain('มีเรื่องต้องช่วยด่วนไหม');
    expect(await somsri.types('ไม่มีค่ะ')).toContain('ทำอะไรบ้าง');
  });

  it('is withdrawn when the answer is changed back, and reopened when it is told again', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    await somsri.taps('เจ็บป่วย');
    await somsri.types('ไข้สูง');
    await somsri.types('ย้อนกลับ');
    await somsri.types('ย้อนกลับ');
    await somsri.taps('ไม่มี');
    expect(await cases()).toMatchObject([{ status: 'withdrawn' }]);
    await somsri.types('ย้อนกลับ');
    expect(await somsri.taps('ถูกทำร้าย')).toMatch(/โทรได้เดี๋ยวนี้.*\nเล่าสั้น ๆ/u);
    // When it was which is kept: a week that is over is counted as it was (domain.md R21).
    const history = [{ status: 'withdrawn' }, { status: 'open' }];
    expect(await cases()).toMatchObject([{ kind: 'violence', status: 'open', history }]);
    expect((await cases())[0]?.story).toBeUndefined();
  });

  it('that an officer has taken up is not withdrawn', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    await somsri.taps('เจ็บป่วย');
    await UrgentCases.updateMany({}, { $set: { status: 'taken' } });
    await somsri.types('ย้อนกลับ');
    await somsri.taps('ไม่มี');
    expect(await cases()).toMatchObject([{ status: 'taken' }]);
  });

  it('changed from the summary, the story is asked again and the case follows', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    await somsri.taps('เจ็บป่วย');
    await somsri.types('ไข้สูง');
    await reportUpTo(somsri, 'summary', 'activities');
    await somsri.taps('เรื่องด่วน');
    expect(await somsri.taps('บ้านไม่ปลอดภัย')).toContain('เล่าสั้น ๆ ได้ไหม');
    expect(await somsri.types('หลังคารั่วทั้งหลัง')).toContain('เล่าเรื่องด่วน: หลังคารั่วทั้งหลัง');
    expect(await cases()).toMatchObject([{ kind: 'unsafe-house', story: 'หลังคารั่วทั้งหลัง', status: 'open' }]);
  });

  it('cannot be passed over, but its story can', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    expect(await somsri.types('ข้าม')).toContain('ข้อนี้ข้ามไม่ได้');
    await somsri.taps('เรื่องอื่น');
    expect(await somsri.types('ข้าม')).toContain('ทำอะไรบ้าง');
    const conversation = await Conversations.findById(somsri.userId).lean();
    expect(conversation?.current?.answers).toMatchObject({ urgent: 'other', urgentStory: null });
    expect(await cases()).toMatchObject([{ kind: 'other', status: 'open' }]);
  });
});
