import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const current = async () => (await Conversations.findById(on.somsri.userId).lean())?.current;

describe('a village leader types what he would say', () => {
  it.each(['ไม่สบาย', 'ไม่ไหวแล้ว', 'บ่ดีขึ้นเลย', 'ไม่ได้ยา', 'not well', 'no rice'])(
    'asked for an urgent need, "%s" is never taken for none',
    async (text) => {
      await reportUpTo(on.somsri, 'urgent');
      await on.somsri.types(text);
      expect((await current())?.answers['urgent']).not.toBe('none');
    },
  );

  it.each([
    ['ไม่สบาย', 'illness'],
    ['ยายเป็นไข้', 'illness'],
    ['บ่มีข้าว', 'no-food'],
    ['หลังคารั่ว', 'unsafe-house'],
  ])('asked for an urgent need, "%s" is heard as %s', async (text, urgent) => {
    await reportUpTo(on.somsri, 'urgent');
    await on.somsri.types(text);
    expect((await current())?.answers['urgent']).toBe(urgent);
  });

  it('begins a report in her own words', async () => {
    expect(await on.somsri.types('อยากรายงานบ้าน')).toContain('สัปดาห์นี้เหลือรายงาน');
  });

  it.each(['ไม่มี', 'บ่มี', 'บ่มีหยังด่วนดอก', 'ไม่ด่วนค่ะ', 'none'])(
    'asked for an urgent need, "%s" is none',
    async (text) => {
      await reportUpTo(on.somsri, 'urgent');
      expect(await on.somsri.types(text)).toContain('ข้อ 4 จาก 8');
      expect((await current())?.answers['urgent']).toBe('none');
    },
  );

  it.each([
    ['ไม่มีน้ำ', 'resource'],
    ['บ่มีทุน', 'resource'],
    ['ขายบ่ออก', 'way-out'],
    ['ทำไม่เป็น', 'skill'],
    ['ท้อ', 'attitude'],
    ['ไม่ติดขัด', 'none'],
  ])('stuck with "%s" is heard as %s', async (text, obstacle) => {
    await reportUpTo(on.somsri, 'obstacle');
    await on.somsri.types(text);
    expect((await current())?.answers['obstacle']).toBe(obstacle);
  });

  it.each(['เบื่อแล้ว', 'ปลูกผัก', 'งงแล้ว', 'ถูกบางข้อ', 'ลองดูก่อน', 'ใช่ไหม'])(
    'before the summary "%s" does not send the report',
    async (text) => {
      await reportUpTo(on.somsri, 'summary');
      await on.somsri.types(text);
      expect(await Reports.countDocuments()).toBe(0);
    },
  );

  it.each(['หมายถึงอะไร', 'หมายความว่าจั่งใด๋', 'what do you mean?'])(
    'who asks back "%s" has the question explained, as no failed try',
    async (text) => {
      await reportUpTo(on.somsri, 'met');
      expect(await on.somsri.types(text)).toContain('เจอกันที่ไหนก็นับ');
      expect((await current())?.tries).toBe(0);
    },
  );

  it.each([
    ['ไปยามมา', 'visit'],
    ['เจอที่นา', 'plot'],
    ['โทรหา', 'phone'],
    ['บ่ได้พบ', 'not-met'],
  ])('"%s" says how they met: %s', async (text, met) => {
    await reportUpTo(on.somsri, 'met');
    await on.somsri.types(text);
    expect((await current())?.answers['met']).toBe(met);
  });
});

describe('an impatient finger', () => {
  it('taps twice, and what was chosen stays chosen', async () => {
    const { somsri, bot } = on;
    await reportUpTo(somsri, 'activities');
    const taps = [somsri.tapEvent('ปลูกผัก'), somsri.tapEvent('ปลูกผัก')];
    await bot.deliver(...taps);
    await bot.settled();
    expect((await current())?.answers['activities']).toEqual(['vegetables']);
    expect(await somsri.taps('ปลูกผัก')).not.toContain('เลือกแล้ว');
  });
});

describe('an urgent story', () => {
  it('is acknowledged before anything else is asked', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    await somsri.taps('ไม่มีข้าวกิน');
    expect(await somsri.types('ข้าวสารหมดตั้งแต่เมื่อวาน')).toMatch(/^รับทราบแล้ว เปิดเรื่องด่วนไว้ให้เจ้าหน้าที่แล้ว\n/u);
    expect(await UrgentCases.find().lean()).toMatchObject([{ status: 'open', story: 'ข้าวสารหมดตั้งแต่เมื่อวาน' }]);
  });
});
