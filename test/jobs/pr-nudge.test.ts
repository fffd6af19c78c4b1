import { describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { JobRuns } from '../../src/models/job-run.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { PrPosts } from '../../src/models/pr-post.ts';
import { changeList } from '../../src/province/change-list.ts';
import { LISTS } from '../../src/province/lists.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer } from '../support/village.ts';

let wichai: Talker;
let nok: Talker;
let orathai: Talker;
let khukhan: Talker;

const on = transcript(async () => {
  wichai = talker(on.bot);
  nok = talker(on.bot);
  orathai = talker(on.bot);
  khukhan = talker(on.bot);
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(khukhan.userId, { level: 'district', district: '3305' }, 'ขุนพล');
  await officer(nok.userId, undefined, 'นก');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
});

/** The job of three o'clock on this day, at `time`; what it did. */
async function jobOf(day: string, time = '15:00'): Promise<Readonly<Record<string, number>> | undefined> {
  setClock(`${day}T${time}:00+07:00`);
  const due = new Date(`${day}T15:00:00+07:00`);
  expect(await on.bot.scheduler.runJob('pr-nudge', due)).toBe('done');
  await on.bot.pushed();
  return (await JobRuns.findById(`pr-nudge:${day}`).lean())?.result;
}
const NEWS = 'อ.ราษีไศล วันนี้ยังไม่มีโพสต์ประชาสัมพันธ์ ส่งลิงก์ได้เลย';

describe('a district without a post at three', () => {
  it('is reminded, its district officers only, until the evening', async () => {
    expect(await jobOf('2026-11-24')).toEqual({ districts: 2, told: 2 });
    expect(wichai.hears()).toBe(NEWS);
    expect(khukhan.hears()).toContain('อ.ขุขันธ์');
    expect([nok.hears(), orathai.hears()]).toEqual(['', '']);
    const [row] = await OutboxMessages.find({ recipient: wichai.userId }).lean();
    expect(row).toMatchObject({ class: 'reminder', expiresAt: new Date('2026-11-24T19:30:00+07:00') });
  });

  it('is not when it has posted, or said that there is none', async () => {
    await nok.types('ส่งข่าว https://www.facebook.com/rasisalai/posts/17');
    await khukhan.types('ส่งข่าว');
    await khukhan.taps('วันนี้ไม่มี');
    expect(await jobOf('2026-11-24')).toEqual({ districts: 0, told: 0 });
    expect(await jobOf('2026-11-25')).toEqual({ districts: 2, told: 2 });
  });

  it('rests on Saturdays, Sundays and holidays', async () => {
    for (const day of ['2026-11-28', '2026-11-29', '2026-12-10'])
      expect(await jobOf(day)).toEqual({ districts: 0, told: 0 });
    const fair = { date: '2026-11-30', th: 'งานประจำปีสมมติ', en: 'An invented fair' };
    await changeList('holidays', [...LISTS.holidays.shipped, fair], { by: 'cli' });
    expect(await jobOf('2026-11-30')).toEqual({ districts: 0, told: 0 });
    expect(await jobOf('2026-12-01')).toEqual({ districts: 2, told: 2 });
  });

  it('is not reminded in the evening or the day after, when the bot was not awake', async () => {
    expect(await jobOf('2026-11-24', '19:29')).toEqual({ districts: 2, told: 2 });
    expect(await jobOf('2026-11-25', '19:30')).toEqual({ districts: 0, told: 0 });
  });

  it('is reminded once', async () => {
    await jobOf('2026-11-24');
    await JobRuns.updateMany({}, { $unset: { finishedAt: 1 } });
    await jobOf('2026-11-24', '15:10');
    expect(wichai.hears()).toBe(NEWS);
  });

  it('can send the link from there, and say that there was none, also the next day', async () => {
    await jobOf('2026-11-24');
    expect(await wichai.taps('ส่งลิงก์')).toContain('วางลิงก์ข่าวของวันนี้ได้เลย');
    expect(await wichai.types('https://www.tiktok.com/@rasisalai/video/1')).toContain(
      'บันทึกข่าวทาง TikTok แล้ว',
    );
    setClock('2026-11-25T08:00:00+07:00');
    expect(await khukhan.taps('วันนี้ไม่มี')).toContain('บันทึกแล้วว่า อ. 24 พ.ย. 69 ไม่มีข่าว');
    expect(await PrPosts.find({ district: '3305' }).lean()).toMatchObject([
      { day: '2026-11-24', none: true },
    ]);
    expect(await PrPosts.countDocuments({ day: '2026-11-25' })).toBe(0);
  });
});
