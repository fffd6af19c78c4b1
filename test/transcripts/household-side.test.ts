import { describe, expect, it } from 'vitest';
import { DAY, moveClock } from '../../src/clock.ts';
import { AdviceGivenRows } from '../../src/models/advice-given.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { Letters } from '../../src/models/letter.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

let thongbai: Talker;
let nok: Talker;

// ทองใบ belongs to H-0001, whose mentor is สมศรี; นก is the officer of ต.บัวหุ่ง.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await mentor(userId, 'H-0001');
  thongbai = talker(on.bot);
  nok = talker(on.bot);
  await member(thongbai.userId, 'H-0001');
  await officer(nok.userId, undefined, 'นก');
});

const pushed = () => on.bot.pushed();

describe('คำแนะนำ', () => {
  it('fits the open dimension, stage and month, and is the same all week', async () => {
    const first = await thongbai.types('คำแนะนำ');
    expect(first).toMatch(/^🌱 .+\n.+\nด้านรายได้ · สัปดาห์ อ\. 24 พ\.ย\. 69$/u);
    expect(await thongbai.types('ขอคำแนะนำหน่อย')).toBe(first);
    expect(await AdviceGivenRows.countDocuments()).toBe(1);
    moveClock(7 * DAY);
    expect(await thongbai.types('คำแนะนำ')).not.toBe(first);
  });

  it('can be another one, and none twice within 8 weeks', async () => {
    const seen = new Set([await thongbai.types('คำแนะนำ')]);
    for (let asked = 0; asked < 20; asked++) seen.add(await thongbai.taps('ขอคำแนะนำอื่น'));
    expect(seen.size).toBe(21);
  });

  it('done: the mentor hears of it once, however often it is tapped', async () => {
    await thongbai.types('คำแนะนำ');
    expect(await thongbai.taps('ทำแล้ว')).toBe('ดีใจด้วย บอกพี่เลี้ยงให้แล้ว');
    await thongbai.taps('คำแนะนำ');
    await thongbai.taps('ทำแล้ว');
    expect(await on.somsri.types('เมนู')).toMatch(/^บ้าน ยายทองใบ ทำตามคำแนะนำแล้ว: /u);
    expect(await on.somsri.types('เมนู')).not.toContain('ทำตามคำแนะนำแล้ว');
    expect(await OutboxMessages.countDocuments({ recipient: on.somsri.userId, class: 'notice' })).toBe(1);
    expect(await AdviceGivenRows.find().lean()).toMatchObject([{ household: 'H-0001', answer: 'done' }]);
  });

  it('will try: nobody is bothered', async () => {
    await thongbai.types('คำแนะนำ');
    expect(await thongbai.taps('จะลองทำ')).toContain('เป็นกำลังใจให้');
    await pushed();
    expect(on.somsri.hears()).toBe('');
  });

  it('need help: the mentor is told, and an officer where there is no mentor', async () => {
    await thongbai.types('คำแนะนำ');
    expect(await thongbai.taps('ขอให้พี่เลี้ยงช่วย')).toBe('แจ้งพี่เลี้ยงแล้ว จะติดต่อกลับ');
    await pushed();
    expect(on.somsri.hears()).toMatch(/^บ้าน ยายทองใบ อยากให้ช่วยเรื่อง: /u);
    await Pairings.deleteMany({});
    await thongbai.taps('คำแนะนำ');
    expect(await thongbai.taps('ขอให้พี่เลี้ยงช่วย')).toBe('แจ้งเจ้าหน้าที่แล้ว จะติดต่อกลับ');
    await pushed();
    expect(nok.hears()).toBe('มีคำขอใหม่ 1 เรื่องในพื้นที่ของคุณ');
  });

  it('is for households only', async () => {
    expect(await on.somsri.types('คำแนะนำ')).toBe('คำสั่งนี้สำหรับครัวเรือนเท่านั้น');
  });
});

describe('ความก้าวหน้า', () => {
  it('tells in kind words how far the household has come', async () => {
    const own = { household: 'H-0001', mentor: on.somsri.userId, submittedAt: new Date('2026-11-18') };
    const answers = {
      met: 'visit',
      activities: ['vegetables', 'saving'],
      'dimension:income': 'worse',
      baht: 1200,
      plan: 'ปลูกพริก',
    };
    await Reports.create({ ...own, _id: '2026-W47:H-0001', week: '2026-W47', answers });
    const heard = await thongbai.types('ความก้าวหน้า');
    expect(heard).toBe(
      [
        'เส้นทางของบ้าน ยายทองใบ',
        'ทุกคนมีศักยภาพ พัฒนาได้',
        'วันนี้อยู่ตรงไหน',
        'ตอนนี้: อยู่รอด',
        'ก้าวต่อไป: พอเพียง',
        'สุขภาพ: ไปได้ดี',
        'ความเป็นอยู่: ไปได้ดี',
        'การศึกษา: ไปได้ดี',
        'รายได้: กำลังดูแลไปด้วยกัน',
        'การเข้าถึงบริการภาครัฐ: ไปได้ดี',
        '4 สัปดาห์ที่ผ่านมา',
        'พี่เลี้ยงเล่าเรื่องบ้านคุณแล้ว 1 สัปดาห์',
        'ได้ลงมือทำ: ปลูกผัก, ออมเงิน',
        'มีรายได้เพิ่มหรือประหยัดได้ 1,200 บาท',
        'ต่อไป: ปลูกพริก',
      ].join('\n'),
    );
    expect(heard).not.toMatch(/จน|แย่|ตกเกณฑ์|ล้มเหลว/u);
  });
});

describe('ขอความช่วยเหลือ', () => {
  it('goes to mentor and officer, and she hears when someone takes it up', async () => {
    expect(await thongbai.types('ขอความช่วยเหลือ')).toBe('อยากให้ช่วยเรื่องอะไร');
    expect(thongbai.sees()).toEqual([
      'เรื่องด่วน',
      'สุขภาพ',
      'ความเป็นอยู่',
      'การศึกษา',
      'รายได้',
      'การเข้าถึงบริการภาครัฐ',
      'เรื่องอื่น',
    ]);
    expect(await thongbai.taps('ความเป็นอยู่')).toBe('อยากได้อะไร');
    await thongbai.taps('ซ่อม/สร้างบ้าน');
    expect(await thongbai.types('หลังคารั่ว')).toBe('แจ้งพี่เลี้ยงและเจ้าหน้าที่แล้ว มีคนรับเรื่องเมื่อไรจะบอกทันที');
    await pushed();
    expect(on.somsri.hears()).toBe('บ้าน ยายทองใบ ขอความช่วยเหลือ เจ้าหน้าที่ทราบแล้ว');
    expect(nok.hears()).toBe('มีคำขอใหม่ 1 เรื่องในพื้นที่ของคุณ');
    expect(await HelpRequests.find().lean()).toMatchObject([
      { kind: 'aid', item: 'house-repair', type: 'relief', household: 'H-0001', text: 'หลังคารั่ว' },
    ]);
    await nok.types('คำขอ');
    await nok.taps('รับเรื่อง');
    await pushed();
    expect(thongbai.hears()).toContain('นก');
    expect(await thongbai.types('คำขอของฉัน')).toContain('กำลังดำเนินการ');
  });

  it('can be taken back until someone has it in hand', async () => {
    await thongbai.types('ขอความช่วยเหลือ');
    expect(await thongbai.taps('เรื่องอื่น')).toBe('อยากให้ช่วยอะไร เล่าสั้น ๆ');
    expect(await thongbai.types('ข้าม')).toContain('อยากให้ช่วยอะไร เล่าสั้น ๆ');
    await thongbai.types('อยากได้คนช่วยเกี่ยวข้าว');
    await thongbai.taps('คำขอของฉัน');
    expect(await thongbai.taps('ยกเลิกคำขอ')).toBe('ยกเลิกคำขอแล้ว');
    expect(await HelpRequests.find().lean()).toMatchObject([{ kind: 'need', status: 'withdrawn' }]);
    expect(await nok.types('คำขอ')).toBe('ไม่มีคำขอความช่วยเหลือค้างอยู่');
  });

  it('that is urgent is an open case before she has told more', async () => {
    await thongbai.types('ขอความช่วยเหลือ');
    await thongbai.taps('เรื่องด่วน');
    const heard = await thongbai.taps('ไม่มีข้าวกิน');
    expect(heard).toContain('โทรได้เดี๋ยวนี้');
    expect(heard).toContain('อยากเล่าเพิ่มไหม');
    await pushed();
    expect(nok.hears()).toContain('บัวหุ่ง');
    expect(on.somsri.hears()).toContain('ขอความช่วยเหลือ');
    expect(await thongbai.types('ข้าวหมดตั้งแต่เมื่อวาน')).toBe('แจ้งเจ้าหน้าที่แล้ว ถ้ามีอันตรายโทร 1669 เดี๋ยวนี้');
    expect(await UrgentCases.find().lean()).toMatchObject([
      { kind: 'no-food', household: 'H-0001', story: 'ข้าวหมดตั้งแต่เมื่อวาน' },
    ]);
    await thongbai.unsends(thongbai.lastMessage());
    expect((await UrgentCases.find().lean())[0]).not.toHaveProperty('story');
  });

  it('of violence is told to officers and to nobody in the village', async () => {
    await thongbai.types('ขอความช่วยเหลือ');
    await thongbai.taps('เรื่องด่วน');
    await thongbai.taps('ถูกทำร้าย');
    await pushed();
    expect(nok.hears()).toContain('บัวหุ่ง');
    expect(on.somsri.hears()).toBe('');
  });

  it('asks for no health fact in words without consent', async () => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent: 'no' } });
    await thongbai.types('ขอความช่วยเหลือ');
    await thongbai.taps('สุขภาพ');
    expect(await thongbai.taps('ตรวจสุขภาพ')).toContain('แจ้งพี่เลี้ยงและเจ้าหน้าที่แล้ว');
  });

  it('takes no words of danger for an answer', async () => {
    await thongbai.types('ขอความช่วยเหลือ');
    await thongbai.taps('เรื่องอื่น');
    expect(await thongbai.types('ไม่มีข้าวกินมาสองวันแล้ว')).toContain('โทรได้เดี๋ยวนี้');
    expect(await UrgentCases.countDocuments({ kind: 'no-food' })).toBe(1);
  });

  it('still helps a mentor who types it', async () => {
    expect(await on.somsri.types('ขอความช่วยเหลือ')).toContain('พิมพ์ รายงาน เพื่อเริ่มรายงานบ้าน');
  });
});

describe('คุยกับพี่เลี้ยง', () => {
  it('is passed on both ways without an id of LINE, and without words on a lock screen', async () => {
    expect(await thongbai.types('คุยกับพี่เลี้ยง')).toBe('อยากบอกอะไร สมศรี');
    expect(await thongbai.types('พรุ่งนี้เช้าอยู่บ้าน')).toBe('ส่งต่อให้แล้ว');
    await pushed();
    expect(on.somsri.hears()).toBe('มีข้อความฝากถึงคุณ 1 ข้อความ');
    const [row] = await OutboxMessages.find({ recipient: on.somsri.userId, class: 'notice' }).lean();
    expect(JSON.stringify(row!.messages)).toContain('พรุ่งนี้เช้าอยู่บ้าน');
    expect(JSON.stringify(row!.messages)).not.toContain(thongbai.userId);
    expect(await on.somsri.taps('ตอบกลับ')).toBe('อยากบอกอะไร ยายทองใบ');
    await on.somsri.types('จะแวะไปเจ็ดโมง');
    await pushed();
    expect(thongbai.hears()).toContain('มีข้อความฝากถึงคุณ 1 ข้อความ');
    expect(await Letters.find().sort({ at: 1 }).lean()).toMatchObject([
      { way: 'to-mentor', text: 'พรุ่งนี้เช้าอยู่บ้าน' },
      { way: 'to-household', text: 'จะแวะไปเจ็ดโมง' },
    ]);
  });

  it('loses the words of a message that is taken back', async () => {
    await thongbai.types('คุยกับพี่เลี้ยง');
    await thongbai.types('เรื่องลับ');
    await thongbai.unsends(thongbai.lastMessage());
    expect(JSON.stringify(await Letters.find().lean())).not.toContain('เรื่องลับ');
  });

  it('costs the office no more than 5 messages a day', async () => {
    for (let written = 0; written < 5; written++) {
      await thongbai.types('คุยกับพี่เลี้ยง');
      expect(await thongbai.types('สวัสดี')).toBe('ส่งต่อให้แล้ว');
    }
    await thongbai.types('คุยกับพี่เลี้ยง');
    expect(await thongbai.types('สวัสดี')).toContain('ครบ 5 ครั้งแล้ว');
    expect(await Letters.countDocuments()).toBe(5);
  });

  it('says so where nobody can be reached', async () => {
    await Pairings.updateMany({}, { $set: { to: new Date() } });
    expect(await thongbai.types('คุยกับพี่เลี้ยง')).toContain('ยังติดต่อพี่เลี้ยงทางนี้ไม่ได้');
    // What she was sent before the pairing ended opens nothing any more.
    expect(await on.somsri.types('เขียนถึงบ้าน H-0001')).toContain('ยังติดต่อบ้านนี้ทาง LINE ไม่ได้');
  });
});

it('works in English', async () => {
  await thongbai.types('English');
  expect(await thongbai.types('advice')).toContain('Income · week of');
  expect(await thongbai.taps('Done')).toBe('Well done! Your mentor knows.');
  expect(await thongbai.types('my progress')).toContain('The way of ยายทองใบ');
  await thongbai.types('ask for help');
  await thongbai.taps('Something else');
  expect(await thongbai.types('hands for the harvest')).toContain('Your mentor and the officers know.');
});
