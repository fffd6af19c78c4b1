/**
 * Takes a picture of every page of the dashboard, as a phone and an office computer show it, into docs/pictures/dashboard:
 * `npm run pictures`. The bot runs in practice mode on a store of its own with an invented past. Needs Chromium at
 * CHROMIUM or /usr/bin/chromium.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { lastWeek } from '../src/clock.ts';
import '../src/models/index.ts';
import { connectStorage } from '../src/storage/connect.ts';
import { pages } from '../src/web/dashboard/pages.ts';
import { fillWeeks } from './fill-weeks.ts';

const PORT = 38_310;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const SOMSRI = 'U00000000000000000000000000000001';
/** What is seen without scrolling far. */
const SIZES = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
} as const;
const LONGEST = 1_500;
const root = join(import.meta.dirname, '..');
const folder = join(import.meta.dirname, 'pictures', 'dashboard');

/** Pages whose address has parameters, with what they are filled in with; the others are looked at as they are. */
const ADDRESSES: Readonly<Record<string, (page: Page) => Promise<string>>> = {
  '/households/:code': () => Promise.resolve('/households/H-0001'),
  '/mentors/:ref': (page) => firstLink(page, '/mentors', 'a[href^="/dashboard/mentors/"]'),
  '/digest/:week': () => Promise.resolve(`/digest/${lastWeek()}`),
  '/advice/:id': () => Promise.resolve('/advice/adv-health-01'),
  '/programme/:list': () => Promise.resolve('/programme/dimensions'),
};

async function firstLink(page: Page, from: string, selector: string): Promise<string> {
  await page.goto(`${ORIGIN}/dashboard${from}`);
  const href = await page.locator(selector).first().getAttribute('href');
  return (href ?? '').replace(/^\/dashboard/u, '');
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const ready = await fetch(`${ORIGIN}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await pause(500);
  }
  throw new Error('The bot did not start.');
}

/** A mentor tells of something urgent, so that there is something to do. */
async function tellSomethingUrgent(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${ORIGIN}/practice?as=${SOMSRI}`);
  const chat = page.locator(`[data-chat="${SOMSRI}"]`);
  const says = async (text: string): Promise<void> => {
    await chat.locator('[data-input]').fill(text);
    await chat.locator('[data-send]').click();
    await pause(1_200);
  };
  for (const text of ['รายงาน', 'เริ่มเลย', 'ไปเยี่ยมบ้าน', 'เมื่อวาน', 'ไม่มีข้าวกิน', 'ข้าวหมดตั้งแต่เมื่อวาน'])
    await says(text);
  await page.close();
}

async function take(page: Page, path: string, name: string, size: keyof typeof SIZES): Promise<void> {
  const { width, height } = SIZES[size];
  await page.setViewportSize({ width, height });
  await page.goto(`${ORIGIN}/dashboard${path === '/' ? '' : path}`);
  await pause(900);
  const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width, height: Math.min(Math.max(whole, height), LONGEST) };
  const picture = await page.screenshot({ fullPage: true, clip });
  await sharp(picture)
    .png({ palette: true, colours: 64 })
    .toFile(join(folder, `${name}-${size}.png`));
}

const data = await mkdtemp(join(tmpdir(), 'khubun-pictures-'));
const storage = await connectStorage({ mongodbUri: null, dataDir: data, role: 'command' });
await fillWeeks();
await storage.close();
const bot = spawn(process.execPath, [join(root, 'src/main.ts')], {
  env: { ...process.env, DATA_DIR: data, PORT: String(PORT), LOG_LEVEL: 'warn', LINE_CHANNEL_SECRET: '' },
  stdio: 'inherit',
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await untilReady();
  await tellSomethingUrgent(browser);
  const page = await browser.newPage();
  await page.goto(`${ORIGIN}/practice/dashboard`);
  await page.locator('form', { hasText: 'อรทัย' }).locator('button').first().click();
  await page.waitForURL(/\/dashboard$/u);
  for (const { name, path } of pages) {
    const address = path.includes(':') ? await ADDRESSES[path]?.(page) : path;
    if (address === undefined) continue;
    for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) await take(page, address, name, size);
  }
} finally {
  await browser.close();
  bot.kill('SIGTERM');
  await rm(data, { recursive: true, force: true });
}
