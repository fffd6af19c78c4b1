import { describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { picture } from '../support/pictures.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor } from '../support/village.ts';

const on = transcript();
const report = () => Reports.findById('2026-W48:H-0001').lean();
const SUNDAY_NIGHT = '2026-11-29T23:58:00+07:00';
const MONDAY = '2026-11-30T00:02:00+07:00';

/** She has reported, and wants to report on the same household once more. */
async function oncemore(): Promise<string> {
  await reportUpTo(on.somsri, 'sent');
  setClock('2026-11-25T17:00:00+07:00');
  await on.somsri.types('รายงาน');
  return on.somsri.taps('ยายทองใบ');
}

describe('a second report of the same week', () => {
  it('is offered as a correction or an addition', async () => {
    expect(await oncemore()).toBe('บ้าน ยายทองใบ ส่งแล้วเมื่อ อ. 24 พ.ย. 69 ต้องการแก้หรือส่งเพิ่ม');
    expect(on.somsri.sees()).toEqual(['แก้ของเดิม', 'ส่งเพิ่ม', 'ยกเลิก']);
  });

  it('corrects: the old values are kept, the number stays', async () => {
    const { somsri } = on;
    await oncemore();
    expect(await somsri.taps('แก้ของเดิม')).toContain('เงินที่ได้/ประหยัด: 300 บาท');
    await somsri.taps('เงินที่ได้/ประหยัด');
    await somsri.types('750');
    expect(await somsri.taps('ส่งรายงาน')).toContain('เลขที่ 69/48-H-0001 ');
    await somsri.types('รายงาน');
    await somsri.taps('ยายทองใบ');
    await somsri.taps('แก้ของเดิม');
    await somsri.taps('เงินที่ได้/ประหยัด');
    await somsri.types('800');
    expect(await somsri.taps('ส่งรายงาน')).toContain('เลขที่ 69/48-H-0001 ');
    const stored = await report();
    expect(stored?.answers['baht']).toBe(800);
    expect(stored?.revisions.map(({ answers }) => answers['baht'])).toEqual([300, 750]);
    expect(stored?.revisions[0]).toMatchObject({ replacedBy: somsri.userId });
    expect(await Reports.countDocuments()).toBe(1);
  });

  it('adds: the first stays as it is', async () => {
    const { somsri } = on;
    await oncemore();
    expect(await somsri.taps('ส่งเพิ่ม')).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
    await somsri.taps('โทรคุย');
    await somsri.taps('วันนี้');
    await somsri.taps('ไม่มี');
    await reportUpTo(somsri, 'sent', 'activities');
    expect(await report()).toMatchObject({
      answers: { met: 'visit' },
      additions: [{ answers: { met: 'phone', metOn: '2026-11-25' }, mentor: somsri.userId }],
      revisions: [],
    });
  });

  it('left alone, nothing changes', async () => {
    await oncemore();
    expect(await on.somsri.taps('ยกเลิก')).toBe('ได้เลย รายงานเดิมยังอยู่');
    expect(await report()).toMatchObject({ revisions: [], additions: [] });
  });

  it.each([['ยกเลิก'], ['ยกเลิกค่ะ'], ['3']])('left by typing: %s', async (typed) => {
    await oncemore();
    expect(await on.somsri.types(typed)).toContain('ได้เลย รายงานเดิมยังอยู่');
  });

  it('an urgent need in an addition is a case of its own', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    await somsri.taps('เจ็บป่วย');
    await somsri.types('ไข้สูง');
    await reportUpTo(somsri, 'sent', 'activities');
    await somsri.types('รายงาน');
    await somsri.taps('ยายทองใบ');
    await somsri.taps('ส่งเพิ่ม');
    await reportUpTo(somsri, 'urgent', 'met');
    await somsri.taps('ถูกทำร้าย');
    await somsri.types('ลูกชายเมาแล้วโวยวาย');
    await somsri.types('ย้อนกลับ');
    await somsri.types('ย้อนกลับ');
    await somsri.taps('ไม่มี');
    const cases = await UrgentCases.find().sort({ kind: 1 }).lean();
    expect(cases.map(({ kind, status, story }) => [kind, status, story])).toEqual([
      ['illness', 'open', 'ไข้สูง'],
      ['violence', 'withdrawn', 'ลูกชายเมาแล้วโวยวาย'],
    ]);
  });

  it('photos of the first are still there in a correction, and stay in what was before', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'photos');
    await somsri.sendsPhoto(await picture());
    const first = somsri.lastMessage();
    for (const label of ['พอแล้ว', 'ไม่เห็น', 'ส่งรายงาน']) await somsri.taps(label);
    await somsri.types('รายงาน');
    await somsri.taps('ยายทองใบ');
    expect(await somsri.taps('แก้ของเดิม')).toContain('รูปภาพ: 1 รูป');
    await somsri.taps('รูปภาพ');
    await somsri.taps('เปลี่ยนรูป');
    await somsri.sendsPhoto(await picture(10));
    for (const label of ['พอแล้ว', 'ไม่เห็น', 'ส่งรายงาน']) await somsri.taps(label);
    const stored = await report();
    expect(stored?.photos).toEqual([somsri.lastMessage()]);
    expect(stored?.revisions[0]?.answers['photos']).toEqual([first]);
    expect(await on.bot.store.photos.read(first)).not.toBeNull();
  });
});

describe('two mentors of one household', () => {
  it('the one who comes second is asked, and loses nothing', async () => {
    const { somsri } = on;
    const bunsri = talker(on.bot);
    await mentor(bunsri.userId, 'H-0001');
    await reportUpTo(bunsri, 'summary');
    await reportUpTo(somsri, 'sent');
    expect(await bunsri.taps('ส่งรายงาน')).toBe(
      'ระหว่างนี้มีคนส่งรายงานบ้านนี้แล้ว คำตอบของคุณยังอยู่\nบ้าน ยายทองใบ ส่งแล้วเมื่อ อ. 24 พ.ย. 69 ต้องการแก้หรือส่งเพิ่ม',
    );
    expect(await bunsri.taps('ส่งเพิ่ม')).toContain('สรุปบ้าน ยายทองใบ');
    expect(await bunsri.taps('ส่งรายงาน')).toContain('รับแล้ว เลขที่ 69/48-H-0001');
    expect(await report()).toMatchObject({
      mentor: somsri.userId,
      additions: [{ mentor: bunsri.userId, answers: { baht: 300 } }],
    });
    expect(await bunsri.types('ทำต่อ')).toBe('ไม่มีเรื่องที่ค้างไว้');
  });

  it('may leave it: her draft can be gone on with, and does not come up by itself', async () => {
    const { somsri } = on;
    const bunsri = talker(on.bot);
    await mentor(bunsri.userId, 'H-0001');
    await reportUpTo(bunsri, 'summary');
    await reportUpTo(somsri, 'sent');
    await bunsri.taps('ส่งรายงาน');
    await bunsri.taps('ยกเลิก');
    setClock('2026-12-01T09:00:00+07:00');
    await bunsri.types('รายงาน');
    expect(await bunsri.taps('เริ่มเลย')).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
  });

  it('have their own urgent cases', async () => {
    const { somsri } = on;
    const bunsri = talker(on.bot);
    await mentor(bunsri.userId, 'H-0001');
    await reportUpTo(somsri, 'urgent');
    await reportUpTo(bunsri, 'urgent');
    await somsri.taps('เจ็บป่วย');
    await bunsri.taps('บ้านไม่ปลอดภัย');
    await bunsri.types('ย้อนกลับ');
    await bunsri.taps('ไม่มี');
    const cases = await UrgentCases.find().sort({ kind: 1 }).lean();
    expect(cases.map(({ kind, status }) => [kind, status])).toEqual([
      ['illness', 'open'],
      ['unsafe-house', 'withdrawn'],
    ]);
  });
});

describe('the week closes on Sunday at midnight', () => {
  it('a draft finished after it counts for the week in which it is sent', async () => {
    const { somsri } = on;
    setClock(SUNDAY_NIGHT);
    await reportUpTo(somsri, 'summary');
    setClock(MONDAY);
    // ทองใบ's household has no LINE, so its advice is read to it.
    const heard = (await somsri.taps('ส่งรายงาน'))
      .split('\n')
      .filter((line) => !/^🌱|ฝากอ่าน|^ด้าน|อากาศ/u.test(line));
    expect(heard.join('\n')).toBe(
      'เริ่มไว้ในสัปดาห์ จ. 23 พ.ย. 69 จึงนับเป็นรายงานของสัปดาห์นี้\nรับแล้ว เลขที่ 69/49-H-0001 ครบทุกบ้านแล้ว เยี่ยมมาก พบกันสัปดาห์หน้า',
    );
    expect((await Reports.find().lean()).map(({ _id }) => _id)).toEqual(['2026-W49:H-0001']);
  });

  it('a correction may be sent until then', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    setClock(SUNDAY_NIGHT);
    await somsri.types('รายงาน');
    await somsri.taps('ยายทองใบ');
    await somsri.taps('แก้ของเดิม');
    await somsri.taps('ด้านสุขภาพ');
    await somsri.taps('ดีขึ้น');
    await somsri.taps('ส่งรายงาน');
    expect((await report())?.revisions).toHaveLength(1);
  });

  it.each([
    ['แก้ของเดิม', 'amend'],
    ['ส่งเพิ่ม', 'add'],
  ])('"%s" sent after it goes to an officer', async (label, mode) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    setClock(SUNDAY_NIGHT);
    await somsri.types('รายงาน');
    await somsri.taps('ยายทองใบ');
    const heard = await somsri.taps(label);
    if (mode === 'add') await reportUpTo(somsri, 'summary', 'met');
    expect(heard).toContain('บ้าน');
    setClock(MONDAY);
    expect(await somsri.taps('ส่งรายงาน')).toContain('สัปดาห์นั้นปิดแล้ว ส่งคำแก้ไขให้เจ้าหน้าที่แล้ว');
    expect(await HelpRequests.find().lean()).toMatchObject([
      {
        kind: 'late-correction',
        household: 'H-0001',
        details: { report: '2026-W48:H-0001', mode, answers: { baht: 300 } },
      },
    ]);
    expect(await report()).toMatchObject({ revisions: [], additions: [] });
    expect(await Reports.countDocuments()).toBe(1);
  });
});
