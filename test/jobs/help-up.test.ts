import { describe, expect, it } from 'vitest';
import { DAY, now, setClock } from '../../src/clock.ts';
import { helpUp } from '../../src/jobs/help-up.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { JobRuns } from '../../src/models/job-run.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { member, officer, settle } from '../support/village.ts';

let thongbai: Talker;
let patcharee: Talker;
let wichai: Talker;
let orathai: Talker;

const on = transcript(async () => {
  await settle('H-0001');
  thongbai = talker(on.bot);
  patcharee = talker(on.bot);
  wichai = talker(on.bot);
  orathai = talker(on.bot);
  await member(thongbai.userId, 'H-0001');
  await officer(patcharee.userId, undefined, 'พัชรี');
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
});

async function asks(): Promise<void> {
  for (const step of ['ขอความช่วยเหลือ', 'รายได้', 'เมล็ดพันธุ์/กล้า', 'ข้าม']) await thongbai.types(step);
  await on.bot.pushed();
}

/** The job at this hour of Bangkok; what it did. */
async function jobAt(hour: string): Promise<Readonly<Record<string, number>> | undefined> {
  setClock(`${hour}:05:00+07:00`);
  expect(await on.bot.scheduler.runJob('help-up', now())).toBe('done');
  await on.bot.pushed();
  return (await JobRuns.findById(`help-up:${hour}`).lean())?.result;
}

const news = (count: number): string => `คำขอที่รอเกิน 2 วัน\nมี ${count} เรื่องในพื้นที่ของคุณที่ยังไม่มีใครรับ`;

describe('help requests that nobody takes up', () => {
  it('go to the district after 48 hours, once, in one message for all', async () => {
    await asks();
    await asks();
    expect(await HelpRequests.countDocuments({ toldTo: 'subdistrict' })).toBe(2);
    expect(await jobAt('2026-11-26T08')).toEqual({ raised: 0, told: 0 });
    expect(await jobAt('2026-11-26T09')).toEqual({ raised: 2, told: 1 });
    expect(wichai.hears()).toBe(news(2));
    expect(await jobAt('2026-11-26T10')).toEqual({ raised: 0, told: 0 });
    expect(await jobAt('2026-11-29T10')).toEqual({ raised: 0, told: 0 });
    expect(orathai.hears()).toBe('');
    expect(patcharee.hears()).not.toContain('รอเกิน 2 วัน');
    expect(await OutboxMessages.find({ recipient: wichai.userId }).lean()).toMatchObject([
      { class: 'notice' },
    ]);
    expect(await wichai.taps('คำขอความช่วยเหลือ')).toContain('เมล็ดพันธุ์/กล้า');
  });

  it('that were taken up or have not waited so long stay where they are', async () => {
    await asks();
    await patcharee.types('คำขอ');
    await patcharee.taps('รับเรื่อง');
    setClock('2026-11-25T09:00:00+07:00');
    await asks();
    expect(await jobAt('2026-11-26T12')).toEqual({ raised: 0, told: 0 });
  });

  it('go to the province where the district has nobody', async () => {
    await People.deleteOne({ _id: wichai.userId });
    await asks();
    expect(await jobAt('2026-11-26T09')).toEqual({ raised: 1, told: 1 });
    expect(orathai.hears()).toBe(news(1));
  });

  it('go to the province when the district was told first, and not beyond', async () => {
    await People.deleteOne({ _id: patcharee.userId });
    await asks();
    await jobAt('2026-11-26T09');
    expect(orathai.hears()).toBe(news(1));
    expect(wichai.hears()).not.toContain('รอเกิน 2 วัน');
    await People.deleteOne({ _id: wichai.userId });
    await asks();
    expect(await HelpRequests.countDocuments({ toldTo: 'province' })).toBe(1);
    expect(await jobAt('2026-11-28T10')).toEqual({ raised: 0, told: 0 });
  });

  it('are told without a name', async () => {
    await asks();
    await jobAt('2026-11-26T09');
    const told = JSON.stringify(await OutboxMessages.find({ recipient: wichai.userId }).lean());
    for (const secret of ['ทองใบ', 'H-0001', 'เมล็ดพันธุ์']) expect(told).not.toContain(secret);
  });

  it('of an officer are not told to herself', async () => {
    await People.updateOne(
      { _id: wichai.userId },
      { $push: { roles: 'household' }, $set: { household: 'H-0001' } },
    );
    await HelpRequests.create({
      ...{ _id: 'need:1', ref: 'r1', person: wichai.userId, kind: 'aid', district: '3309', tambon: 'บัวหุ่ง' },
      ...{ status: 'requested', requestedAt: new Date(now().getTime() - 3 * DAY) },
    });
    expect(await jobAt('2026-11-24T10')).toEqual({ raised: 1, told: 0 });
  });
});

it('has a period for every hour', () => {
  expect(helpUp.period(new Date('2026-11-24T07:05:59+07:00'))).toBe('2026-11-24T07');
});
