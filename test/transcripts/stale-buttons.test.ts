import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { Reports } from '../../src/models/report.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, settle } from '../support/village.ts';

const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { name: 'ตาบุญมี' });
  await mentor(userId, 'H-0001', 'H-0002');
});
const current = async () => (await Conversations.findById(on.somsri.userId).lean())?.current;
const STALE = 'ปุ่มนี้เป็นของเก่า ไม่มีอะไรเปลี่ยน';

describe('an old button', () => {
  it('of a question answered long ago changes nothing', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    const old = somsri.tapEvent('โทรคุย');
    await reportUpTo(somsri, 'baht', 'met');
    const before = await current();
    expect(await somsri.hearsAfter(old)).toMatch(new RegExp(`^${STALE}\\n.*ข้อ 6 จาก 8`, 'u'));
    expect(await current()).toEqual({ ...before, touchedAt: (await current())?.touchedAt });
  });

  it('of a report that is sent does nothing, and she is told what she can do', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    const send = somsri.tapEvent('ส่งรายงาน');
    const line = somsri.tapEvent('ด้านสุขภาพ');
    await somsri.taps('ส่งรายงาน');
    expect(await somsri.hearsAfter(line)).toBe(STALE);
    expect(somsri.sees()).toEqual(['รายงาน', 'เมนู', 'คุยกับเจ้าหน้าที่']);
    expect(await somsri.hearsAfter(send)).toBe(STALE);
    expect(await Reports.countDocuments()).toBe(1);
    expect((await Reports.findOne().lean())?.events).toHaveLength(1);
  });

  it('of another household, while this one is open, is not taken for it', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    const other = somsri.tapEvent('ยังไม่ได้พบ');
    await somsri.types('เลือกบ้าน');
    await somsri.taps('ตาบุญมี');
    expect(await somsri.hearsAfter(other)).toMatch(new RegExp(`^${STALE}\\nบ้าน ตาบุญมี · ข้อ 1`, 'u'));
    expect((await current())?.answers).toEqual({});
  });

  it("someone else's, forwarded or made up, does nothing", async () => {
    const { somsri } = on;
    const bunsri = talker(on.bot);
    await mentor(bunsri.userId, 'H-0002');
    await reportUpTo(somsri, 'met');
    await reportUpTo(bunsri, 'met');
    const { postback } = somsri.tapEvent('โทรคุย') as unknown as { postback: object };
    expect(await bunsri.hearsAfter(bunsri.event({ type: 'postback', postback }))).toContain(STALE);
    const { id } = (await current())!;
    for (const data of [
      '',
      'null',
      '[]',
      '{"a":1}',
      'x=1',
      '["a","b"]',
      `["${id}","met","by-boat"]`,
      '["","","drop"]',
    ])
      expect(await somsri.hearsAfter(somsri.event({ type: 'postback', postback: { data } }))).toContain(
        'ได้พบหรือคุยกับบ้านนี้ไหม',
      );
    expect((await current())?.answers).toEqual({});
  });

  it.each([
    ['ไปเยี่ยมบ้าน', 'met', 'metOn'],
    ['ไม่มี', 'baht', 'obstacle'],
    ['ครบแล้ว', 'activities', 'dimension:health'],
    ['ไม่มีรูป', 'photos', 'summary'],
  ])('tapped twice quickly (%s) counts once and says nothing of old', async (label, question, next) => {
    const { somsri } = on;
    await reportUpTo(somsri, question);
    if (question === 'activities') await somsri.taps('ปลูกผัก');
    const first = somsri.tapEvent(label);
    const second = somsri.tapEvent(label);
    await on.bot.deliver(first, second);
    await on.bot.settled();
    expect((await current())?.step).toBe(next);
    expect(somsri.hears()).not.toContain('ของเก่า');
  });

  it('"yes" tapped twice is one yes', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'baht');
    await somsri.types('ประมาณ 500');
    const [first, second] = [somsri.tapEvent('ใช่'), somsri.tapEvent('ใช่')];
    await on.bot.deliver(first, second);
    await on.bot.settled();
    expect(await current()).toMatchObject({ step: 'obstacle', answers: { baht: 500 } });
    expect(somsri.hears()).not.toContain('ของเก่า');
  });

  it('that works anywhere works from any bubble', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    const next = somsri.tapEvent('บ้านต่อไป');
    await somsri.types('สวัสดี');
    expect(await somsri.hearsAfter(next)).toContain('เริ่มที่บ้าน ตาบุญมี');
  });
});
