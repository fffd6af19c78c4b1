import { describe, expect, it } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import { urgentUp } from '../../src/jobs/urgent-up.ts';
import { JobRuns } from '../../src/models/job-run.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { talker, type Talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let patcharee: Talker;
let wichai: Talker;
let orathai: Talker;

const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await mentor(userId, 'H-0001');
  patcharee = talker(on.bot);
  wichai = talker(on.bot);
  orathai = talker(on.bot);
  await officer(patcharee.userId, undefined, 'พัชรี');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
});

async function illness(): Promise<void> {
  await reportUpTo(on.somsri, 'urgent');
  await on.somsri.taps('เจ็บป่วย');
  await on.somsri.types('ยายล้ม เดินไม่ได้');
  await on.bot.pushed();
}

/** The job at this moment, in Bangkok; what it did. */
async function jobAt(time: string): Promise<Readonly<Record<string, number>> | undefined> {
  setClock(`${time}:00+07:00`);
  expect(await on.bot.scheduler.runJob('urgent-up', now())).toBe('done');
  await on.bot.pushed();
  return (await JobRuns.findById(`urgent-up:${time}`).lean())?.result;
}

const NEWS = 'เรื่องด่วนยังไม่มีใครรับ\nมี 1 เรื่องที่ ต.บัวหุ่ง อ.ราษีไศล รอเกิน 2 ชั่วโมงแล้ว แตะ เรื่องด่วน เพื่อดูและรับเรื่อง';

describe('an urgent case that nobody takes up', () => {
  it('goes to the district after two hours, to the province after two more, and no further', async () => {
    await illness();
    expect(await jobAt('2026-11-24T10:50')).toEqual({ open: 1, raised: 0, told: 0 });
    expect([wichai.hears(), orathai.hears()]).toEqual(['', '']);
    expect(await jobAt('2026-11-24T11:10')).toEqual({ open: 1, raised: 1, told: 1 });
    expect(wichai.hears()).toBe(NEWS);
    expect(await jobAt('2026-11-24T13:00')).toMatchObject({ raised: 0 });
    expect(orathai.hears()).toBe('');
    expect(await jobAt('2026-11-24T13:20')).toMatchObject({ raised: 1 });
    expect(orathai.hears()).toBe(NEWS);
    expect(await jobAt('2026-11-24T18:00')).toMatchObject({ raised: 0 });
    expect(wichai.hears()).toBe(NEWS);
    expect(patcharee.hears().split('\n')).toHaveLength(1);
    const [row] = await OutboxMessages.find({ recipient: wichai.userId }).lean();
    const { ref } = (await UrgentCases.findOne().lean())!;
    expect(row).toMatchObject({
      class: 'urgent',
      _id: expect.stringContaining(`urgent-up:${ref}:district:`),
    });
  });

  it('can be taken from the message; officers see that the district was told, and when', async () => {
    await illness();
    await jobAt('2026-11-24T11:10');
    expect(await patcharee.types('ด่วน')).toContain('แจ้งอำเภอแล้ว อ. 24 พ.ย. 69 11.10 น.');
    expect(await wichai.taps('เรื่องด่วน')).toContain('ยายล้ม เดินไม่ได้');
    await wichai.taps('รับเรื่อง');
    expect(await jobAt('2026-11-24T15:00')).toEqual({ open: 0, raised: 0, told: 0 });
    expect(orathai.hears()).toBe('');
  });

  it('rests by night', async () => {
    setClock('2026-11-24T19:00:00+07:00');
    await illness();
    expect(await jobAt('2026-11-25T08:20')).toMatchObject({ raised: 0 });
    expect(await jobAt('2026-11-25T08:40')).toMatchObject({ raised: 1 });
  });

  it('passes over a level without officers, and waits where there is none above', async () => {
    await People.deleteOne({ _id: wichai.userId });
    await illness();
    expect(await jobAt('2026-11-24T11:10')).toMatchObject({ raised: 1 });
    expect(orathai.hears()).toBe(NEWS);
    expect((await UrgentCases.findOne().lean())?.raisedTo?.level).toBe('province');
    await People.deleteOne({ _id: orathai.userId });
    expect(await jobAt('2026-11-24T15:00')).toMatchObject({ open: 1, raised: 0 });
  });

  it('goes to the next level above those who were told, also when they have left since', async () => {
    await illness();
    await People.deleteOne({ _id: patcharee.userId });
    await jobAt('2026-11-24T11:10');
    expect(wichai.hears()).toBe(NEWS);
    expect(orathai.hears()).toBe('');
  });

  it('that nobody was told of goes to the nearest officer there is by then', async () => {
    await People.deleteMany({ roles: 'officer' });
    await illness();
    await officer(patcharee.userId, undefined, 'พัชรี');
    await jobAt('2026-11-24T11:10');
    expect(patcharee.hears()).toBe(NEWS);
  });

  it('is told without a name, in words that fit a lock screen', async () => {
    await illness();
    await jobAt('2026-11-24T11:10');
    const told = JSON.stringify(await OutboxMessages.find({ recipient: wichai.userId }).lean());
    for (const secret of ['ยาย', 'สมศรี', 'เจ็บ', 'H-0001']) expect(told).not.toContain(secret);
  });
});

it('has a period for every ten minutes', () => {
  const periods = ['11:10:00', '11:19:59', '11:20:00'].map((time) =>
    urgentUp.period(new Date(`2026-11-24T${time}+07:00`)),
  );
  expect(periods).toEqual(['2026-11-24T11:10', '2026-11-24T11:10', '2026-11-24T11:20']);
});
