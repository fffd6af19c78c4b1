import { beforeEach, describe, expect, it } from 'vitest';
import type { OfficerScope } from '../../../src/access/area.ts';
import { DAY, HOUR, moveClock, now } from '../../../src/clock.ts';
import { createJobs, TIMES } from '../../../src/jobs/index.ts';
import { JobRuns } from '../../../src/models/job-run.ts';
import { LineGroups } from '../../../src/models/line-group.ts';
import { OutboxMessages } from '../../../src/models/outbox-message.ts';
import { People } from '../../../src/models/person.ts';
import { SendingDays } from '../../../src/models/sending-day.ts';
import { queue } from '../../../src/outbox/queue.ts';
import { settleUnsent } from '../../../src/outbox/settle.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';

const on = transcript();
let orathai: Talker;
let page: Browser;
beforeEach(async () => {
  orathai = talker(on.bot);
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
});

async function looks(): Promise<string> {
  page = await signsIn(on.bot, orathai.userId);
  return (await page.opens('/dashboard/delivery')).text;
}
const inOneDay = () => new Date(now().getTime() + DAY);
const text = [{ type: 'text', text: 'ความลับ' } as const];

describe('quota and sending on the dashboard', () => {
  it('shows what the month allows, has used and will need, by class, and what is set aside', async () => {
    on.bot.line.quota = { limit: 500, used: 120 };
    await on.bot.scheduler.runJob('quota', now());
    const shown = await looks();
    expect(shown).toContain('ส่งได้ทั้งเดือน 500 ข้อความ');
    expect(shown).toContain('ใช้ไปแล้ว 120 ข้อความ');
    expect(shown).toContain('กันไว้ให้สรุปวันจันทร์ 2 ข้อความ');
    expect(shown).toContain('ถาม LINE ล่าสุด อ. 24 พ.ย. 69 09.00 น.');
    expect(shown).toMatch(/ชนิด ส่งแล้ว \(ใช้โควตา\) ส่งฟรี คาดว่าต้องใช้อีก .* สรุปวันจันทร์ 0 0 2/u);
  });

  it('shows thirty days of sending, paid and free, with the table behind the chart', async () => {
    await SendingDays.create({ _id: '2026-11-20', paid: { advice: 12 }, free: { reminder: 34 } });
    const shown = await looks();
    expect(shown).toContain('ที่ใช้โควตา 30 วัน ดูเป็นตาราง วัน คำแนะนำ');
    expect(shown).toContain('ศ. 20 พ.ย. 69 12');
    expect(shown).toContain('ศ. 20 พ.ย. 69 34');
    expect(page.shown().html).toContain(
      'data-chart="{&quot;type&quot;:&quot;bar&quot;,&quot;stacked&quot;:true',
    );
  });

  it('shows what waits and since when, and why something was given up, with nobody in it', async () => {
    const recipient = on.somsri.userId;
    const about = { recipient, content: text } as const;
    await queue({ ...about, key: 'late', class: 'advice', notBefore: inOneDay() });
    await queue({ ...about, key: 'refused', class: 'notice', notBefore: inOneDay() });
    await queue({ ...about, key: 'unneeded', class: 'reminder', notBefore: inOneDay() });
    await queue({ ...about, key: 'long-ago', class: 'urgent', notBefore: inOneDay() });
    await settleUnsent(['long-ago'], 'failed', 'LINE answered 400: nothing');
    moveClock(8 * DAY);
    await settleUnsent(['refused'], 'failed', `LINE answered 400: "to" ${recipient}`);
    await settleUnsent(['unneeded'], 'expired', 'not needed any more');
    await OutboxMessages.updateOne(
      { _id: 'late' },
      { $set: { notBefore: new Date(now().getTime() - 3 * HOUR) } },
    );
    const shown = await looks();
    expect(shown).toContain('คำแนะนำ 1 0 3 ชั่วโมง');
    expect(shown).toContain('แจ้งข่าว ส่งไม่ได้ LINE ไม่รับ (รหัส 400) 1');
    expect(shown).toContain('เตือนรายงาน เลิกส่ง ไม่จำเป็นแล้ว หรือเขาไม่รับข้อความ 1');
    expect(shown).not.toContain('เรื่องด่วน ส่งไม่ได้');
    for (const secret of [recipient, 'ความลับ', 'สมศรี']) expect(page.shown().html).not.toContain(secret);
  });

  it('shows every job with its last and next run and its failures, and what came in', async () => {
    expect(TIMES.map(({ name, cron }) => ({ name, cron }))).toEqual(
      createJobs({ photos: on.bot.store.photos }).map(({ name, cron }) => ({ name, cron })),
    );
    await JobRuns.create({ _id: 'advice:1', job: 'advice', startedAt: now(), tries: 2, error: 'ความลับ' });
    const shown = await looks();
    expect(shown).toContain('คำแนะนำประจำสัปดาห์ อ. 24 พ.ย. 69 09.00 น. ไม่สำเร็จ ลองแล้ว 2 จาก 3 ครั้ง');
    expect(shown).toContain('ร่างสรุปวันจันทร์ ยังไม่เคย – จ. 30 พ.ย. 69 06.30 น. 0');
    expect(shown).not.toContain('ความลับ');
    expect(shown).toContain('รอทำ 0 รายการ');
  });

  it('shows the groups of officers and what each Monday costs', async () => {
    const { ref: registeredBy } = await People.findById(orathai.userId).lean().orFail();
    const at = now();
    await LineGroups.create({ _id: 'C1', registeredBy, registeredAt: at, members: 42, countedAt: at });
    const shown = await looks();
    expect(shown).toContain('ทุกวันจันทร์ใช้โควตา 42 ข้อความ');
    expect(shown).toContain('อ. 24 พ.ย. 69 อรทัย 42');
  });

  it('is not there for officers below the province', async () => {
    const scopes: OfficerScope[] = [
      { level: 'district', district: '3309' },
      { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง'] },
    ];
    for (const scope of scopes) {
      const other = talker(on.bot);
      await officer(other.userId, scope);
      const hers = await signsIn(on.bot, other.userId);
      expect((await hers.opens('/dashboard/delivery')).status).toBe(404);
      expect(hers.shown().text).not.toContain('โควตา');
      await hers.opens('/dashboard/urgent');
      expect(hers.shown().html).not.toContain('/dashboard/delivery');
    }
  });
});
