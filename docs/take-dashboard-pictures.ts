/**
 * Takes the pictures of docs/dashboard.md, the second part of `npm run pictures`: every page of the dashboard on a phone and
 * before a desk, in the demo province after some invented weeks. Needs Chromium at CHROMIUM or /usr/bin/chromium.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { pages } from '../src/web/dashboard/pages.ts';
import { exampleOf } from '../test/support/example-addresses.ts';
import { openProvinceAtWork } from '../test/support/province-at-work.ts';

/** Of a long page the beginning says enough. */
const WINDOWS = {
  phone: { width: 360, height: 740, tallest: 1_000 },
  desktop: { width: 1_280, height: 900, tallest: 1_100 },
} as const;

const folder = join(import.meta.dirname, 'pictures', 'dashboard');

async function take(page: Page, name: string, window: keyof typeof WINDOWS): Promise<void> {
  const { width, height, tallest } = WINDOWS[window];
  await page.setViewportSize({ width, height });
  // Charts are drawn anew for the width.
  await page.reload({ waitUntil: 'networkidle' });
  // What is only there in practice mode.
  await page.evaluate("document.querySelector('.practice')?.remove()");
  const full = await page.evaluate<number>('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: Math.min(Math.max(full, height), tallest) };
  const picture = await page.screenshot({ fullPage: true, clip, animations: 'disabled' });
  await sharp(picture)
    .png({ palette: true, colours: 48, dither: 0, effort: 10 })
    .toFile(join(folder, `${name}-${window}.png`));
}

const province = await openProvinceAtWork();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({ locale: 'th-TH', colorScheme: 'light' });
  await page.goto(await province.linkFor('อรทัย'));
  await take(page, 'sign-in', 'phone');
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  for (const one of pages) {
    await page.goto(`${province.url}${await exampleOf(one)}`);
    for (const window of ['phone', 'desktop'] as const) await take(page, one.name, window);
  }
} finally {
  await browser.close();
  await province.close();
}
