import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { PracticePerson } from '../../src/practice/contract.ts';
import { practiceRouter } from '../../src/practice/router.ts';
import { stage, type HeardEvent } from './platform-stage.ts';

export const MALI = `U${'a'.repeat(32)}`;
export const BUNMI = `U${'b'.repeat(32)}`;
export const JOHN = `U${'c'.repeat(32)}`;
const people: PracticePerson[] = [
  { userId: JOHN, displayName: 'John', role: 'officer', language: 'en' },
  { userId: MALI, displayName: 'มะลิ', role: 'mentor', language: 'th', note: 'ดูแล 5 บ้าน' },
  { userId: BUNMI, displayName: 'บุญมี', role: 'household', language: 'th' },
];

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

/** The messages with which the bot answers an event; none: it says nothing. */
type Script = (event: HeardEvent) => readonly object[];

/** Chromium as the machine has it. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A practice platform, its page, a bot that keeps to `script`, and a window of the browser that looks at it. */
export async function openPage(
  browser: Browser,
  { script = () => [], window = DESKTOP, search = '' }: Partial<OpenPageOptions> = {},
) {
  // The clock stands still unless the page moves it: a Friday, a quarter past nine in the morning.
  let nowMs = Date.parse('2026-11-20T09:15:00+07:00');
  const { platform, bot, line } = await stage({
    people,
    quotaLimit: 300,
    now: () => new Date(nowMs),
    moveClock: (ms) => {
      nowMs += ms;
    },
  });
  bot.onEvent = async (event) => {
    const messages = event.deliveryContext.isRedelivery ? [] : script(event);
    if (event.replyToken === undefined || messages.length === 0) return;
    await line.replyMessage({
      replyToken: event.replyToken,
      messages: messages as { type: 'text'; text: string }[],
    });
  };
  const app = express();
  app.use('/practice', practiceRouter(platform));
  let server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const context = await browser.newContext({ ...window, locale: 'th-TH' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  /** What the browser complained of: a broken script, a refused style, a file that is not there. */
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    await shut(server);
  });
  await page.goto(`http://127.0.0.1:${port}/practice${search}`);
  await page.locator('[data-chat]').first().waitFor();
  return {
    platform,
    bot,
    line,
    page,
    complaints,
    context,
    stopServer: () => shut(server),
    startServer: async () => {
      server = createServer(app).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

interface OpenPageOptions {
  script: Script;
  window: BrowserContextOptions;
  search: string;
}

/** What the page shows of one chat. */
export function chatOf(page: Page, userId: string) {
  const chat = page.locator(`[data-chat="${userId}"]`);
  return {
    chat,
    bubbles: chat.locator('[data-bubble]'),
    quickReplies: chat.locator('[data-quick-reply]'),
    quickReply: (label: string) => chat.locator(`[data-quick-reply="${label}"]`),
    flexButton: (label: string) => chat.locator(`[data-flex-button="${label}"]`),
    attach: async (label: string) => {
      await chat.locator('[data-attach]').click();
      await page.locator(`[data-menu="${label}"]`).click();
    },
    say: async (text: string) => {
      await chat.locator('[data-input]').fill(text);
      await chat.locator('[data-input]').press('Enter');
    },
  };
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
