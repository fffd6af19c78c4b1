import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { DESKTOP, startBrowser } from './page-stage.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Starts the bot as an operator does, on an empty store and without LINE; gives the address of its chat page. */
async function startBot(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'khubun-page-'));
  const bot = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(bot, 'exit');
  onTestFinished(async () => {
    bot.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  for await (const line of createInterface({ input: bot.stdout })) {
    const { port } = JSON.parse(line) as { port?: number };
    if (port === undefined) continue;
    // Nobody reads on: a full pipe would hold the bot up.
    bot.stdout.resume();
    return `http://127.0.0.1:${port}/practice`;
  }
  throw new Error('The bot ended before it was awake.');
}

it('lets a mentor begin her report with the bot itself, free of charge', async () => {
  const address = await startBot();
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage(DESKTOP);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address);
  await page.locator('[data-input]').fill('รายงาน');
  await page.locator('[data-send]').click();
  await page.locator('[data-quick-reply="เริ่มเลย"]').click();
  await page.locator('[data-quick-reply="ไปเยี่ยมบ้าน"]').click();
  await page.locator('[data-quick-reply="เมื่อวาน"]').waitFor();
  const prices = await page.locator('.is-bot .price').allInnerTexts();
  expect(prices.length).toBeGreaterThanOrEqual(3);
  expect(new Set(prices)).toEqual(new Set(['ฟรี']));
  expect(complaints).toEqual([]);
});

it('shows everybody her own menu below the chat, by finger and by keyboard', async () => {
  const address = await startBot();
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage(DESKTOP);
  const thongbai = `U${'6'.padStart(32, '0')}`;
  await page.goto(`${address}?as=${thongbai}`);
  const phone = page.locator(`[data-chat="${thongbai}"]`);
  const board = phone.locator('.menu-board');
  await board.locator('[data-rich-menu="คำแนะนำ"]').waitFor();
  expect(
    await board.locator('[data-rich-menu]').evaluateAll((all) => all.map((one) => one.ariaLabel)),
  ).toEqual(['คำแนะนำ', 'ความก้าวหน้า', 'ขอความช่วยเหลือ', 'คุยกับพี่เลี้ยง', 'ข้อมูลของฉัน', 'เมนูทั้งหมด']);
  const picture = board.locator('img');
  await expect
    .poll(() => picture.evaluate((one) => (one as { naturalWidth?: number }).naturalWidth))
    .toBe(2500);
  await board.locator('[data-rich-menu="ขอความช่วยเหลือ"]').click();
  await phone.locator('[data-quick-reply="เรื่องด่วน"]').waitFor();
  // It closes, so that the answer is seen, and opens again.
  expect(await board.isVisible()).toBe(false);
  await phone.locator('[data-menu-bar]').press('Enter');
  await board.locator('[data-rich-menu="คำแนะนำ"]').press('Enter');
  await phone.locator('[data-flex-button="ทำแล้ว"]').waitFor();
});
