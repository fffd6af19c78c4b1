import { afterAll, beforeAll, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { announces, TEXT } from '../support/announcing.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { talker } from '../support/talker.ts';
import { TUESDAY } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let bot: TestBot;
beforeAll(async () => {
  setClock(TUESDAY);
  bot = await startTestBot({ keepsTime: true });
});
afterAll(() => bot.close());

it('an announcement goes out, and its officer hears what came of it, without anybody asking for it', async () => {
  const [nok, somsri, malee] = [talker(bot), talker(bot), talker(bot)];
  await settle('H-0001');
  await settle('H-0002', { tambon: 'ด่าน' });
  await mentor(somsri.userId, 'H-0001');
  await mentor(malee.userId, 'H-0001');
  await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  await announces(nok);
  await expect.poll(() => somsri.hears() + malee.hears(), { timeout: 8_000 }).toContain(TEXT);
  await expect
    .poll(() => nok.hears(), { timeout: 8_000 })
    .toContain('ประกาศของคุณส่งครบแล้ว ถึง 2 คน\nใช้โควตา 2 ข้อความ ฟรี 0');
});
