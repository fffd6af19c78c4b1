import { describe, expect, it } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People, type ReminderTime } from '../../src/models/person.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { name: 'ตาบุญมี' });
  await mentor(userId, 'H-0001', 'H-0002');
});

const THURSDAY = '2026-11-26';
const SATURDAY = '2026-11-28';
const SUNDAY = '2026-11-29';

async function chooses(time: ReminderTime | undefined): Promise<void> {
  await People.updateOne(
    { _id: on.somsri.userId },
    time ? { $set: { reminder: time } } : { $unset: { reminder: 1 } },
  );
}
/** It is this moment, and the morning's jobs have run. */
async function itIs(day: string, time: string): Promise<void> {
  setClock(`${day}T07:00:00+07:00`);
  await on.bot.scheduler.runJob('reminders', now());
  if (day === SUNDAY) await on.bot.scheduler.runJob('last-day-reminders', now());
  setClock(`${day}T${time}:00+07:00`);
  await on.bot.pushed();
}
const paid = (): number => on.bot.line.requests.length;
describe('the reminder of the chosen evening', () => {
  it('comes on that evening, with what is left and buttons to answer it', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '17:59');
    expect(on.somsri.hears()).toBe('');
    await itIs(THURSDAY, '18:00');
    expect(on.somsri.hears()).toBe(
      'รายงานประจำสัปดาห์\nคุณสมศรี สัปดาห์นี้เหลือ 2 บ้าน ใช้เวลาบ้านละ 2–3 นาที\nส่งไม่ได้สัปดาห์นี้ แตะบอกเหตุ แล้วจะไม่เตือนอีก',
    );
    expect(await on.somsri.taps('รายงานเลย')).toContain('เริ่มที่บ้าน');
    await itIs('2026-11-27', '18:00');
    expect(paid()).toBe(1);
  });

  it.each<[ReminderTime, string, string, string]>([
    ['fri-evening', '2026-11-27', '17:59', '18:00'],
    ['sat-morning', SATURDAY, '07:59', '08:00'],
  ])('%s', async (time, day, before, at) => {
    await chooses(time);
    await itIs(THURSDAY, '19:00');
    await itIs(day, before);
    expect(paid()).toBe(0);
    await itIs(day, at);
    expect(paid()).toBe(1);
  });

  it('says how many are left now, not how many there were in the morning', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '09:00');
    await reportUpTo(on.somsri, 'sent');
    await itIs(THURSDAY, '18:00');
    expect(on.somsri.hears()).toContain('คุณสมศรี สัปดาห์นี้เหลือ 1 บ้าน');
    expect(paid()).toBe(1);
  });

  it('does not come when all is sent, nor to one who has no household any more', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '09:00');
    await Pairings.updateOne({ household: 'H-0001' }, { $set: { to: now() } });
    await Pairings.updateOne({ household: 'H-0002' }, { $set: { to: now() } });
    await itIs(THURSDAY, '18:00');
    expect(paid()).toBe(0);
    expect(await OutboxMessages.find().lean()).toMatchObject([{ state: 'expired' }]);
  });

  it('waits while she is writing her report', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '09:00');
    setClock(`${THURSDAY}T17:50:00+07:00`);
    await reportUpTo(on.somsri, 'baht');
    setClock(`${THURSDAY}T18:00:00+07:00`);
    await on.bot.pushed();
    expect(paid()).toBe(0);
    await on.somsri.types('พัก');
    setClock(`${THURSDAY}T18:31:00+07:00`);
    await on.bot.pushed();
    expect(on.somsri.hears()).toContain('คุณสมศรี สัปดาห์นี้เหลือ 2 บ้าน');
  });

  it('comes once however often the job runs', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '09:00');
    await itIs(THURSDAY, '18:00');
    await itIs(THURSDAY, '18:30');
    expect(paid()).toBe(1);
  });

  it('is not sent when the week is over', async () => {
    await itIs(SUNDAY, '09:00');
    expect(await OutboxMessages.countDocuments({ state: 'queued' })).toBe(1);
    setClock('2026-11-30T08:00:00+07:00');
    await expect.poll(() => OutboxMessages.countDocuments({ state: 'expired' }), { timeout: 5_000 }).toBe(1);
    expect(paid()).toBe(0);
  });
});

describe('the last reminder of the week', () => {
  it.each<[ReminderTime | undefined, string, string]>([
    [undefined, '15:59', '16:00'],
    ['thu-evening', '15:59', '16:00'],
    ['sun-evening', '17:59', '18:00'],
  ])('comes on Sunday; to one who has chosen %s not at %s but at %s', async (time, before, at) => {
    await chooses(time);
    await itIs(SUNDAY, before);
    expect(paid()).toBe(0);
    await itIs(SUNDAY, at);
    expect(on.somsri.hears()).toContain(
      'วันนี้วันสุดท้ายของสัปดาห์ เหลือ 2 บ้าน บ้านไหนไม่ได้พบ แตะ รายงานเลย แล้วเลือก ยังไม่ได้พบ ก็นับว่าส่ง',
    );
    await itIs(SUNDAY, '19:00');
    expect(paid()).toBe(1);
  });
});

it('the job of the last day is for Sunday, on whatever day an operator runs it', async () => {
  setClock(`${SATURDAY}T10:00:00+07:00`);
  await on.bot.scheduler.runJob('last-day-reminders', now());
  await on.bot.pushed();
  expect(await on.somsri.types('เมนู')).not.toContain('วันสุดท้าย');
  await itIs(SUNDAY, '16:00');
  expect(on.somsri.hears()).toContain('วันนี้วันสุดท้าย');
  expect(paid()).toBe(1);
});

describe('พรุ่งนี้เตือนอีก', () => {
  it('brings one more the next day at her hour, and rides with what she writes before', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '18:00');
    const heard = 'ได้เลย พรุ่งนี้จะเตือนอีกครั้ง';
    expect(await on.somsri.taps('พรุ่งนี้เตือนอีก')).toBe(heard);
    expect(await on.somsri.taps('พรุ่งนี้เตือนอีก')).toBe(heard);
    await itIs('2026-11-27', '17:59');
    expect(paid()).toBe(1);
    await itIs('2026-11-27', '18:00');
    expect(paid()).toBe(2);
  });

  it('makes Sunday silent: two a week are enough', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '18:00');
    await on.somsri.taps('พรุ่งนี้เตือนอีก');
    await itIs('2026-11-27', '18:00');
    await itIs(SUNDAY, '19:00');
    expect(paid()).toBe(2);
  });

  it('takes a reason back that she has given before', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '18:00');
    await on.somsri.taps('ขอเลื่อน');
    expect(await on.somsri.taps('พรุ่งนี้เตือนอีก')).toBe('ได้เลย พรุ่งนี้จะเตือนอีกครั้ง');
    await itIs('2026-11-27', '18:00');
    expect(paid()).toBe(2);
  });

  it('on Saturday leaves it to the last reminder, which comes anyway', async () => {
    await chooses('sat-morning');
    await itIs(SATURDAY, '08:00');
    expect(await on.somsri.taps('พรุ่งนี้เตือนอีก')).toBe('พรุ่งนี้วันสุดท้ายของสัปดาห์ จะเตือนอีกครั้งตอน 16:00 อยู่แล้ว');
    await itIs(SUNDAY, '19:00');
    expect(paid()).toBe(2);
  });
});

describe('a reason in one tap', () => {
  it.each([
    ['ป่วย', 'ขอให้หายไว ๆ บอกเจ้าหน้าที่แล้ว สัปดาห์นี้จะไม่เตือนอีก', 'แจ้งว่าป่วย'],
    ['ย้าย', 'ขอบคุณที่บอก แจ้งเจ้าหน้าที่ให้จัดพี่เลี้ยงใหม่แล้ว จะไม่เตือนอีก', 'แจ้งว่าย้ายไปแล้ว'],
    ['ครัวเรือนไม่อยู่', 'รับทราบแล้ว บอกเจ้าหน้าที่แล้ว สัปดาห์นี้จะไม่เตือนอีก', 'แจ้งว่าครัวเรือนไม่อยู่'],
    ['ขอเลื่อน', 'ได้เลย บอกเจ้าหน้าที่แล้ว สัปดาห์นี้จะไม่เตือนอีก พร้อมเมื่อไร แตะ รายงาน', 'ขอเลื่อน'],
  ])('%s ends the reminders and reaches her officer', async (label, heard, shown) => {
    const nok = talker(on.bot);
    await officer(nok.userId);
    await chooses('thu-evening');
    await itIs(THURSDAY, '18:00');
    expect(await on.somsri.taps(label)).toBe(heard);
    expect(await on.somsri.taps(label)).toBe(heard);
    await on.bot.pushed();
    // A lock screen shows neither who nor why.
    expect(nok.hears()).toBe('มีพี่เลี้ยงใน ต.บัวหุ่ง แจ้งเหตุที่ส่งรายงานไม่ได้สัปดาห์นี้ แตะ ใครยังไม่ส่ง เพื่อดู');
    const list = (await nok.taps('ใครยังไม่ส่ง')).split('\n');
    expect(list[list.findIndex((line) => line.includes('สมศรี')) + 2]).toBe(shown);
    await itIs(SUNDAY, '19:00');
    expect(on.somsri.hears()).not.toContain('วันสุดท้าย');
  });

  it('on a card of an earlier week changes nothing', async () => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '18:00');
    setClock('2026-12-01T09:00:00+07:00');
    expect(await on.somsri.taps('ป่วย')).toBe('ข้อความนี้เป็นของสัปดาห์ก่อน แตะ รายงาน เพื่อส่งสัปดาห์นี้');
    await itIs('2026-12-03', '18:00');
    expect(paid()).toBe(2);
  });
});

describe('nobody is reminded', () => {
  it.each([
    ['who has said no to messages', { 'consents.messages': 'no' }],
    ['who has blocked the account', { blocked: true }],
    ['who is no mentor any more', { roles: [] }],
  ])('%s', async (_name, change) => {
    await chooses('thu-evening');
    await itIs(THURSDAY, '09:00');
    await People.updateOne({ _id: on.somsri.userId }, { $set: change });
    await itIs(THURSDAY, '18:00');
    await itIs(SUNDAY, '18:00');
    expect(paid()).toBe(0);
  });

  it('for a household that another mentor is asked first about', async () => {
    const mali = talker(on.bot);
    await mentor(mali.userId, 'H-0001');
    await Pairings.updateOne({ mentor: mali.userId }, { $set: { primary: false } });
    await itIs(SUNDAY, '16:00');
    expect(mali.hears()).toBe('');
    expect(paid()).toBe(1);
  });
});
