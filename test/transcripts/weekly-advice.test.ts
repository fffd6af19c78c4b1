import { beforeEach, describe, expect, it } from 'vitest';
import { adviceById, adviceLibrary } from '../../src/advice/library.ts';
import { now, setClock } from '../../src/clock.ts';
import { AdviceGivenRows } from '../../src/models/advice-given.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

let thongbai: Talker;

// ทองใบ belongs to H-0001; H-0002 has nobody on LINE. Somsri cares for both.
const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { name: 'ตาบุญมี' });
  await mentor(userId, 'H-0001', 'H-0002');
});
beforeEach(async () => {
  thongbai = talker(on.bot);
  await member(thongbai.userId, 'H-0001');
});

const TUESDAY = '2026-11-24';
const THURSDAY = '2026-11-26';

async function itIs(day: string, time: string): Promise<void> {
  setClock(`${day}T${time}:00+07:00`);
  await on.bot.pushed();
}
/** It is Tuesday morning, and the job has chosen. */
async function chosen(day = TUESDAY): Promise<void> {
  setClock(`${day}T08:00:00+07:00`);
  expect(await on.bot.scheduler.runJob('advice', now())).toBe('done');
}
const paid = (): number => on.bot.line.requests.length;
const given = async () => (await AdviceGivenRows.find().sort({ at: 1 }).lean()).map(({ advice }) => advice);
const about = (id: string | undefined): string => adviceById(id ?? '')!.title;

describe("the week's advice", () => {
  it('is pushed on Thursday at 17:00, with its three answers and how to stop it', async () => {
    await chosen();
    await itIs(THURSDAY, '16:59');
    expect(thongbai.hears()).toBe('');
    await itIs(THURSDAY, '17:00');
    const [id] = await given();
    expect(['health', 'income']).toContain(adviceById(id!)?.dimension);
    expect(thongbai.hears()).toMatch(
      /^🌱 .+\n.+\nด้าน(?:รายได้|สุขภาพ) · สัปดาห์ พฤ\. 26 พ\.ย\. 69\nหยุดรับ พิมพ์ หยุดรับข้อความ$/u,
    );
    expect(thongbai.hears()).toContain(about(id));
    expect(await thongbai.taps('จะลองทำ')).toContain('เป็นกำลังใจให้');
    expect(await AdviceGivenRows.find().lean()).toMatchObject([{ household: 'H-0001', answer: 'will-try' }]);
    expect(paid()).toBe(1);
  });

  it('rides with what she writes from Tuesday on, and is then not pushed', async () => {
    await chosen();
    expect(await thongbai.types('ขอบคุณ')).toMatch(/^🌱 /u);
    await itIs(THURSDAY, '17:00');
    expect(paid()).toBe(0);
    expect(await given()).toHaveLength(1);
    expect(await OutboxMessages.find().lean()).toMatchObject([{ state: 'sent', way: 'free' }]);
  });

  it('is not sent when she has asked for it herself', async () => {
    await chosen();
    expect(await thongbai.types('คำแนะนำ')).toMatch(/^🌱 /u);
    await itIs(THURSDAY, '17:00');
    expect(paid()).toBe(0);
    expect(await given()).toHaveLength(1);
  });

  it('is another one each week', async () => {
    for (const [tuesday, thursday] of [
      [TUESDAY, THURSDAY],
      ['2026-12-01', '2026-12-03'],
      ['2026-12-08', '2026-12-10'],
    ] as const) {
      await chosen(tuesday);
      await itIs(thursday, '17:00');
    }
    expect(new Set(await given()).size).toBe(3);
  });

  it('comes every second week to who wants it fortnightly', async () => {
    await People.updateOne({ _id: thongbai.userId }, { $set: { adviceEvery: 'fortnight' } });
    const weeks: number[] = [];
    for (const day of ['2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17']) {
      await chosen(Temporal.PlainDate.from(day).subtract({ days: 2 }).toString());
      await itIs(day, '17:00');
      weeks.push(paid());
    }
    expect(weeks).toEqual([1, 1, 2, 2]);
  });

  it('costs one message a household, however many of it are on LINE', async () => {
    const son = talker(on.bot);
    await member(son.userId, 'H-0001', 'ลูกชาย');
    await chosen();
    await itIs(THURSDAY, '17:00');
    expect(paid()).toBe(1);
  });

  it('helps with what the last report was stuck at', async () => {
    const helping = adviceLibrary().filter(
      ({ dimension, obstacles = [], months, stages }) =>
        ['health', 'income'].includes(dimension) &&
        obstacles.includes('resource') &&
        (months?.includes(11) ?? true) &&
        stages.includes('survive'),
    );
    expect(helping.length).toBeGreaterThan(0);
    await reportUpTo(on.somsri, 'obstacle');
    await on.somsri.taps('ที่ดิน น้ำ ทุน ของ');
    await on.somsri.taps('ยังไม่ต้อง');
    await on.somsri.types('ออมวันละบาท');
    await on.somsri.taps('ไม่มีรูป');
    await on.somsri.taps('ส่งรายงาน');
    await chosen();
    await itIs(THURSDAY, '17:00');
    expect(helping.map(({ id }) => id)).toContain((await given())[0]);
  });
});

describe('no advice', () => {
  it.each<[string, () => Promise<unknown>]>([
    [
      'to who has said no to messages',
      () => People.updateOne({ household: 'H-0001' }, { $set: { 'consents.messages': 'no' } }),
    ],
    [
      'to who was never asked',
      () => People.updateOne({ household: 'H-0001' }, { $unset: { 'consents.messages': 1 } }),
    ],
    [
      'while something urgent is open there',
      () =>
        UrgentCases.create({
          _id: 'u1',
          household: 'H-0001',
          person: 'U0',
          kind: 'illness',
          status: 'open',
          openedAt: now(),
        }),
    ],
    [
      'when somebody has died',
      () =>
        Households.updateOne(
          { _id: 'H-0001' },
          { $set: { registryCheck: { reason: 'died', reportedBy: 'U0', report: 'r', at: now() } } },
        ),
    ],
    [
      'to who has blocked the account',
      () => People.updateOne({ household: 'H-0001' }, { $set: { blocked: true } }),
    ],
  ])('%s, though it was chosen', async (_name, change) => {
    await chosen();
    await change();
    await itIs(THURSDAY, '17:00');
    expect(paid()).toBe(0);
    expect(await given()).toEqual([]);
  });
});

/** She begins the report of the household without LINE. */
async function choosesTaBunmi(): Promise<void> {
  await on.somsri.types('รายงาน');
  await on.somsri.taps('เลือกบ้านอื่น');
  await on.somsri.taps('ตาบุญมี');
}

describe('a household without LINE', () => {
  it('has its advice read by its mentor at the end of her report, for free, and it counts as given', async () => {
    await choosesTaBunmi();
    const heard = await reportUpTo(on.somsri, 'sent', 'met');
    const [id] = await given();
    expect(heard.split('\n').slice(0, 2)).toEqual([`🌱 ${about(id)}`, 'ฝากอ่านให้บ้าน ตาบุญมี ฟัง']);
    expect(await AdviceGivenRows.find().lean()).toMatchObject([{ household: 'H-0002', readAloud: true }]);
    // The buttons of what comes next are under the last bubble.
    expect(on.somsri.sees()).toContain('บ้านต่อไป');
    expect(await on.somsri.taps('ทำแล้ว')).toBe('จดไว้ให้แล้ว ขอบคุณที่อ่านให้ฟัง');
    expect(await AdviceGivenRows.find().lean()).toMatchObject([{ answer: 'done' }]);
    expect(paid()).toBe(0);
  });

  it('can have an officer asked to help', async () => {
    const nok = talker(on.bot);
    await officer(nok.userId);
    await People.deleteMany({ household: 'H-0001' });
    await reportUpTo(on.somsri, 'sent');
    await on.somsri.taps('ขอให้เจ้าหน้าที่ช่วย');
    expect(await HelpRequests.find().lean()).toMatchObject([{ household: 'H-0001', kind: 'need' }]);
  });

  it('is not read to while something urgent is open there', async () => {
    await UrgentCases.create({
      _id: 'u2',
      household: 'H-0002',
      person: 'U0',
      kind: 'unsafe-house',
      status: 'open',
      openedAt: now(),
    });
    await choosesTaBunmi();
    expect(await reportUpTo(on.somsri, 'sent', 'met')).not.toContain('🌱');
  });

  it('is not read to after a death or in need', async () => {
    await choosesTaBunmi();
    await on.somsri.taps('ยังไม่ได้พบ');
    await on.somsri.taps('เสียชีวิต');
    expect(on.somsri.hears()).not.toContain('🌱');
  });

  it('that has LINE after all reads for itself', async () => {
    expect(await reportUpTo(on.somsri, 'sent')).toContain('รับแล้ว');
    expect(await given()).toEqual([]);
  });
});

describe('good news for the mentor', () => {
  it('waits for her own next words and costs nothing', async () => {
    await thongbai.types('คำแนะนำ');
    expect(await thongbai.taps('ทำแล้ว')).toBe('ดีใจด้วย บอกพี่เลี้ยงให้แล้ว');
    await itIs(THURSDAY, '09:00');
    expect(paid()).toBe(0);
    expect(await on.somsri.types('เมนู')).toMatch(/^บ้าน ยายทองใบ ทำตามคำแนะนำแล้ว: /u);
  });

  it('does not reach her when the household is not hers any more', async () => {
    const nok = talker(on.bot);
    await officer(nok.userId);
    await thongbai.types('คำแนะนำ');
    await thongbai.taps('ทำแล้ว');
    await nok.types('จับคู่ H-0001');
    await nok.taps('เลิกจับคู่');
    await nok.taps('ใช่ เลิกจับคู่');
    await on.bot.pushed();
    await itIs(THURSDAY, '09:00');
    expect(await on.somsri.types('เมนู')).not.toContain('ยายทองใบ');
    await itIs('2026-12-01', '09:00');
    expect(on.somsri.hears()).not.toContain('ทำตามคำแนะนำแล้ว');
  });

  it('is pushed when she writes nothing for six days', async () => {
    await thongbai.types('คำแนะนำ');
    await thongbai.taps('ทำแล้ว');
    await itIs('2026-11-30', '09:05');
    expect(on.somsri.hears()).toMatch(/^บ้าน ยายทองใบ ทำตามคำแนะนำแล้ว: /u);
  });
});
