/**
 * Takes the README's pictures of practice mode: `npm run pictures`. Starts the bot on an empty store, talks to it in a
 * real browser as two mentors would, and writes docs/pictures/*.png, with a digest of invented numbers. Needs Chromium at CHROMIUM or /usr/bin/chromium.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { drawDigest } from '../src/digest/picture/draw-digest.ts';
import { provinceEdition } from '../test/support/sample-weeks.ts';

const PORT = 38_300;
const SOMSRI = 'U00000000000000000000000000000001';
const DAO = 'U00000000000000000000000000000004';
const root = join(import.meta.dirname, '..');
const pictures = join(import.meta.dirname, 'pictures');

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await pause(500);
  }
  throw new Error('The bot did not start.');
}

async function type(page: Page, userId: string, text: string): Promise<void> {
  const chat = page.locator(`[data-chat="${userId}"]`);
  await chat.locator('[data-input]').fill(text);
  await chat.locator('[data-send]').click();
  await pause(900);
}

async function tap(page: Page, userId: string, label: string): Promise<void> {
  const chat = page.locator(`[data-chat="${userId}"]`);
  const buttons = chat.locator('[data-quick-reply], [data-flex-button]').filter({ hasText: label });
  await buttons.last().click();
  await pause(900);
}

const data = await mkdtemp(join(tmpdir(), 'khubun-pictures-'));
const bot = spawn(process.execPath, [join(root, 'src/main.ts')], {
  env: { ...process.env, DATA_DIR: data, PORT: String(PORT), LOG_LEVEL: 'warn', LINE_CHANNEL_SECRET: '' },
  stdio: 'inherit',
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await mkdir(pictures, { recursive: true });
  await writeFile(join(pictures, 'digest.png'), drawDigest(provinceEdition(), 'picture', 'officers'));
  await untilReady();
  const desk = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  await desk.goto(`http://127.0.0.1:${PORT}/practice?as=${SOMSRI}&as=${DAO}`);
  await desk.locator(`[data-chat="${DAO}"] [data-input]`).waitFor();
  for (const label of ['รายงาน', 'เริ่มเลย', 'ไปเยี่ยมบ้าน', 'เมื่อวาน', 'เจ็บป่วย']) {
    if (label === 'รายงาน') await type(desk, SOMSRI, label);
    else await tap(desk, SOMSRI, label);
  }
  await type(desk, DAO, 'report');
  await tap(desk, DAO, 'Begin');
  await desk.screenshot({ path: join(pictures, 'practice.png') });

  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  await phone.goto(`http://127.0.0.1:${PORT}/practice?as=${SOMSRI}&panel=0`);
  await phone.locator(`[data-chat="${SOMSRI}"] [data-input]`).waitFor();
  await type(phone, SOMSRI, 'ไข้สูงสามวัน หมอนัดพรุ่งนี้');
  await phone.screenshot({ path: join(pictures, 'question.png') });
  for (const label of ['ปลูกผัก', 'ออมเงิน', 'ครบแล้ว', 'เหมือนเดิม', 'ดีขึ้น']) await tap(phone, SOMSRI, label);
  await type(phone, SOMSRI, 'พันห้า');
  await tap(phone, SOMSRI, 'ไม่ติดขัด');
  await type(phone, SOMSRI, 'ปลูกผักบุ้งอีกแปลง');
  await tap(phone, SOMSRI, 'ไม่มีรูป');
  await phone.screenshot({ path: join(pictures, 'summary.png') });
} finally {
  await browser.close();
  bot.kill('SIGTERM');
  await rm(data, { recursive: true, force: true });
}
