import { describe, expect, it } from 'vitest';
import { Pairings } from '../../src/models/pairing.ts';
import { Reports } from '../../src/models/report.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, settle } from '../support/village.ts';

const on = transcript(async () => undefined);

/** Settles `count` households with these names and makes Somsri their mentor. */
async function caresFor(count: number, name = (index: number) => `บ้านที่ ${index + 1}`): Promise<string[]> {
  const codes = Array.from({ length: count }, (_, index) => `H-${String(index + 1).padStart(4, '0')}`);
  for (const [index, code] of codes.entries())
    await settle(code, { name: name(index), houseNo: String(10 + index) });
  await mentor(on.somsri.userId, ...codes);
  return codes;
}
async function notMet(): Promise<string> {
  await on.somsri.taps('ยังไม่ได้พบ');
  await on.somsri.taps('ไม่อยู่บ้าน');
  return on.somsri.taps('ส่งรายงาน');
}

describe('a mentor of', () => {
  it('three households is led from one to the next, and the count is right', async () => {
    const { somsri } = on;
    await caresFor(3);
    await reportUpTo(somsri, 'met');
    expect(await notMet()).toContain('เหลืออีก 2 บ้าน');
    expect(await somsri.taps('บ้านต่อไป')).toBe('สัปดาห์นี้เหลือรายงาน 2 บ้าน เริ่มที่บ้าน บ้านที่ 2 ม.4 ไหม');
    await somsri.taps('เลือกบ้านอื่น');
    expect(somsri.sees()).toEqual(['บ้านที่ 2', 'บ้านที่ 3', '✓ บ้านที่ 1']);
    await somsri.taps('บ้านที่ 3');
    expect(await notMet()).toContain('เหลืออีก 1 บ้าน');
    await somsri.taps('บ้านต่อไป');
    await somsri.taps('เริ่มเลย');
    expect(await notMet()).toContain('ครบทุกบ้านแล้ว เยี่ยมมาก พบกันสัปดาห์หน้า');
    expect(somsri.sees()).toEqual(['เมนู']);
    expect(await somsri.types('รายงาน')).toContain('✓ คือส่งแล้วสัปดาห์นี้');
    expect((await Reports.find().sort({ _id: 1 }).lean()).map(({ _id }) => _id)).toEqual([
      '2026-W48:H-0001',
      '2026-W48:H-0002',
      '2026-W48:H-0003',
    ]);
  });

  it('fifteen households sees thirteen buttons and all the names, and types the number of any', async () => {
    const { somsri } = on;
    await caresFor(15);
    await somsri.types('รายงาน');
    const heard = await somsri.taps('เลือกบ้านอื่น');
    expect(somsri.sees()).toHaveLength(13);
    expect(heard.split('\n').slice(1)).toEqual(
      Array.from({ length: 15 }, (_, index) => `${index + 1}. บ้านที่ ${index + 1}`),
    );
    expect(await somsri.types('15')).toContain('บ้าน บ้านที่ 15 · ข้อ 1 จาก 8');
    await notMet();
    await somsri.types('เลือกบ้าน');
    expect(await somsri.types('บ้านที่ 14')).toContain('บ้าน บ้านที่ 14 · ข้อ 1 จาก 8');
  });

  it('two households with one name can tell them apart', async () => {
    const { somsri } = on;
    await caresFor(3, (index) => (index < 2 ? 'ยายแก้ว' : 'ลุงคำ'));
    await somsri.types('รายงาน');
    await somsri.taps('เลือกบ้านอื่น');
    expect(somsri.sees()).toEqual(['ยายแก้ว 10', 'ยายแก้ว 11', 'ลุงคำ']);
    await somsri.taps('ยายแก้ว 11');
    await notMet();
    expect((await Reports.find().lean()).map(({ household }) => household)).toEqual(['H-0002']);
  });

  it('a household another mentor has reported on need not report it again', async () => {
    const { somsri } = on;
    await caresFor(2);
    const bunsri = talker(on.bot);
    await mentor(bunsri.userId, 'H-0001');
    await reportUpTo(bunsri, 'sent');
    expect(await somsri.types('รายงาน')).toContain('เหลือรายงาน 1 บ้าน เริ่มที่บ้าน บ้านที่ 2');
  });

  it('a household reported by another while she is being asked: she goes on with the one named', async () => {
    const { somsri } = on;
    await caresFor(2);
    const bunsri = talker(on.bot);
    await mentor(bunsri.userId, 'H-0001');
    expect(await somsri.types('รายงาน')).toContain('เริ่มที่บ้าน บ้านที่ 1');
    await reportUpTo(bunsri, 'sent');
    expect(await somsri.taps('เริ่มเลย')).toContain('บ้าน บ้านที่ 1 ส่งแล้วเมื่อ อ. 24 พ.ย. 69');
  });

  it('no household (any more) is told so', async () => {
    const { somsri } = on;
    await caresFor(1);
    await Pairings.updateMany({}, { $set: { to: new Date() } });
    expect(await somsri.types('รายงาน')).toBe('ยังไม่มีบ้านในความดูแล ขอติดต่อพัฒนากร');
    expect(await somsri.types('เลือกบ้าน')).toBe('ยังไม่มีบ้านในความดูแล ขอติดต่อพัฒนากร');
  });
});
