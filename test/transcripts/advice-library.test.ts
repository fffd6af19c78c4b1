import { describe, expect, it } from 'vitest';
import { adviceById, adviceLibrary } from '../../src/advice/library.ts';
import { MINUTE, moveClock } from '../../src/clock.ts';
import { AdviceGivenRows } from '../../src/models/advice-given.ts';
import { AdviceTexts } from '../../src/models/advice-text.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import type { SentMessage } from '../support/line-api.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

let wichai: Talker;
let orathai: Talker;
let somchai: Talker;
let thongbai: Talker;

// วิชัย is an officer of the district; อรทัย and สมชาย are the province's; ทองใบ is of H-0001.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await mentor(userId, 'H-0001');
  wichai = talker(on.bot);
  orathai = talker(on.bot);
  somchai = talker(on.bot);
  thongbai = talker(on.bot);
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(somchai.userId, { level: 'province' }, 'สมชาย');
  await member(thongbai.userId, 'H-0001');
});

const refOf = async ({ userId }: Talker): Promise<string> => (await People.findById(userId).lean())!.ref;
const STRAW = 'ฟางจากนาเก็บไว้คลุมแปลงผัก ดินชื้นนาน รดน้ำน้อยลง';
const PILLS = 'กินยาตามที่หมอสั่งทุกวัน ถ้ายาใกล้หมดให้บอก อสม.';

/** Answers every question for a piece in a dimension, up to the summary; what she hears last. */
async function writes(who: Talker, dimension: string, title: string, body: string): Promise<string> {
  await who.types('คลังคำแนะนำ');
  await who.taps('เพิ่มคำแนะนำ');
  await who.taps(dimension);
  await who.types('อยู่รอด พอเพียง');
  await who.taps('ทั้งปี');
  await who.types(title);
  await who.types(body);
  return who.taps('ไม่เจาะจง');
}

async function sendsPills(who: Talker): Promise<string> {
  await writes(who, 'สุขภาพ', 'กินยาให้ครบ', PILLS);
  const heard = await who.taps('ส่งคำแนะนำ');
  await on.bot.pushed();
  return heard;
}

/** A card without what its buttons send. */
const looksOf = ({ contents }: SentMessage): string =>
  JSON.stringify(contents).replace(/"data":"(?:[^"\\]|\\.)*"/gu, '');

const newsAndTexts = async (): Promise<string> =>
  JSON.stringify([await OutboxMessages.find().lean(), await AdviceTexts.find().lean()]);

describe('คลังคำแนะนำ', () => {
  it('shows the dimensions, and the pieces of one with what households said to them', async () => {
    const rows = [{ answer: 'done' }, { answer: 'need-help' }, {}] as const;
    for (const [index, row] of rows.entries())
      await AdviceGivenRows.create({
        _id: `H-0001:adv-income-06:e${index}`,
        household: 'H-0001',
        advice: 'adv-income-06',
        at: new Date(),
        ...row,
      });
    expect(await wichai.types('คลังคำแนะนำ')).toContain('รายได้\nใช้อยู่ 14 · รออนุมัติ 0 · เลิกใช้ 0');
    await wichai.taps('เพิ่มคำแนะนำ');
    await wichai.types('ยกเลิก');
    await wichai.types('คลังคำแนะนำ');
    const data = JSON.stringify(['', '', '!advice-library of income']);
    const first = await wichai.hearsAfter(wichai.event({ type: 'postback', postback: { data } }));
    expect(first).toContain('คำแนะนำด้านรายได้\n14 เรื่อง\nเริ่มจดบัญชีครัวเรือนวันละบรรทัด\nทั้งปี · อยู่รอด\n');
    expect(first).toContain('ทำปุ๋ยหมักกองแรก\nทั้งปี · อยู่รอด, พอเพียง, ยั่งยืน\nให้ไป 3 · ทำแล้ว 1 · ขอช่วย 1');
    expect(first).toContain('ผักหน้าหนาว ลงมือได้เลย\nต.ค., พ.ย., ธ.ค., ม.ค. · อยู่รอด, พอเพียง\nให้ไป 0');
    expect(await wichai.taps('ดูต่อ')).toContain('เลี้ยงไก่ 3–5 ตัว ไว้กินไข่');
    expect(await wichai.taps('ดูต่อ')).toContain('เหลือกิน แบ่งปัน แล้วค่อยขาย');
  });

  it('previews the very card a household gets, and a tap on its answers records nothing', async () => {
    expect(await thongbai.types('คำแนะนำ')).toMatch(/^🌱 /u);
    const { advice } = await AdviceGivenRows.findOne().lean().orFail();
    const householdCard = on.bot.line.sent.at(-1)!.messages.find(({ type }) => type === 'flex')!;
    const see = JSON.stringify(['', '', `!advice-library see ${advice}`]);
    // She keeps advice as an officer, and belongs to the household too.
    await People.updateOne(
      { _id: wichai.userId },
      { $set: { roles: ['officer', 'household'], household: 'H-0001' } },
    );
    const heard = await wichai.hearsAfter(wichai.event({ type: 'postback', postback: { data: see } }));
    expect(heard).toContain('ครัวเรือนจะเห็นแบบนี้');
    const preview = on.bot.line.sent.at(-1)!.messages.find(({ type }) => type === 'flex')!;
    expect(looksOf(preview)).toBe(looksOf(householdCard));
    const before = await AdviceGivenRows.find().lean();
    for (const answer of ['ทำแล้ว', 'จะลองทำ', 'ขอให้พี่เลี้ยงช่วย'])
      expect(await wichai.taps(answer)).toBe('นี่เป็นตัวอย่าง ไม่มีอะไรถูกบันทึก');
    expect(await AdviceGivenRows.find().lean()).toEqual(before);
  });

  it('retires a piece only after a second look, keeps its name, and brings it back', async () => {
    await thongbai.types('คำแนะนำ');
    const { advice } = await AdviceGivenRows.findOne().lean().orFail();
    const { title } = adviceById(advice)!;
    const tap = (deed: string) =>
      wichai.hearsAfter(
        wichai.event({
          type: 'postback',
          postback: { data: JSON.stringify(['', '', `!advice-library ${deed} ${advice}`]) },
        }),
      );
    expect(await tap('retire')).toBe(`เลิกใช้ ${title} ใช่ไหม ครัวเรือนจะไม่ได้รับเรื่องนี้อีก`);
    expect(adviceLibrary().some(({ id }) => id === advice)).toBe(true);
    expect(await wichai.taps('ใช่ เลิกใช้')).toBe('เลิกใช้แล้ว นำกลับมาใช้ได้ทุกเมื่อ');
    expect(adviceLibrary().some(({ id }) => id === advice)).toBe(false);
    expect(await thongbai.taps('ทำแล้ว')).toBe('ดีใจด้วย บอกพี่เลี้ยงให้แล้ว');
    expect(await on.somsri.types('เมนู')).toContain(title);
    expect(await tap('edit')).toBe('เรื่องนี้เลิกใช้อยู่ แตะ นำกลับมาใช้ ก่อน แล้วค่อยแก้');
    moveClock(MINUTE);
    expect(await wichai.taps('นำกลับมาใช้')).toBe('นำกลับมาใช้แล้ว');
    expect(adviceLibrary().some(({ id }) => id === advice)).toBe(true);
    const ref = await refOf(wichai);
    expect(await AuditEntries.find({ deed: 'advice' }).sort({ at: 1 }).lean()).toMatchObject([
      { actor: ref, details: { advice, what: 'retired' } },
      { actor: ref, details: { advice, what: 'brought-back' } },
    ]);
  });

  it('is for officers of the district and the province only', async () => {
    const nok = talker(on.bot);
    await officer(nok.userId, undefined, 'นก');
    for (const who of [nok, on.somsri])
      expect(await who.types('คลังคำแนะนำ')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่อำเภอขึ้นไปเท่านั้น');
    expect(await wichai.types('คำแนะนำรออนุมัติ')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่จังหวัดเท่านั้น');
  });
});

describe('a new piece of advice', () => {
  it('on income is with the households at once', async () => {
    const summary = await writes(wichai, 'รายได้', 'เก็บฟาง', STRAW);
    expect(summary).toContain(`🌱 เก็บฟาง\n${STRAW}\nด้านรายได้ · สัปดาห์`);
    expect(summary).toContain(`หัวข้อ: เก็บฟาง\nคำแนะนำ: ${STRAW}\nช่วยเรื่อง: ไม่เจาะจง`);
    expect(await wichai.taps('ส่งคำแนะนำ')).toBe('ใช้ได้แล้ว ครัวเรือนจะได้รับข้อความนี้');
    expect(adviceLibrary().at(-1)).toMatchObject({
      dimension: 'income',
      stages: ['survive', 'sufficient'],
      months: null,
      title: 'เก็บฟาง',
      body: STRAW,
    });
    await on.bot.pushed();
    expect(orathai.hears()).toBe('');
  });

  it('takes months and obstacles, and shows a changed line on the card again', async () => {
    await wichai.types('คลังคำแนะนำ');
    await wichai.taps('เพิ่มคำแนะนำ');
    await wichai.types('รายได้');
    await wichai.taps('อยู่รอด');
    await wichai.taps('ครบแล้ว');
    await wichai.taps('บางเดือน');
    await wichai.types('พฤศจิกายน กับ ธันวา');
    await wichai.types('เก็บฟาง');
    await wichai.types(STRAW);
    await wichai.taps('ที่ดิน น้ำ ทุน ของ');
    await wichai.taps('ครบแล้ว');
    await wichai.taps('หัวข้อ');
    expect(await wichai.types('เก็บฟางไว้คลุมดิน')).toContain('🌱 เก็บฟางไว้คลุมดิน');
    await wichai.taps('ส่งคำแนะนำ');
    expect(adviceLibrary().at(-1)).toMatchObject({
      months: [11, 12],
      obstacles: ['resource'],
      title: 'เก็บฟางไว้คลุมดิน',
    });
  });

  it('that is too long is told by how many characters, and nothing given before is lost', async () => {
    await wichai.types('คลังคำแนะนำ');
    await wichai.taps('เพิ่มคำแนะนำ');
    await wichai.taps('รายได้');
    await wichai.types('อยู่รอด');
    await wichai.taps('ทั้งปี');
    expect(await wichai.types('ที่'.repeat(73))).toContain('ยาวไป 13 ตัวอักษร ขอไม่เกิน 60');
    expect(await wichai.types('ที่'.repeat(60))).toContain('พิมพ์คำแนะนำ ไม่เกิน 300 ตัวอักษร');
    expect(await wichai.types('น้ำ'.repeat(341))).toContain('ยาวไป 41 ตัวอักษร ขอไม่เกิน 300');
    expect(await wichai.types('น้ำ'.repeat(300))).toContain('ช่วยเรื่องที่บ้านติดขัดข้อไหน');
    expect(await wichai.types('ข้าม')).toContain(`หัวข้อ: ${'ที่'.repeat(60)}`);
    await wichai.taps('ส่งคำแนะนำ');
    expect(adviceLibrary().at(-1)).toMatchObject({ body: 'น้ำ'.repeat(300) });
  });

  it('may speak of hunger and illness: that is no cry for help', async () => {
    await writes(wichai, 'รายได้', 'ไม่มีข้าวกิน โทร 1300', 'ถ้าไม่มีข้าวกิน ถูกทำร้าย หรือหมดสติ โทรทันที');
    await wichai.taps('ส่งคำแนะนำ');
    expect(adviceLibrary().at(-1)?.title).toBe('ไม่มีข้าวกิน โทร 1300');
    expect(await UrgentCases.countDocuments()).toBe(0);
    expect(wichai.hears()).not.toContain('โทรได้เดี๋ยวนี้');
  });
});

describe('advice on health', () => {
  it('waits for another officer of the province, who hears of it; then its author hears', async () => {
    const count = adviceLibrary().length;
    expect(await sendsPills(wichai)).toContain('ส่งแล้ว รอเจ้าหน้าที่จังหวัดอีกคนอนุมัติ แล้วครัวเรือนจึงได้รับ');
    expect(adviceLibrary().length).toBe(count);
    for (const who of [orathai, somchai]) expect(who.hears()).toBe('มีคำแนะนำ 1 เรื่องรออนุมัติ');
    expect(await orathai.taps('คำแนะนำรออนุมัติ')).toBe(
      `คำแนะนำรออนุมัติ\nรออยู่ 1 เรื่อง\nกินยาให้ครบ\n${PILLS}\nด้าน: สุขภาพ\nขั้น: อยู่รอด, พอเพียง\n` +
        'ช่วงเวลา: ทั้งปี\nข้อความเดิม: เรื่องใหม่\nเขียนโดย: วิชัย · อ. 24 พ.ย. 69',
    );
    moveClock(MINUTE);
    expect(await orathai.taps('อนุมัติ')).toBe('อนุมัติแล้ว ครัวเรือนจะได้รับข้อความนี้ บอกผู้เขียนให้แล้ว');
    expect(adviceLibrary().at(-1)).toMatchObject({ dimension: 'health', body: PILLS });
    await on.bot.pushed();
    expect(wichai.hears()).toContain('คำแนะนำ กินยาให้ครบ อนุมัติแล้ว ใช้ได้แล้ว');
    const [author, approver] = [await refOf(wichai), await refOf(orathai)];
    const logged = await AuditEntries.find({ deed: 'advice' }).sort({ at: 1 }).lean();
    expect(logged).toMatchObject([
      { actor: author, details: { what: 'sent' } },
      { actor: approver, details: { what: 'approved' } },
    ]);
    expect(JSON.stringify(logged)).not.toContain('กินยา');
    const stored = JSON.stringify(await AdviceTexts.find().lean());
    for (const { userId } of [wichai, orathai]) expect(stored).not.toContain(userId);
  });

  it('is never approved by its author, also not with a button she has made herself', async () => {
    await sendsPills(orathai);
    expect(orathai.hears()).not.toContain('รออนุมัติ 1');
    const heard = await orathai.types('คำแนะนำรออนุมัติ');
    expect(heard).toContain('ข้อความของคุณเอง ต้องให้คนอื่นอนุมัติ');
    expect(() => orathai.tapEvent('อนุมัติ')).toThrow('She sees no');
    const { _id, waiting } = await AdviceTexts.findOne().lean().orFail();
    for (const deed of ['approve', 'return']) {
      const data = JSON.stringify(['', '', `!advice-approvals ${deed} ${_id} ${waiting!.event}`]);
      expect(await orathai.hearsAfter(orathai.event({ type: 'postback', postback: { data } }))).toBe(
        'ข้อความของตัวเอง ต้องให้เจ้าหน้าที่คนอื่นอนุมัติ',
      );
    }
    expect(await AdviceTexts.findById(_id).lean()).not.toHaveProperty('live');
  });

  it('that two decide on at once: the first counts', async () => {
    await sendsPills(wichai);
    await orathai.types('คำแนะนำรออนุมัติ');
    await somchai.types('คำแนะนำรออนุมัติ');
    moveClock(MINUTE);
    await on.bot.deliver(orathai.tapEvent('อนุมัติ'), somchai.tapEvent('อนุมัติ'));
    await on.bot.settled();
    const heard = [orathai, somchai].map((who) => who.hears().split('\n').at(-1));
    expect(heard).toContain('อนุมัติแล้ว ครัวเรือนจะได้รับข้อความนี้ บอกผู้เขียนให้แล้ว');
    expect(heard.join('\n')).toMatch(/^เรื่องนี้ (?:อรทัย|สมชาย) พิจารณาไปแล้ว$/mu);
    const [stored] = await AdviceTexts.find().lean();
    expect(stored!.history.filter(({ what }) => what === 'approved').length).toBe(1);
    await on.bot.pushed();
    expect(await OutboxMessages.countDocuments({ recipient: wichai.userId, class: 'notice' })).toBe(1);
  });

  it('that is returned comes back with the reason, and is gone on with where it was', async () => {
    await sendsPills(wichai);
    await orathai.taps('คำแนะนำรออนุมัติ');
    moveClock(MINUTE);
    expect(await orathai.taps('ส่งกลับให้แก้')).toBe('ควรแก้อะไร ผู้เขียนจะได้เห็นข้อความนี้');
    expect(await orathai.types('ขอใส่เบอร์ รพ.สต. ด้วย')).toBe('ส่งกลับให้แก้แล้ว บอกผู้เขียนให้แล้ว');
    await on.bot.pushed();
    expect(wichai.hears()).toContain('คำแนะนำ กินยาให้ครบ ขอให้แก้: ขอใส่เบอร์ รพ.สต. ด้วย');
    expect(await orathai.types('คำแนะนำรออนุมัติ')).toBe('ไม่มีคำแนะนำที่รออนุมัติ');
    moveClock(MINUTE);
    expect(await wichai.taps('แก้แล้วส่งใหม่')).toContain(`คำแนะนำ: ${PILLS}`);
    await wichai.taps('คำแนะนำ');
    await wichai.types(`${PILLS} โทร 02-000-0000`);
    await wichai.taps('ส่งคำแนะนำ');
    const [stored, ...others] = await AdviceTexts.find().lean();
    expect(others).toEqual([]);
    expect(stored).toMatchObject({ waiting: { title: 'กินยาให้ครบ', body: `${PILLS} โทร 02-000-0000` } });
    expect(stored).not.toHaveProperty('returned');
  });

  it('that is changed stays as it is until the change is approved', async () => {
    const data = JSON.stringify(['', '', '!advice-library edit adv-health-09']);
    const old = adviceById('adv-health-09')!;
    await wichai.hearsAfter(wichai.event({ type: 'postback', postback: { data } }));
    await wichai.taps('คำแนะนำ');
    await wichai.types('ตรวจสุขภาพฟรีที่ รพ.สต. ปีละครั้ง');
    await wichai.taps('ส่งคำแนะนำ');
    expect(adviceById('adv-health-09')).toEqual(old);
    expect(await orathai.types('คำแนะนำรออนุมัติ')).toContain(`ข้อความเดิม: ${old.body}`);
    moveClock(MINUTE);
    await orathai.taps('อนุมัติ');
    expect(adviceById('adv-health-09')).toMatchObject({
      title: old.title,
      body: 'ตรวจสุขภาพฟรีที่ รพ.สต. ปีละครั้ง',
    });
  });

  it('is not slipped past the second officer by giving it another dimension', async () => {
    const data = JSON.stringify(['', '', '!advice-library edit adv-health-09']);
    await wichai.hearsAfter(wichai.event({ type: 'postback', postback: { data } }));
    await wichai.taps('ด้าน');
    await wichai.taps('รายได้');
    expect(await wichai.taps('ส่งคำแนะนำ')).toContain('อีกคนอนุมัติ ระหว่างนี้ใช้ข้อความเดิม');
    expect(adviceById('adv-health-09')?.dimension).toBe('health');
  });

  it('that another officer goes on with: the first author hears', async () => {
    await sendsPills(wichai);
    const { _id } = await AdviceTexts.findOne().lean().orFail();
    const data = JSON.stringify(['', '', `!advice-library edit ${_id}`]);
    moveClock(MINUTE);
    await orathai.hearsAfter(orathai.event({ type: 'postback', postback: { data } }));
    await orathai.taps('ส่งคำแนะนำ');
    await on.bot.pushed();
    expect(wichai.hears()).toContain('คำแนะนำ กินยาให้ครบ มีเจ้าหน้าที่คนอื่นแก้ต่อ');
    expect(somchai.hears().match(/รออนุมัติ/gu)?.length).toBe(2);
  });

  it('with nobody who could approve it says so', async () => {
    await People.deleteOne({ _id: somchai.userId });
    expect(await sendsPills(orathai)).toContain('ยังไม่มีเจ้าหน้าที่จังหวัดคนอื่นที่อนุมัติได้');
  });
});

describe('a message that is taken back', () => {
  it('takes the text with it while it waits', async () => {
    await writes(wichai, 'สุขภาพ', 'กินยาให้ครบ', PILLS);
    await wichai.taps('คำแนะนำ');
    await wichai.types(`${PILLS} ลับ`);
    const body = wichai.lastMessage();
    await wichai.taps('ส่งคำแนะนำ');
    await on.bot.pushed();
    await wichai.unsends(body);
    const stored = JSON.stringify(await AdviceTexts.find().lean());
    expect(stored).not.toContain(PILLS);
    expect(await orathai.types('คำแนะนำรออนุมัติ')).toBe('ไม่มีคำแนะนำที่รออนุมัติ');
  });

  it('leaves an approved text, which is the office’s', async () => {
    await writes(wichai, 'สุขภาพ', 'กินยาให้ครบ', PILLS);
    await wichai.taps('หัวข้อ');
    await wichai.types('กินยาให้ครบทุกวัน');
    const title = wichai.lastMessage();
    await wichai.taps('ส่งคำแนะนำ');
    await orathai.types('คำแนะนำรออนุมัติ');
    moveClock(MINUTE);
    await orathai.taps('อนุมัติ');
    await wichai.unsends(title);
    expect(adviceLibrary().at(-1)?.title).toBe('กินยาให้ครบทุกวัน');
    expect(JSON.stringify(await AdviceTexts.find().lean())).not.toContain(title);
  });

  it('takes the reason out of the news', async () => {
    await sendsPills(wichai);
    await orathai.types('คำแนะนำรออนุมัติ');
    await orathai.taps('ส่งกลับให้แก้');
    await orathai.types('คำนี้คนเฒ่าไม่เข้าใจ');
    await on.bot.pushed();
    expect(await newsAndTexts()).toContain('คำนี้คนเฒ่าไม่เข้าใจ');
    await orathai.unsends(orathai.lastMessage());
    expect(await newsAndTexts()).not.toContain('คำนี้คนเฒ่าไม่เข้าใจ');
  });

  it('on the way is asked for again before it can be sent', async () => {
    await wichai.types('คลังคำแนะนำ');
    await wichai.taps('เพิ่มคำแนะนำ');
    await wichai.taps('รายได้');
    await wichai.types('อยู่รอด');
    await wichai.taps('ทั้งปี');
    await wichai.types('เก็บฟาง');
    const title = wichai.lastMessage();
    await wichai.types(STRAW);
    await wichai.types('ข้าม');
    await wichai.unsends(title);
    expect(await wichai.taps('ส่งคำแนะนำ')).toContain('ข้อความถูกยกเลิกไปแล้ว ขอพิมพ์ใหม่\nขอหัวข้อสั้น ๆ');
    await wichai.types('เก็บฟางไว้');
    await wichai.taps('ส่งคำแนะนำ');
    expect(adviceLibrary().at(-1)?.title).toBe('เก็บฟางไว้');
  });
});

it('works in English', async () => {
  await wichai.types('English');
  expect(await wichai.types('advice library')).toContain('Advice library\nHealth\nin use 12');
  await wichai.taps('Add advice');
  await wichai.taps('Health');
  await wichai.taps('Survive');
  await wichai.taps('That is all');
  await wichai.taps('All year');
  await wichai.types('Take your pills');
  await wichai.types('Every day, as the doctor said.');
  await wichai.taps('Not specific');
  expect(await wichai.taps('Send advice')).toContain('Another officer of the province has to approve it');
  await orathai.types('English');
  await orathai.types('advice approvals');
  expect(await orathai.taps('Approve')).toBe('Approved. Households get this text now, and its author knows.');
});
