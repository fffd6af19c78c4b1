import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import dimensions from '../../content/dimensions.json' with { type: 'json' };
import type { Edition } from '../../src/digest/edition.ts';
import { pressText } from '../../src/digest/press-text.ts';
import { digestHeaders } from '../../src/web/digest-headers.ts';
import { editionPage } from '../../src/web/edition-page.ts';
import { startBrowser } from '../practice/page-stage.ts';
import { exampleEdition, exampleStory } from '../support/editions.ts';
import { picture } from '../support/pictures.ts';

const BASE = 'https://khubun.example';
const HERE = '/digests/2026-W47';
const long = exampleStory(57).text.repeat(4);
/** A week with as much in it as there may be: three long stories with pictures, two corrections. */
const FULL: Edition = exampleEdition({
  stories: [57, 58, 59].map((ep) => exampleStory(ep, { text: long, photos: [{ token: 'photo' }] })),
  corrections: [1, 2].map((no) => ({
    no,
    at: new Date('2026-11-24T09:00:00+07:00'),
    reason: 'สองอำเภอส่งยอดเพิ่มหลังปิดสัปดาห์',
  })),
});

const show = (view: 'public' | 'officers'): string => editionPage({ edition: FULL, view, here: HERE }, BASE);

let browser: Browser;
let server: Server;
let url: string;
beforeAll(async () => {
  browser = await startBrowser();
  const app = express();
  const photo = await picture();
  app.get('/stories/photo/picture.jpg', (_request, response) => void response.type('jpeg').send(photo));
  app.use(digestHeaders());
  app.get('/public', (_request, response) => void response.send(show('public')));
  app.get('/officers', (_request, response) => void response.send(show('officers')));
  app.get('/favicon.ico', (_request, response) => void response.status(204).end());
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** A window on a page of the digest; a browser that complains of it fails the test. */
async function look(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'th-TH', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  await page.goto(`${url}${path}`);
  return page;
}

const paper = async (colorScheme: 'light' | 'dark'): Promise<unknown> =>
  (await look('/public', { colorScheme })).evaluate('getComputedStyle(document.body).backgroundColor');

describe('the page of an edition', () => {
  it('prints on one sheet of A4, however much there is', async () => {
    const page = await look('/public');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/gu)).toHaveLength(1);
    expect(/\/MediaBox\s*\[0 0 (59\d)\S* (84\d)/u.exec(pdf)?.slice(1)).toEqual(['594', '841']);
    await page.emulateMedia({ media: 'print' });
    for (const words of [dimensions.at(-1)!.th, 'ศิลาลาด', 'EP.59', 'ทุกคนมีศักยภาพ', `${BASE}${HERE}`])
      expect(await page.getByText(words, { exact: false }).locator('visible=true').count()).toBeGreaterThan(
        0,
      );
  });

  it.each(['/public', '/officers'])('%s is not wider than a small phone', async (path) => {
    const page = await look(path, { viewport: { width: 320, height: 568 }, isMobile: true });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(
      await page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)'),
    ).toBeGreaterThanOrEqual(18);
  });

  it('copies the press text at a tap', async () => {
    const page = await look('/public', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'คัดลอกข้อความ' }).click();
    await page.getByText('คัดลอกแล้ว').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      pressText(FULL, { address: `${BASE}${HERE}` }),
    );
  });

  it('copies it also in a browser that has no clipboard for pages', async () => {
    const page = await look('/public');
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.getByRole('button', { name: 'คัดลอกข้อความ' }).click();
    await page.getByText('คัดลอกแล้ว').waitFor();
    expect(await page.evaluate('String(getSelection())')).toContain('105 ครัวเรือนเลื่อนขั้น');
  });

  it('works without JavaScript: no button, and the text to select', async () => {
    const page = await look('/public', { javaScriptEnabled: false });
    expect(await page.locator('#copy').isVisible()).toBe(false);
    expect(await page.locator('#press').inputValue()).toContain('105 ครัวเรือนเลื่อนขั้น');
    expect(await page.locator('#press').getAttribute('readonly')).toBe('');
  });

  it('has headings without a gap, and names every column and picture', async () => {
    const page = await look('/officers');
    const levels = await page.locator('h1, h2, h3').evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(levels.filter((level) => level === 'H1')).toHaveLength(1);
    expect(levels.slice(0, 2)).toEqual(['H1', 'H2']);
    expect(await page.locator('th:not([scope])').count()).toBe(0);
    expect(await page.locator('img:not([alt])').count()).toBe(0);
    expect(await page.locator('img').count()).toBe(3);
  });

  it('turns dark with the phone', async () => {
    expect(await paper('light')).toBe('rgb(255, 255, 255)');
    expect(await paper('dark')).toBe('rgb(16, 24, 19)');
  });
});
