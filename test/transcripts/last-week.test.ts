import { beforeEach, describe, expect, it } from 'vitest';
import { Reports } from '../../src/models/report.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const lastWeek = {
  met: 'phone',
  metOn: '2026-11-18',
  urgent: 'none',
  activities: ['vegetables', 'saving'],
  'dimension:health': 'same',
  'dimension:income': 'better',
  baht: 450,
  obstacle: 'skill',
  aid: 'training',
  plan: 'เพาะเห็ดในครัว',
  photos: [],
};
const reported = (answers: object, week = '2026-W47') =>
  Reports.create({
    _id: `${week}:H-0001`,
    household: 'H-0001',
    week,
    mentor: on.somsri.userId,
    submittedAt: new Date('2026-11-18T10:00:00+07:00'),
    answers,
  });
beforeEach(async () => {
  await reported(lastWeek);
});

const sent = () => Reports.findById('2026-W48:H-0001').lean();

describe("last week's answer", () => {
  it('is the first button, and the report remembers that it was unchanged', async () => {
    const { somsri } = on;
    expect(await reportUpTo(somsri, 'met')).toContain('สัปดาห์ก่อน: โทรคุย');
    expect(somsri.sees()[0]).toBe('เหมือนสัปดาห์ก่อน');
    await somsri.taps('เหมือนสัปดาห์ก่อน');
    expect(somsri.sees()).not.toContain('เหมือนสัปดาห์ก่อน');
    await somsri.taps('วันนี้');
    await somsri.taps('ไม่มี');
    expect(somsri.sees()[0]).toBe('เหมือนสัปดาห์ก่อน');
    await somsri.taps('เหมือนสัปดาห์ก่อน');
    await somsri.taps('ดีขึ้น');
    await somsri.taps('ดีขึ้น');
    await somsri.taps('เหมือนสัปดาห์ก่อน');
    await somsri.taps('เหมือนสัปดาห์ก่อน');
    await somsri.taps('ยังไม่ต้อง');
    expect(somsri.sees().slice(0, 1)).toEqual(['เหมือนสัปดาห์ก่อน']);
    await somsri.taps('เหมือนสัปดาห์ก่อน');
    await reportUpTo(somsri, 'sent', 'photos');
    expect(await sent()).toMatchObject({
      answers: {
        met: 'phone',
        activities: ['vegetables', 'saving'],
        baht: 450,
        obstacle: 'skill',
        plan: 'เพาะเห็ดในครัว',
      },
      unchanged: ['met', 'activities', 'baht', 'obstacle', 'plan'],
    });
  });

  it.each(['เหมือนเดิม', 'เท่าเดิม', 'คือเก่า', 'เหมือนสัปดาห์ก่อน', 'same as last week'])(
    'is repeated by typing: %s',
    async (typed) => {
      const { somsri } = on;
      await reportUpTo(somsri, 'baht');
      expect(await somsri.types(typed)).toContain('ติดขัดเรื่องไหน');
      await reportUpTo(somsri, 'sent', 'obstacle');
      expect(await sent()).toMatchObject({ answers: { baht: 450 }, unchanged: ['baht'] });
    },
  );

  it('is not remembered as unchanged once it is changed', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    await somsri.taps('เหมือนสัปดาห์ก่อน');
    await reportUpTo(somsri, 'summary', 'obstacle');
    await somsri.taps('เงินที่ได้/ประหยัด');
    await somsri.types('600');
    await somsri.taps('ส่งรายงาน');
    expect(await sent()).toMatchObject({ answers: { baht: 600 }, unchanged: [] });
  });

  it('stays unchanged through a correction of something else', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    await somsri.taps('เหมือนสัปดาห์ก่อน');
    await reportUpTo(somsri, 'sent', 'obstacle');
    await somsri.types('เลือกบ้าน');
    await somsri.taps('ยายทองใบ');
    await somsri.taps('แก้ของเดิม');
    await somsri.taps('สัปดาห์หน้า');
    await somsri.types('ขายไข่');
    await somsri.taps('ส่งรายงาน');
    expect(await sent()).toMatchObject({ answers: { baht: 450, plan: 'ขายไข่' }, unchanged: ['baht'] });
  });

  it('is not offered where it was "not known", passed over, or is no option any more', async () => {
    const { somsri } = on;
    const answers = { ...lastWeek, met: 'by-boat', baht: 'unknown', obstacle: null };
    await Reports.updateOne({ _id: '2026-W47:H-0001' }, { $set: { answers } });
    await reportUpTo(somsri, 'met');
    expect(somsri.sees()).not.toContain('เหมือนสัปดาห์ก่อน');
    await reportUpTo(somsri, 'baht', 'met');
    expect(somsri.sees()).toEqual(['ไม่มี', 'ไม่ทราบ']);
    await reportUpTo(somsri, 'obstacle', 'baht');
    expect(somsri.sees()).not.toContain('เหมือนสัปดาห์ก่อน');
  });

  it('is of last week only: two weeks ago does not count', async () => {
    const { somsri } = on;
    await Reports.deleteMany({});
    await reported(lastWeek, '2026-W46');
    await reportUpTo(somsri, 'met');
    expect(somsri.sees()).not.toContain('เหมือนสัปดาห์ก่อน');
    expect(await somsri.types('เหมือนเดิม')).toContain('ยังไม่มีคำตอบสัปดาห์ก่อน');
    await reportUpTo(somsri, 'activities', 'met');
    expect(await somsri.types('เท่าเดิม')).toContain('ยังไม่มีคำตอบสัปดาห์ก่อน');
    await reportUpTo(somsri, 'obstacle', 'activities');
    expect(await somsri.types('เหมือนเดิม')).toContain('ยังไม่มีคำตอบสัปดาห์ก่อน');
  });
});
