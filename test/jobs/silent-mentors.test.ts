import { describe, expect, it } from 'vitest';
import { DAY, moveClock, now, setClock } from '../../src/clock.ts';
import { createSilentMentors } from '../../src/jobs/silent-mentors.ts';
import { JobRuns } from '../../src/models/job-run.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let malee: Talker;
let patcharee: Talker;
let wichai: Talker;
let orathai: Talker;

/** สมศรี and มาลี care for a household each in ต.บัวหุ่ง; it is Tuesday of week 48. */
const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002');
  malee = talker(on.bot);
  patcharee = talker(on.bot);
  wichai = talker(on.bot);
  orathai = talker(on.bot);
  await mentor(userId, 'H-0001');
  await mentor(malee.userId, 'H-0002');
  await People.updateOne({ _id: malee.userId }, { $set: { name: 'มาลี', phone: '0812345678' } });
  await officer(patcharee.userId, undefined, 'พัชรี');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
});

/** The Monday after week 48 to 50; what the job did. */
async function monday(): Promise<Readonly<Record<string, number>> | undefined> {
  setClock('2026-12-14T08:30:00+07:00');
  expect(await on.bot.scheduler.runJob('silent-mentors', now())).toBe('done');
  await on.bot.pushed();
  return (await JobRuns.findById('silent-mentors:2026-W51').lean())?.result;
}
/** All the words on the cards somebody was sent. */
const cards = (who: Talker): string =>
  JSON.stringify(on.bot.line.sent.filter(({ to }) => to === who.userId).map(({ messages }) => messages));

describe('mentors who send nothing for three weeks', () => {
  it('are named to the nearest officers in one list, with a number to call, and hear nothing themselves', async () => {
    expect(await monday()).toEqual({ silent: 2, told: 1 });
    expect(patcharee.hears()).toBe('พี่เลี้ยงที่เงียบไป\n2 คน ไม่มีรายงานมา 3 สัปดาห์แล้ว');
    expect(cards(patcharee)).toContain('พี่เลี้ยง มาลี ไม่ได้ส่ง 3 สัปดาห์ ลองโทรถามไถ่');
    expect(cards(patcharee)).toContain('พี่เลี้ยง สมศรี ไม่ได้ส่ง 3 สัปดาห์ ลองโทรถามไถ่');
    expect(cards(patcharee)).toContain('"uri":"tel:0812345678"');
    for (const other of [on.somsri, malee, wichai, orathai]) expect(other.hears()).toBe('');
    expect(await OutboxMessages.find().lean()).toMatchObject([{ class: 'reminder' }]);
  });

  it('are not those who reported in one of them', async () => {
    await reportUpTo(on.somsri, 'sent');
    expect(await monday()).toEqual({ silent: 1, told: 1 });
    expect(cards(patcharee)).not.toContain('สมศรี');
  });

  it('are also those who reported just before, and not the week after the third', async () => {
    setClock('2026-11-22T09:00:00+07:00');
    await reportUpTo(on.somsri, 'sent');
    setClock('2026-12-14T08:00:00+07:00');
    await reportUpTo(malee, 'sent');
    expect(await monday()).toEqual({ silent: 2, told: 1 });
  });

  it('are not those who corrected what another had sent', async () => {
    await mentor(`U${'9'.repeat(32)}`, 'H-0001');
    await reportUpTo(on.somsri, 'sent');
    const boonma = talker(on.bot, `U${'9'.repeat(32)}`);
    await boonma.types('รายงาน');
    for (const label of ['ยายทองใบ', 'แก้ของเดิม', 'วันที่พบ', 'วันนี้', 'ส่งรายงาน']) await boonma.taps(label);
    expect(await monday()).toEqual({ silent: 1, told: 1 });
  });

  it('are not those who had no household for three whole weeks', async () => {
    await Pairings.updateOne(
      { mentor: malee.userId },
      { $set: { from: new Date('2026-11-23T00:00:01+07:00') } },
    );
    await Pairings.updateOne({ mentor: on.somsri.userId }, { $set: { to: now() } });
    expect(await monday()).toEqual({ silent: 0, told: 0 });
  });

  it('are not those who gave a reason', async () => {
    const asked: string[] = [];
    const job = createSilentMentors({
      excused: async (weeks) => {
        asked.push(...weeks);
        return new Set([malee.userId]);
      },
    });
    expect(await job.run(new Date('2026-12-14T08:30:00+07:00'))).toEqual({ silent: 1, told: 1 });
    expect(asked).toEqual(['2026-W48', '2026-W49', '2026-W50']);
  });

  it('are named to the district where the tambon has nobody, and to the province where nobody nearer is', async () => {
    await People.deleteOne({ _id: patcharee.userId });
    expect(await monday()).toEqual({ silent: 2, told: 1 });
    expect(wichai.hears()).toContain('2 คน');
    await People.deleteOne({ _id: wichai.userId });
    moveClock(7 * DAY);
    expect(await on.bot.scheduler.runJob('silent-mentors', now())).toBe('done');
    await on.bot.pushed();
    expect(orathai.hears()).toContain('2 คน');
  });

  it('are looked for where they live, when that is known', async () => {
    const area = { district: '3305', tambon: 'ห้วยเหนือ' };
    await People.updateOne({ _id: malee.userId }, { $set: { area } });
    const nok = talker(on.bot);
    await officer(nok.userId, { level: 'subdistrict', district: '3305', tambons: ['ห้วยเหนือ'] }, 'นก');
    expect(await monday()).toEqual({ silent: 2, told: 2 });
    expect(cards(nok)).toContain('มาลี');
    expect(cards(patcharee)).not.toContain('มาลี');
  });

  it('are looked for where their households are, when nobody is where they live', async () => {
    const area = { district: '3305', tambon: 'ห้วยเหนือ' };
    await People.updateOne({ _id: malee.userId }, { $set: { area } });
    expect(await monday()).toEqual({ silent: 2, told: 1 });
    expect(cards(patcharee)).toContain('มาลี');
  });

  it('are told of once, and fit into one message however many they are', async () => {
    for (let number = 10; number < 100; number++) {
      const userId = `U${String(number).repeat(16)}`;
      await mentor(userId, 'H-0001');
      await People.updateOne(
        { _id: userId },
        { $set: { name: `พี่เลี้ยงสมมติคนที่ ${number}`, phone: '0812345678' } },
      );
    }
    expect(await monday()).toEqual({ silent: 92, told: 1 });
    await JobRuns.updateMany({}, { $unset: { finishedAt: 1 } });
    await monday();
    const sent = on.bot.line.sent.filter(({ to }) => to === patcharee.userId);
    expect(sent).toHaveLength(1);
    expect(sent[0]!.messages).toHaveLength(5);
    expect(cards(patcharee)).toContain('และอีก 17 คน');
  });
});
