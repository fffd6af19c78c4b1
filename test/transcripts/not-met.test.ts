import { describe, expect, it } from 'vitest';
import { Households } from '../../src/models/household.ts';
import { Reports } from '../../src/models/report.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, settle } from '../support/village.ts';

const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { name: 'ตาบุญมี' });
  await mentor(userId, 'H-0001', 'H-0002');
});

const sent = async () => (await Reports.findById('2026-W48:H-0001').lean())?.answers;

describe('a household that was not met', () => {
  it.each([
    ['ไม่อยู่บ้าน', 'away'],
    ['เราไม่สะดวก', 'mentor-busy'],
    ['อื่น ๆ', 'other'],
  ])('because: %s', async (label, reason) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    expect(await somsri.taps('ยังไม่ได้พบ')).toBe('เพราะอะไร');
    expect((await somsri.taps(label)).split('\n')).toEqual([
      'สรุปบ้าน ยายทองใบ',
      'การพบ: ยังไม่ได้พบ',
      `เหตุผล: ${label}`,
      'ถูกต้องไหม แตะบรรทัดที่อยากแก้ได้',
    ]);
    expect(await somsri.taps('ส่งรายงาน')).toBe(
      'รับแล้ว เลขที่ 69/48-H-0001 เหลืออีก 1 บ้าน ขอบคุณที่เป็นคู่บุญ ทุกคนมีศักยภาพ พัฒนาได้',
    );
    expect(await sent()).toEqual({ met: 'not-met', whyNotMet: reason });
    expect((await Households.findById('H-0001').lean())?.registryCheck).toBeUndefined();
  });

  it('because it moved away: an officer checks the register', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    await somsri.taps('ยังไม่ได้พบ');
    await somsri.taps('ย้ายไปแล้ว');
    expect(await somsri.taps('ส่งรายงาน')).toBe(
      'รับทราบ เจ้าหน้าที่จะตรวจสอบก่อนแก้ทะเบียน\nรับแล้ว เลขที่ 69/48-H-0001 เหลืออีก 1 บ้าน',
    );
    expect((await Households.findById('H-0001').lean())?.registryCheck).toMatchObject({
      reason: 'moved',
      reportedBy: somsri.userId,
      report: '2026-W48:H-0001',
    });
  });

  it('because she died, typed in a sentence: no card of hotlines, no praise', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    await somsri.types('ยังไม่ได้พบค่ะ');
    expect(await somsri.types('ยายเสียชีวิตแล้ว')).toContain('เหตุผล: เสียชีวิต');
    const heard = await somsri.taps('ส่งรายงาน');
    expect(heard).toContain('ขอแสดงความเสียใจ เจ้าหน้าที่จะตรวจสอบก่อนแก้ทะเบียน');
    expect(heard).not.toMatch(/เยี่ยมมาก|พัฒนาได้/u);
    expect((await Households.findById('H-0001').lean())?.registryCheck?.reason).toBe('died');
  });

  it('takes the flag back when the report is corrected', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    for (const label of ['ยังไม่ได้พบ', 'ย้ายไปแล้ว', 'ส่งรายงาน']) await somsri.taps(label);
    await somsri.types('เลือกบ้าน');
    await somsri.taps('ยายทองใบ');
    await somsri.taps('แก้ของเดิม');
    await somsri.taps('เหตุผล');
    expect(await somsri.taps('ไม่อยู่บ้าน')).toContain('แก้แล้ว · เหตุผล: ไม่อยู่บ้าน');
    await somsri.taps('ส่งรายงาน');
    expect(await sent()).toEqual({ met: 'not-met', whyNotMet: 'away' });
    expect((await Households.findById('H-0001').lean())?.registryCheck).toBeUndefined();
  });

  it('says a plain "no" and hears how it was understood', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    expect(await somsri.types('ไม่ได้เจอเลย')).toBe('เข้าใจว่า ยังไม่ได้พบ\nเพราะอะไร');
    expect(await somsri.types('ย้อนกลับ')).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
    expect(await somsri.types('ไม่ได้ไปหา แต่โทรเอา')).toContain('หมายถึง ยังไม่ได้พบ ใช่ไหม');
  });

  it('does not have to say why', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    await somsri.taps('ยังไม่ได้พบ');
    expect(await somsri.types('ข้าม')).toContain('เหตุผล: ข้าม');
    await somsri.taps('ส่งรายงาน');
    expect(await sent()).toEqual({ met: 'not-met', whyNotMet: null });
  });
});
