import { describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
const answer = async (key: string) =>
  (await Conversations.findById(on.somsri.userId).lean())?.current?.answers[key];
const requests = () => HelpRequests.find().lean();

describe('what stands in the way', () => {
  it('leads to the aid of the open dimensions, and to a help request once it is sent', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    expect(somsri.sees()).toEqual(['กำลังใจ/ความคิด', 'ความรู้/ทักษะ', 'ที่ดิน น้ำ ทุน ของ', 'ทางออก/ที่ขาย', 'ไม่ติดขัด']);
    expect(await somsri.taps('ที่ดิน น้ำ ทุน ของ')).toBe('อยากให้ช่วยอะไร');
    expect(somsri.sees()).toEqual([
      'ตรวจสุขภาพ',
      'เยี่ยมบ้าน รพ.สต.',
      'กายอุปกรณ์',
      'เมล็ดพันธุ์/กล้า',
      'ไก่ไข่/เป็ด/ปลา',
      'แปลงแบ่งปัน',
      'ฝึกอาชีพ',
      'กองทุน/ออม',
      'ที่ปรึกษาหนี้',
      'ยังไม่ต้อง',
    ]);
    await somsri.types('เมล็ดพันธุ์');
    expect(await requests()).toEqual([]);
    await reportUpTo(somsri, 'sent', 'plan');
    expect(await requests()).toMatchObject([
      { _id: 'report:2026-W48:H-0001', kind: 'aid', item: 'seeds', status: 'requested', household: 'H-0001' },
    ]);
  });

  it.each(['ยังไม่ต้อง', '>ไม่ต้องค่ะ', '>ข้าม'])('asks for nothing yet: %s', async (said) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    await somsri.taps('ความรู้/ทักษะ');
    await (said.startsWith('>') ? somsri.types(said.slice(1)) : somsri.taps(said));
    await reportUpTo(somsri, 'sent', 'plan');
    expect(await requests()).toEqual([]);
  });

  it('nothing in the way: no question about aid', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'obstacle');
    expect(await somsri.types('ไม่มี')).toContain('สัปดาห์หน้าจะทำอะไร');
    expect(await answer('obstacle')).toBe('none');
  });

  it('a long menu is asked for by dimension first', async () => {
    const { somsri } = on;
    const five = ['health', 'living', 'education', 'income', 'services'];
    await Households.updateOne({ _id: 'H-0001' }, { $set: { openDimensions: five } });
    await reportUpTo(somsri, 'health');
    for (let more = 0; more < 5; more++) await somsri.taps('เหมือนเดิม');
    await somsri.taps('ไม่มี');
    expect(await somsri.taps('ทางออก/ที่ขาย')).toBe('อยากให้ช่วยด้านไหน');
    expect(somsri.sees()).toEqual([
      'สุขภาพ',
      'ความเป็นอยู่',
      'การศึกษา',
      'รายได้',
      'การเข้าถึงบริการภาครัฐ',
      'ยังไม่ต้อง',
    ]);
    await somsri.taps('ความเป็นอยู่');
    expect(somsri.sees()).toEqual(['ซ่อม/สร้างบ้าน', 'ห้องน้ำ', 'ถุงยังชีพ', 'น้ำดื่มน้ำใช้', 'ยังไม่ต้อง']);
    await somsri.taps('ห้องน้ำ');
    await reportUpTo(somsri, 'summary', 'plan');
    await somsri.taps('ด้านที่ขอให้ช่วย');
    expect(await somsri.taps('การศึกษา')).toBe('อยากให้ช่วยอะไร');
    await somsri.taps('ทุนการศึกษา');
    await somsri.taps('ส่งรายงาน');
    expect(await requests()).toMatchObject([{ item: 'scholarship' }]);
  });

  it('a household without open dimensions may ask for anything', async () => {
    const { somsri } = on;
    await Households.updateOne({ _id: 'H-0001' }, { $set: { openDimensions: [] } });
    await reportUpTo(somsri, 'health');
    await somsri.taps('ไม่มี');
    expect(await somsri.taps('กำลังใจ/ความคิด')).toBe('อยากให้ช่วยด้านไหน');
    expect(await somsri.taps('ยังไม่ต้อง')).toContain('สัปดาห์หน้า');
  });

  it('changed in a sent report, the request changes; taken back, it is withdrawn', async () => {
    const { somsri } = on;
    const amend = async () => {
      await somsri.types('เลือกบ้าน');
      await somsri.taps('ยายทองใบ');
      await somsri.taps('แก้ของเดิม');
    };
    await reportUpTo(somsri, 'obstacle');
    await somsri.taps('ความรู้/ทักษะ');
    await somsri.taps('ฝึกอาชีพ');
    await reportUpTo(somsri, 'sent', 'plan');
    await amend();
    await somsri.taps('ขอให้ช่วย');
    await somsri.taps('กองทุน/ออม');
    await somsri.taps('ส่งรายงาน');
    expect(await requests()).toMatchObject([{ item: 'fund', status: 'requested' }]);
    await amend();
    await somsri.taps('ติดขัด');
    await somsri.taps('ไม่ติดขัด');
    await somsri.taps('ส่งรายงาน');
    expect(await requests()).toMatchObject([{ status: 'withdrawn' }]);
  });
});

describe('the plan for next week', () => {
  it('is one of three that fit the season and what is open', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    const plans = somsri.sees();
    expect(plans).toHaveLength(3);
    await somsri.taps(plans[1]!);
    expect(await answer('plan')).toBe(plans[1]);
  });

  it('is the second of three by its number', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    const second = somsri.sees()[1]!;
    expect(await somsri.types('๒')).toContain(`เข้าใจว่า ${second}`);
    expect(await answer('plan')).toBe(second);
  });

  it('is her own words, also where they contain a proposal', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    const [first] = somsri.sees();
    expect(await somsri.types(`${first} แล้วก็ขายไข่`)).toMatch(/^ส่งรูปได้/u);
    expect(await answer('plan')).toBe(`${first} แล้วก็ขายไข่`);
  });

  it('is at most 200 characters', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    expect(await somsri.types('ก'.repeat(201))).toContain('ขอสั้นลงอีกนิด ไม่เกิน 200 ตัวอักษร');
    await somsri.types('ข'.repeat(200));
    expect(await answer('plan')).toBe('ข'.repeat(200));
  });

  it('proposed last week and tapped this week is still what it says', async () => {
    const { somsri } = on;
    const { setClock } = await import('../../src/clock.ts');
    await reportUpTo(somsri, 'plan');
    const [first] = somsri.sees();
    const tap = somsri.tapEvent(first!);
    setClock('2026-12-01T09:00:00+07:00');
    await on.bot.deliver({ ...tap, timestamp: Date.parse('2026-12-01T09:00:00+07:00') });
    await on.bot.settled();
    expect(await answer('plan')).toBe(first);
  });

  it('is not known yet, or passed over', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    await somsri.types('ยังไม่รู้');
    expect(await answer('plan')).toBe('unknown');
    await somsri.types('ย้อนกลับ');
    await somsri.types('-');
    expect(await answer('plan')).toBeNull();
  });

  it.each(['😀😀', '???', '​'])('needs at least one letter: %j', async (typed) => {
    const { somsri } = on;
    await reportUpTo(somsri, 'plan');
    expect(await somsri.types(typed)).toContain('สัปดาห์หน้าจะทำอะไร');
    expect(await answer('plan')).toBeUndefined();
  });
});
