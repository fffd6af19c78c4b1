import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { Reports } from '../../src/models/report.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { talker, type Talker } from '../support/talker.ts';
import { mentor, settle } from '../support/village.ts';

let bot: TestBot;
let somsri: Talker;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());
beforeEach(async () => {
  await bot.store.reset();
  // Tuesday, 24 November 2026, 09:00 in Bangkok: week 48.
  setClock('2026-11-24T09:00:00+07:00');
  somsri = talker(bot);
  await settle('H-0001');
  await mentor(somsri.userId, 'H-0001');
});

describe('a mentor reports a week', () => {
  it('from the first word to the number of the report', async () => {
    expect(await somsri.types('รายงาน')).toContain('สัปดาห์นี้เหลือรายงาน 1 บ้าน เริ่มที่บ้าน ยายทองใบ ม.4 ไหม');
    expect(await somsri.taps('เริ่มเลย')).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
    expect(await somsri.taps('ไปเยี่ยมบ้าน')).toContain('พบกันวันไหน');
    expect(await somsri.types('วันอาทิตย์')).toMatch(/เข้าใจว่า อา\. 22 พ\.ย\. 69/u);
    expect(await somsri.taps('ไม่มี')).toContain('ทำอะไรบ้าง');
    expect(await somsri.taps('ปลูกผัก')).toContain('เลือกแล้ว: ปลูกผัก');
    await somsri.taps('เลี้ยงสัตว์');
    expect(await somsri.taps('ครบแล้ว')).toContain('ด้านสุขภาพ');
    expect(await somsri.taps('เหมือนเดิม')).toContain('ด้านรายได้');
    expect(await somsri.taps('ดีขึ้น')).toContain('กี่บาท');
    expect(await somsri.types('พันห้า')).toContain('เข้าใจว่า 1,500 บาท');
    expect(await somsri.taps('ไม่ติดขัด')).toContain('สัปดาห์หน้า');
    expect(await somsri.types('ปลูกผักบุ้งอีกแปลง')).toContain('ส่งรูปได้');
    expect(await somsri.taps('ไม่มีรูป')).toContain('สรุปบ้าน ยายทองใบ');
    expect(await somsri.taps('ส่งรายงาน')).toContain('รับแล้ว เลขที่ 69/48-H-0001');
    const report = await Reports.findById('2026-W48:H-0001').lean();
    expect(report?.answers).toMatchObject({ met: 'visit', metOn: '2026-11-22', baht: 1500 });
  });
});
