import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const current = async () => (await Conversations.findById(on.somsri.userId).lean())?.current;

const SENDS = {
  sticker: { type: 'sticker', packageId: '1', stickerId: '1', keywords: ['cat'] },
  audio: { type: 'audio', duration: 4000, contentProvider: { type: 'line' } },
  video: { type: 'video', duration: 4000, contentProvider: { type: 'line' } },
  location: { type: 'location', title: 'x', address: 'y', latitude: 15.1, longitude: 104.3 },
  file: { type: 'file', fileName: 'a.pdf', fileSize: 10 },
  hologram: { type: 'hologram', depth: 3 },
};

const QUESTIONS = [
  'met',
  'metOn',
  'urgent',
  'activities',
  'health',
  'baht',
  'obstacle',
  'photos',
  'summary',
] as const;

describe('what is no answer', () => {
  it.each([
    ['sticker', 'ขอบคุณสำหรับสติกเกอร์ ขอพิมพ์หรือแตะปุ่ม'],
    ['audio', 'ยังฟังเสียงไม่ได้ ขอพิมพ์หรือแตะปุ่ม'],
    ['video', 'ยังดูวิดีโอไม่ได้ ขอพิมพ์หรือแตะปุ่ม'],
    ['location', 'ยังไม่ใช้ตำแหน่ง ขอพิมพ์หรือแตะปุ่ม'],
    ['file', 'ยังรับไฟล์ไม่ได้ ขอพิมพ์หรือแตะปุ่ม'],
    ['hologram', 'ขอโทษ อ่านไม่เข้าใจ ลองแตะปุ่ม หรือพิมพ์สั้น ๆ'],
  ] as const)('a %s is said kindly to be none, and the question asked again', async (kind, said) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'metOn');
    expect(await somsri.sends(SENDS[kind])).toBe(`${said}\nบ้าน ยายทองใบ · ข้อ 2 จาก 8\nพบกันวันไหน`);
    expect(somsri.sees()).toEqual(['วันนี้', 'เมื่อวาน', 'เลือกวันที่']);
    expect(await current()).toMatchObject({ step: 'metOn', tries: 1 });
  });

  it.each([
    ['emoji', '🙏🌾😀'],
    ['five thousand characters', 'ก'.repeat(5000)],
    ['five thousand digits', '7'.repeat(5000)],
    ['many lines', 'x\n'.repeat(2000)],
    ['a template', '{{today}} $t(cancelled) {{household}}'],
    ['zero-width characters only', '\u200B\u200C\u200D\uFEFF'],
    ['spaces', '   \u00A0 \u3000'],
    ['markup', '<script>alert(1)</script>'],
    ['a query', '{"$gt": ""}'],
    ['half a surrogate pair', '\uD83D'],
    ['right-to-left marks', '\u202Eกหฟ\u202C'],
  ])('%s are survived at every question', async (_name, text) => {
    const { somsri } = on;
    let before = 'start';
    for (const question of QUESTIONS) {
      await reportUpTo(somsri, question, before);
      before = question;
      const heard = await somsri.types(text);
      expect(heard).not.toBe('');
      expect(heard).not.toContain('ระบบขัดข้อง');
    }
    expect(Object.values((await current())?.answers ?? {})).not.toContain(text);
  });

  it('zero-width characters and a decomposed sara am do not matter', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'activities');
    await somsri.types('\u200Bท\u0E4D\u0E32ปุ๋ย\uFEFF ');
    await somsri.types('ครบแล้ว');
    expect((await current())?.answers['activities']).toEqual(['compost']);
    await reportUpTo(somsri, 'plan', 'health');
    await somsri.types('ท\u0E4D\u0E32น\u0E49\u0E4D\u0E32หมัก\u200B');
    expect((await current())?.answers['plan']).toBe('ทำน้ำหมัก');
  });

  it('the number of an option counts, a number beyond them does not', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    expect(await somsri.types('9')).toContain('ยังไม่แน่ใจว่าข้อไหน');
    await somsri.types('ข้อ ๓ ค่ะ');
    expect((await current())?.answers['met']).toBe('phone');
  });

  it('at the third miss she is shown ways out', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    expect(await somsri.types('อ้าวเฮ้ย')).toContain('ยังไม่แน่ใจว่าข้อไหน');
    const second = await somsri.types('โอ๊ยเด้');
    expect(second).toContain('เช่น แตะ ที่ดิน น้ำ ทุน ของ\n1. กำลังใจ/ความคิด\n2. ความรู้/ทักษะ');
    expect(await somsri.types('ฮ่วย')).toContain('ถ้ายังไม่แน่ใจ ข้ามไปก่อน หรือคุยกับเจ้าหน้าที่ได้');
    expect(somsri.sees().slice(0, 2)).toEqual(['ข้าม', 'คุยกับเจ้าหน้าที่']);
    expect(await somsri.taps('คุยกับเจ้าหน้าที่')).toContain('แจ้งเจ้าหน้าที่แล้ว จะติดต่อกลับ');
    expect(await HelpRequests.find().lean()).toMatchObject([
      {
        kind: 'talk',
        person: somsri.userId,
        household: 'H-0001',
        details: { wish: 'officer', flow: 'weekly-report', step: 'obstacle' },
        status: 'requested',
      },
    ]);
    expect((await current())?.step).toBe('obstacle');
    await somsri.types('งง');
    await somsri.types('ข้าม');
    expect((await current())?.answers['obstacle']).toBeNull();
  });

  it('a question that cannot be passed over offers the officer only', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    for (const word of ['กก', 'ขข', 'คค']) await somsri.types(word);
    expect(somsri.sees()).toEqual(['คุยกับเจ้าหน้าที่', 'ไปเยี่ยมบ้าน', 'เจอที่แปลง', 'โทรคุย', 'ยังไม่ได้พบ']);
    expect(somsri.hears()).toContain('ถ้ายังไม่แน่ใจ คุยกับเจ้าหน้าที่ได้');
  });

  it('one letter wrong is understood, and she hears how', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    expect(await somsri.types('ยังไม่ได้พป')).toMatch(/^เข้าใจว่า ยังไม่ได้พบ\n/u);
    expect((await current())?.answers['met']).toBe('not-met');
  });

  it('what may be several things is asked about', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    expect(await somsri.types('ความรู้/ทักษะ กับ ทางออก/ที่ขาย')).toBe('หมายถึงข้อไหน');
    expect(somsri.sees()).toEqual(['ความรู้/ทักษะ', 'ทางออก/ที่ขาย']);
    await somsri.taps('ทางออก/ที่ขาย');
    expect((await current())?.answers['obstacle']).toBe('way-out');
  });
});

describe('a thumb up', () => {
  const thumb = { ...SENDS.sticker, keywords: ['Thumbs Up', 'good'] };

  it('is a yes to a yes-or-no question', async () => {
    const { somsri } = on;
    await somsri.types('รายงาน');
    expect(await somsri.sends(thumb)).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
  });

  it('is none to any other', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    expect(await somsri.sends(thumb)).toContain('ขอบคุณสำหรับสติกเกอร์');
    expect((await current())?.answers).not.toHaveProperty('obstacle');
  });
});
