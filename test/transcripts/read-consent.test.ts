import { describe, expect, it } from 'vitest';
import { ConsentLines } from '../../src/models/consent.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Households } from '../../src/models/household.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { applyHouseholdConsents } from '../../src/consents/apply-household-consents.ts';
import { workedInTwice } from '../support/after-crash.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { healthConsent: 'not-asked' });
  await settle('H-0002', { name: 'ตาบุญมี', healthConsent: 'yes' });
  await settle('H-0009', { name: 'ป้าไกล', tambon: 'หัวเสือ', district: '3305' });
  await mentor(userId, 'H-0001', 'H-0002');
});

/** Names that occur nowhere else. */
const GIVEN_BY = 'ยายคำผาย เจ้าของบ้าน';
const WITNESS = 'ตาหล้า เพื่อนบ้าน';
const HEALTH = '“ข้อมูลสุขภาพและความพิการเป็นข้อมูลอ่อนไหว ยินยอมให้บันทึกเพื่อประสาน รพ.สต. และหน่วยช่วยเหลือไหม”';
const PICTURES = '“ยินยอมให้ใช้รูปและเรื่องราวเผยแพร่ผลงานไหม จะให้ดูก่อนเผยแพร่ทุกครั้ง”';

const household = (code = 'H-0001') => Households.findById(code).lean().orFail();
const lines = () => ConsentLines.find({ about: 'household' }).sort({ kind: 1 }).lean();

/** Reads to H-0001 up to the summary; what she hears there. */
async function readsUpTo(who: Talker, health = 'ยินยอม', pictures = 'ใช้ภายในเท่านั้น'): Promise<string> {
  await who.types('อ่านความยินยอม H-0001');
  await who.types(GIVEN_BY);
  await who.taps(health);
  await who.taps(pictures);
  return who.taps('ไม่มีพยาน');
}

async function traces(text: string): Promise<string[]> {
  const all = {
    inbox: await InboxEvents.find().lean(),
    conversations: await Conversations.find().lean(),
    consents: await ConsentLines.find().lean(),
    outbox: await OutboxMessages.find().lean(),
    audit: await AuditEntries.find().lean(),
  };
  return Object.entries(all).flatMap(([name, rows]) => (JSON.stringify(rows).includes(text) ? [name] : []));
}

describe('a mentor reads the consents aloud', () => {
  it('to one of her households, from the first word to the record', async () => {
    const { somsri } = on;
    expect(await somsri.types('อ่านความยินยอม')).toBe(
      [
        'อ่านความยินยอมให้บ้านไหน',
        'ยายทองใบ',
        'สุขภาพ: ยังไม่ได้ถาม',
        'รูปและเรื่องราว: ยังไม่ได้ถาม',
        'ตาบุญมี',
        'สุขภาพ: ยินยอม',
        'รูปและเรื่องราว: ยังไม่ได้ถาม',
      ].join('\n'),
    );
    const heard = await somsri.taps('อ่านความยินยอม');
    expect(heard).toContain('ขออ่านให้บ้าน ยายทองใบ ฟัง:');
    expect(heard).toContain('เก็บรายงาน 5 ปี');
    expect(heard).toContain('ใครในบ้านเป็นคนตอบ');
    expect(await somsri.types('ข้าม')).toContain('ข้อนี้ข้ามไม่ได้');
    expect(await somsri.types(GIVEN_BY)).toContain(HEALTH);
    const givenByMessage = somsri.lastMessage();
    expect(somsri.sees()).toEqual(['ยินยอม', 'ไม่ยินยอม', 'ทำไมถึงถาม']);
    expect(await somsri.taps('ยินยอม')).toBe(PICTURES);
    expect(await somsri.taps('ใช้ภายในเท่านั้น')).toContain('มีใครอยู่ด้วยเป็นพยานไหม');
    expect(await somsri.types(WITNESS)).toBe(
      [
        'ความยินยอมของบ้าน ยายทองใบ',
        `คนตอบ: ${GIVEN_BY}`,
        'สุขภาพ: ยินยอม',
        'รูปและเรื่องราว: ใช้ภายในเท่านั้น',
        `พยาน: ${WITNESS}`,
        'ถูกต้องไหม แตะบรรทัดที่อยากแก้ได้',
      ].join('\n'),
    );
    const witnessMessage = somsri.lastMessage();
    expect(await lines()).toEqual([]);
    expect(await somsri.taps('บันทึก')).toContain('บันทึกความยินยอมของบ้าน ยายทองใบ แล้ว');
    const { ref } = await People.findById(somsri.userId).lean().orFail();
    const common = {
      subject: 'H-0001',
      by: ref,
      way: 'read-aloud',
      givenBy: GIVEN_BY,
      givenByMessage,
      witness: WITNESS,
      witnessMessage,
    };
    expect(await lines()).toMatchObject([
      { ...common, kind: 'health', answer: 'yes', wording: HEALTH },
      { ...common, kind: 'pictures', answer: 'internal', wording: PICTURES },
    ]);
    expect(await household()).toMatchObject({ healthConsent: 'yes', pictureConsent: 'internal' });
    expect(await AuditEntries.find({ deed: 'consent', household: 'H-0001', actor: ref }).lean()).toHaveLength(
      2,
    );
  });

  it.each(['ไม่มี', 'บ่มี', 'ข้าม'])('without a witness, in words: %s', async (typed) => {
    const { somsri } = on;
    await somsri.types('ยินยอมแทน H-0001');
    await somsri.types(GIVEN_BY);
    await somsri.taps('ไม่ยินยอม');
    await somsri.taps('ไม่ยินยอม');
    expect(await somsri.types(typed)).toContain('พยาน: ไม่มี/ยังไม่ตอบ');
    await somsri.taps('บันทึก');
    expect((await lines()).map(({ witness }) => witness)).toEqual([undefined, undefined]);
  });

  it('and corrects a line before it is recorded', async () => {
    const { somsri } = on;
    await readsUpTo(somsri);
    await somsri.taps('สุขภาพ');
    expect(await somsri.taps('ไม่ยินยอม')).toContain('สุขภาพ: ไม่ยินยอม');
    await somsri.taps('บันทึก');
    expect((await household()).healthConsent).toBe('no');
  });

  it('and what was passed over is not recorded', async () => {
    const { somsri } = on;
    await somsri.types('อ่านความยินยอม H-0001');
    await somsri.types(GIVEN_BY);
    for (const _ of [1, 2, 3]) await somsri.types('ข้าม');
    expect(await somsri.taps('บันทึก')).toContain('จึงยังไม่ได้บันทึก');
    expect(await lines()).toEqual([]);
    expect((await household()).healthConsent).toBe('not-asked');
  });

  it('once, when the end is worked in twice; later reading is a new line that holds', async () => {
    const { somsri } = on;
    await readsUpTo(somsri);
    const [once, again] = await workedInTwice(on.bot, somsri, somsri.tapEvent('บันทึก'));
    expect(again).toEqual(once);
    expect(await lines()).toHaveLength(2);
    await readsUpTo(somsri, 'ไม่ยินยอม', 'ยินยอม');
    expect(await somsri.taps('บันทึก')).toContain('จากนี้จะไม่จดเรื่องสุขภาพของบ้านนี้');
    expect(await lines()).toHaveLength(4);
    expect(await household()).toMatchObject({ healthConsent: 'no', pictureConsent: 'yes' });
  });

  it('a refusal blanks what she herself had told and begun to tell', async () => {
    const { somsri } = on;
    await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent: 'yes' } });
    await reportUpTo(somsri, 'health');
    await somsri.taps('แย่ลง');
    await somsri.types('ปวดหลังจนลุกไม่ไหว');
    await readsUpTo(somsri, 'ไม่ยินยอม');
    expect(await somsri.taps('บันทึก')).toContain('ที่เคยเล่าไว้ในรายงานลบแล้ว');
    expect(await traces('ปวดหลัง')).toEqual([]);
    expect(await somsri.types('ทำต่อ')).toContain('ด้านรายได้');
  });

  it('and a more protective answer of one of its people wins, which she is told', async () => {
    const dao = talker(on.bot);
    await member(dao.userId, 'H-0001', 'ดาว');
    await dao.types('ความยินยอม');
    await dao.taps('สุขภาพ: ไม่ยินยอม');
    await readsUpTo(on.somsri, 'ยินยอม', 'ยินยอม');
    const heard = await on.somsri.taps('บันทึก');
    expect(heard).toContain('มีคนในบ้านนี้ตอบเองทาง LINE ไว้แล้ว จึงใช้คำตอบนั้น · สุขภาพ: ไม่ยินยอม');
    expect(heard).toContain('จึงใช้คำตอบนั้น · รูปและเรื่องราว: ใช้ภายในเท่านั้น');
    expect(await household()).toMatchObject({ healthConsent: 'no', pictureConsent: 'internal' });
  });

  it('and somebody who is linked later speaks for the household herself', async () => {
    await readsUpTo(on.somsri, 'ไม่ยินยอม', 'ไม่ยินยอม');
    await on.somsri.taps('บันทึก');
    const dao = talker(on.bot);
    await member(dao.userId, 'H-0001', 'ดาว');
    await People.updateOne({ _id: dao.userId }, { $set: { consents: {} } });
    await applyHouseholdConsents('H-0001');
    expect(await household()).toMatchObject({ healthConsent: 'no', pictureConsent: 'no' });
    await dao.types('ความยินยอม');
    await dao.taps('สุขภาพ: ยินยอม');
    expect(await household()).toMatchObject({ healthConsent: 'yes', pictureConsent: 'no' });
  });

  it('in English', async () => {
    const { somsri } = on;
    await somsri.types('english');
    expect(await somsri.types('read consents')).toContain('Which household do you read to?');
    expect(await somsri.types('read consents H-0001')).toContain('Reports are kept for 5 years');
    await somsri.types('Khamphai, head of the house');
    expect(await somsri.taps('I agree')).toContain('You are shown them first, every time.');
    await somsri.taps('I refuse');
    expect(await somsri.taps('No witness')).toContain('Witness: none / not answered');
    expect(await somsri.taps('Record')).toContain('The consents of ยายทองใบ are recorded.');
  });
});

describe('whose household it is', () => {
  const NOT_YOURS = 'ยังเปิดบ้านนี้ไม่ได้ ดูรหัสอีกครั้ง หรือถามเจ้าหน้าที่';

  it.each(['H-0009', 'H-7777', 'บ้านยายทองใบ'])('is not told of another one: %s', async (code) => {
    expect(await on.somsri.types(`อ่านความยินยอม ${code}`)).toBe(NOT_YOURS);
  });

  it('is asked again when an old button is tapped', async () => {
    const { somsri } = on;
    await somsri.types('อ่านความยินยอม');
    const tap = somsri.tapEvent('อ่านความยินยอม');
    await Pairings.updateMany({ household: 'H-0001' }, { $set: { to: new Date('2026-11-20') } });
    expect(await somsri.hearsAfter(tap)).toBe(NOT_YOURS);
  });

  it('also in the middle of reading', async () => {
    const { somsri } = on;
    await readsUpTo(somsri);
    await Pairings.updateMany({ household: 'H-0001' }, { $set: { to: new Date('2026-11-20') } });
    expect(await somsri.taps('บันทึก')).toContain('เรื่องนี้ทำต่อไม่ได้แล้ว');
    expect(await lines()).toEqual([]);
  });

  it('may be read to by an officer of its area, and no other', async () => {
    const [near, far] = [talker(on.bot), talker(on.bot)];
    await officer(near.userId);
    await officer(far.userId, { level: 'district', district: '3305' });
    expect(await near.types('อ่านความยินยอม')).toContain('ตามด้วยรหัสบ้าน');
    await readsUpTo(near);
    expect(await near.taps('บันทึก')).toContain('แล้ว');
    expect(await lines()).toHaveLength(2);
    expect(
      await AuditEntries.countDocuments({ deed: 'read-household', household: 'H-0001' }),
    ).toBeGreaterThan(0);
    expect(await far.types('อ่านความยินยอม H-0001')).toBe(NOT_YOURS);
  });

  it('is not for its own people: they answer for themselves', async () => {
    const dao = talker(on.bot);
    await member(dao.userId, 'H-0001', 'ดาว');
    expect(await dao.types('อ่านความยินยอม H-0001')).toBe('คำสั่งนี้สำหรับพี่เลี้ยงเท่านั้น');
    await People.updateOne({ _id: dao.userId }, { $addToSet: { roles: 'mentor' } });
    expect(await dao.types('อ่านความยินยอม H-0001')).toBe(NOT_YOURS);
  });
});

describe('a name that is taken back', () => {
  it('is gone from the summary', async () => {
    const { somsri } = on;
    await somsri.types('อ่านความยินยอม H-0001');
    await somsri.types(GIVEN_BY);
    const message = somsri.lastMessage();
    await somsri.taps('ยินยอม');
    await somsri.unsends(message);
    expect(await traces(GIVEN_BY)).toEqual([]);
  });

  it('is gone from the record, where what was agreed stays', async () => {
    const { somsri } = on;
    await somsri.types('อ่านความยินยอม H-0001');
    await somsri.types(GIVEN_BY);
    const givenBy = somsri.lastMessage();
    await somsri.taps('ยินยอม');
    await somsri.taps('ยินยอม');
    await somsri.types(WITNESS);
    const witness = somsri.lastMessage();
    await somsri.taps('บันทึก');
    expect(await traces(WITNESS)).toEqual(['inbox', 'consents']);
    await somsri.unsends(witness);
    expect(await traces(WITNESS)).toEqual([]);
    expect(await lines()).toMatchObject([{ givenBy: GIVEN_BY }, { givenBy: GIVEN_BY }]);
    await somsri.unsends(givenBy);
    expect(await traces(GIVEN_BY)).toEqual([]);
    const [health] = await lines();
    expect(health).toMatchObject({ kind: 'health', answer: 'yes', wording: HEALTH, way: 'read-aloud' });
    expect(health).not.toHaveProperty('givenByMessage');
    expect(health).not.toHaveProperty('witnessMessage');
  });
});

describe('the weekly report', () => {
  const ask = 'แย่ลงเรื่องใด เล่าสั้น ๆ';
  it.each(['not-asked', 'no'] as const)(
    'does not ask about health in words where consent is "%s", but about everything else',
    async (healthConsent) => {
      await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent } });
      const { somsri } = on;
      await reportUpTo(somsri, 'health');
      expect(await somsri.taps('แย่ลง')).toContain('ด้านรายได้');
      expect(await somsri.taps('แย่ลง')).toContain(ask);
    },
  );

  it('asks with a yes, and always hears an urgent need', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'urgent');
    await somsri.taps('เจ็บป่วย');
    expect(await somsri.types('ไข้สูงสามวันแล้ว')).toContain('เปิดเรื่องด่วนไว้ให้เจ้าหน้าที่แล้ว');
    await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent: 'yes' } });
    await somsri.taps('ปลูกผัก');
    await somsri.taps('ครบแล้ว');
    expect(await somsri.taps('แย่ลง')).toContain(ask);
  });

  it('offers to read the consents once where nobody has asked, as a button that leads there', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'sent');
    expect(somsri.sees()).toEqual(['บ้านต่อไป', 'พอแค่นี้', 'อ่านความยินยอม']);
    expect(await somsri.taps('อ่านความยินยอม')).toContain('ขออ่านให้บ้าน ยายทองใบ ฟัง:');
    await somsri.types('ยกเลิก');
    await somsri.types('รายงาน');
    await somsri.taps('เลือกบ้านอื่น');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'ส่งรายงาน']) await somsri.taps(label);
    expect(somsri.sees()).toEqual(['บ้านต่อไป', 'พอแค่นี้']);
  });

  it('offers the same when it is worked in twice', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'summary');
    const [once, again] = await workedInTwice(on.bot, somsri, somsri.tapEvent('ส่งรายงาน'));
    expect(JSON.stringify(once)).toContain('!read-consent H-0001');
    expect(again).toEqual(once);
  });

  it.each(['yes', 'no'] as const)('offers nothing where the answer is "%s"', async (healthConsent) => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { healthConsent } });
    await reportUpTo(on.somsri, 'sent');
    expect(on.somsri.sees()).toEqual(['บ้านต่อไป', 'พอแค่นี้']);
  });

  it('offers nothing after a death', async () => {
    const { somsri } = on;
    await reportUpTo(somsri, 'met');
    for (const label of ['ยังไม่ได้พบ', 'เสียชีวิต', 'ส่งรายงาน']) await somsri.taps(label);
    expect(somsri.sees()).toEqual(['บ้านต่อไป', 'พอแค่นี้']);
    expect((await household()).consentOffer).toBeUndefined();
  });

  it('offers a mentor to answer a question that was reworded, and what she said holds until she does', async () => {
    const { somsri } = on;
    await somsri.types('ความยินยอม');
    await somsri.taps('สุขภาพ: ยินยอม');
    // As if she had been asked in an older wording.
    await ConsentLines.collection.updateMany({}, { $set: { version: 0 } });
    await Households.updateMany({}, { $set: { healthConsent: 'yes' } });
    await reportUpTo(somsri, 'sent');
    expect(somsri.sees()).toEqual(['บ้านต่อไป', 'พอแค่นี้', 'ความยินยอม']);
    expect(await somsri.taps('ความยินยอม')).toContain('คำถามข้อนี้ปรับใหม่ คำตอบเดิมยังใช้อยู่');
    expect(await somsri.taps('สุขภาพ: ยินยอม')).toBe('บันทึกแล้ว · สุขภาพ: ยินยอม');
    expect(await ConsentLines.find({ kind: 'health', version: 1 }).lean()).toHaveLength(1);
    expect(await somsri.types('ความยินยอม')).not.toContain('ปรับใหม่');
    expect(await Reports.countDocuments()).toBe(1);
  });
});
