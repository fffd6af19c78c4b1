import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '../../src/clock.ts';
import { BUNMI, chatOf, JOHN, MALI, openPage, PHONE, startBrowser } from './page-stage.ts';
import type { HeardEvent } from './platform-stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const postback = (label: string) => ({ type: 'postback', label, data: `data:${label}`, displayText: label });
const text = (words: string, ...actions: object[]) => ({
  type: 'text',
  text: words,
  ...(actions.length > 0 && { quickReply: { items: actions.map((action) => ({ type: 'action', action })) } }),
});
const flex = (contents: object) => ({ type: 'flex', altText: 'การ์ด', contents });
const box = (...contents: object[]) => ({ type: 'box', layout: 'vertical', contents });

/** Answers what was typed by `answers`, and says nothing to anything else. */
const by = (answers: Readonly<Record<string, readonly object[]>>) => (event: HeardEvent) =>
  answers[String(event.message?.['text'])] ?? [];
const said = (heard: readonly HeardEvent[]) =>
  heard.map((event) => event['postback'] ?? event.message?.['text'] ?? event.message?.type ?? event.type);

describe('a chat', () => {
  it('shows what both sides say, as LINE does, and loads nothing from elsewhere', async () => {
    const { page, bot, complaints } = await openPage(browser, {
      script: by({ สวัสดี: [text('สวัสดี คุณมะลิ\nอ่านที่ https://example.org/a')] }),
    });
    const { say, bubbles, chat } = chatOf(page, MALI);
    await say('สวัสดี');
    await expect.poll(() => bubbles.count()).toBe(2);
    expect(said(bot.heard)).toEqual(['สวัสดี']);
    const own = await bubbles.nth(0).innerText();
    expect(own).toContain('อ่านแล้ว');
    expect(own).toContain('09:15');
    const answer = bubbles.nth(1);
    expect(await answer.innerText()).toContain('สวัสดี คุณมะลิ\nอ่านที่');
    expect(await answer.innerText()).toContain('ฟรี');
    expect(await answer.locator('a').getAttribute('href')).toBe('https://example.org/a');
    expect(await chat.innerText()).toContain('ศ. 20 พ.ย. 69');
    expect(complaints).toEqual([]);
  });

  it('breaks the line on Shift and Enter, sends by the button, and takes words for words', async () => {
    const { page, bot } = await openPage(browser);
    const { chat, bubbles } = chatOf(page, MALI);
    const field = chat.locator('[data-input]');
    expect(await chat.locator('[data-send]').isDisabled()).toBe(true);
    await field.pressSequentially('<b>หนึ่ง</b>');
    await field.press('Shift+Enter');
    await field.pressSequentially('สอง');
    await chat.locator('[data-send]').click();
    await expect.poll(() => said(bot.heard)).toEqual(['<b>หนึ่ง</b>\nสอง']);
    await expect.poll(() => bubbles.locator('.text-bubble').allInnerTexts()).toEqual(['<b>หนึ่ง</b>\nสอง']);
    expect(await field.inputValue()).toBe('');
  });

  it('keeps what was typed when it is refused', async () => {
    const { page, platform } = await openPage(browser);
    const { say, chat } = chatOf(page, MALI);
    platform.send(MALI, { type: 'unfollow' });
    await say('ยังอยู่ไหม');
    await page.locator('.notice').waitFor();
    expect(await chat.locator('[data-input]').inputValue()).toBe('ยังอยู่ไหม');
  });

  it('marks what costs money, and counts it', async () => {
    const { page, line } = await openPage(browser);
    await line.pushMessage({ to: MALI, messages: [{ type: 'text', text: 'เตือน' }] });
    const { bubbles } = chatOf(page, MALI);
    await bubbles.first().waitFor();
    expect(await bubbles.innerText()).toContain('นับเงิน');
    await expect.poll(() => page.locator('[data-quota]').innerText()).toBe('1 จาก 300 ข้อความ');
  });

  it('takes a message back', async () => {
    const { page, bot } = await openPage(browser);
    const { say, bubbles } = chatOf(page, MALI);
    await say('ผิดคน');
    await bubbles.locator('.bubble-content').click();
    await page.locator('[data-menu="ยกเลิกข้อความ"]').click();
    await expect.poll(() => bubbles.innerText()).toBe('คุณยกเลิกข้อความแล้ว');
    await expect.poll(() => bot.heard.map(({ type }) => type)).toEqual(['message', 'unsend']);
  });

  it('shows that the bot is at work until it answers', async () => {
    const { page, line } = await openPage(browser);
    const dots = page.locator('.typing');
    await line.showLoadingAnimation({ chatId: MALI, loadingSeconds: 60 });
    await dots.waitFor({ state: 'visible' });
    await line.pushMessage({ to: MALI, messages: [{ type: 'text', text: 'เสร็จแล้ว' }] });
    await expect.poll(() => dots.isVisible()).toBe(false);
  });

  it('begins a new day with its date', async () => {
    const { page } = await openPage(browser);
    const { say, chat, bubbles } = chatOf(page, MALI);
    await say('วันนี้');
    await bubbles.first().waitFor();
    await page.locator('[data-forward="+1 วัน"]').click();
    await expect.poll(() => page.locator('[data-clock]').innerText()).toContain('ส. 21 พ.ย. 69');
    await say('พรุ่งนี้');
    await expect
      .poll(() => chat.locator('.is-day').allInnerTexts())
      .toEqual(['ศ. 20 พ.ย. 69', 'ส. 21 พ.ย. 69']);
  });
});

describe('quick replies', () => {
  it('are those of the last message only, and go with a tap', async () => {
    const { page, bot } = await openPage(browser, {
      script: by({
        เริ่ม: [
          text('หนึ่ง', postback('ก่อน')),
          text('สอง', postback('ใช่'), { type: 'message', label: 'พิมพ์', text: 'คำเต็ม' }),
        ],
      }),
    });
    const { say, quickReplies, quickReply, bubbles } = chatOf(page, MALI);
    await say('เริ่ม');
    await expect.poll(() => quickReplies.allInnerTexts()).toEqual(['ใช่', 'พิมพ์']);
    await quickReply('ใช่').click();
    await quickReply('ใช่').waitFor({ state: 'hidden' });
    await expect.poll(() => bubbles.last().locator('.text-bubble').innerText()).toBe('ใช่');
    await say('เริ่ม');
    await quickReply('พิมพ์').click();
    await expect.poll(() => said(bot.heard)).toEqual(['เริ่ม', { data: 'data:ใช่' }, 'เริ่ม', 'คำเต็ม']);
  });

  it('go with a tap that says nothing, and stay away', async () => {
    const { page, bot, line } = await openPage(browser, {
      script: by({ เริ่ม: [text('ถาม', { type: 'postback', label: 'เงียบ', data: 'quiet' })] }),
    });
    const { say, quickReply, bubbles } = chatOf(page, MALI);
    await say('เริ่ม');
    await quickReply('เงียบ').click();
    await expect.poll(() => said(bot.heard)).toEqual(['เริ่ม', { data: 'quiet' }]);
    expect(await quickReply('เงียบ').isVisible()).toBe(false);
    expect(await bubbles.count()).toBe(2);
    await line.showLoadingAnimation({ chatId: MALI, loadingSeconds: 5 });
    await page.locator('.typing').waitFor();
    expect(await quickReply('เงียบ').isVisible()).toBe(false);
  });

  it('go with any new message', async () => {
    const { page } = await openPage(browser, { script: by({ เริ่ม: [text('ถาม', postback('ใช่'))] }) });
    const { say, quickReply } = chatOf(page, MALI);
    await say('เริ่ม');
    await quickReply('ใช่').waitFor();
    await say('พิมพ์เอง');
    await expect.poll(() => quickReply('ใช่').isVisible()).toBe(false);
  });

  it('choose a day, and stay when the person turns back', async () => {
    const { page, bot } = await openPage(browser, {
      script: by({
        วัน: [
          text('วันไหน', {
            type: 'datetimepicker',
            label: 'เลือกวันที่',
            data: 'day',
            mode: 'date',
            max: '2026-11-20',
          }),
        ],
      }),
    });
    const { say, quickReply } = chatOf(page, MALI);
    await say('วัน');
    await quickReply('เลือกวันที่').click();
    const field = page.locator('[data-date]');
    expect(await field.inputValue()).toBe('2026-11-20');
    await page.getByRole('button', { name: 'ยกเลิก' }).click();
    await quickReply('เลือกวันที่').click();
    await field.fill('2026-11-18');
    expect(await page.locator('dialog').innerText()).toContain('พ. 18 พ.ย. 69');
    await page.locator('[data-agree]').click();
    await expect.poll(() => said(bot.heard)).toEqual(['วัน', { data: 'day', params: { date: '2026-11-18' } }]);
  });

  it('open the chooser for photos', async () => {
    const { page } = await openPage(browser, {
      script: by({ รูป: [text('ส่งรูป', { type: 'cameraRoll', label: 'เลือกรูป' })] }),
    });
    const { say, quickReply } = chatOf(page, MALI);
    await say('รูป');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), quickReply('เลือกรูป').click()]);
    expect(chooser.isMultiple()).toBe(true);
  });
});

describe('cards', () => {
  const card = {
    type: 'bubble',
    size: 'kilo',
    header: box({ type: 'text', text: 'สรุปบ้านยายบุญมี', weight: 'bold', size: 'lg', color: '#0B7A3E' }),
    body: {
      ...box(
        {
          type: 'box',
          layout: 'horizontal',
          spacing: 'md',
          action: postback('แก้ไข'),
          contents: [
            { type: 'text', text: 'พบกัน', flex: 4 },
            { type: 'text', text: 'ศ. 20 พ.ย. 69', flex: 6, wrap: true },
          ],
        },
        { type: 'separator', margin: 'lg' },
        { type: 'text', text: 'สั้น '.repeat(60), wrap: true, maxLines: 2, size: 'xs' },
      ),
      backgroundColor: '#FFF1D0',
      paddingAll: '12px',
    },
    footer: box({
      type: 'button',
      style: 'primary',
      height: 'sm',
      color: '#0B7A3E',
      action: postback('ส่งรายงาน'),
    }),
  };

  it('are drawn in the sizes of LINE and answer to taps and keys', async () => {
    const { page, bot, complaints } = await openPage(browser, { script: by({ สรุป: [flex(card)] }) });
    const { say, chat, flexButton } = chatOf(page, MALI);
    await say('สรุป');
    await flexButton('ส่งรายงาน').waitFor();
    const look = (selector: string, name: string) => styleOf(page, selector, name);
    expect(await look('.flex-bubble', 'width')).toBe('260px');
    expect(await look('.flex-body', 'padding')).toBe('12px');
    expect(await look('.flex-body', 'background-color')).toBe('rgb(255, 241, 208)');
    expect(await look('.flex-header .flex-words', 'font-size')).toBe('19px');
    expect(await look('.flex-separator', 'margin-top')).toBe('12px');
    expect(await look('.flex-button', 'background-color')).toBe('rgb(11, 122, 62)');
    expect(await look('.flex-button', 'height')).toBe('40px');
    const widths = await chat
      .locator('.is-horizontal > .flex-text')
      .evaluateAll((nodes) => nodes.map((node) => (node as unknown as { offsetWidth: number }).offsetWidth));
    expect(widths).toEqual([91, 137]);
    const twoLines = await chat.locator('.flex-words.is-cut').boundingBox();
    expect(twoLines?.height).toBeLessThan(3 * 13 * 1.5);

    await flexButton('ส่งรายงาน').click();
    await flexButton('แก้ไข').press('Enter');
    await expect
      .poll(() => said(bot.heard))
      .toEqual(['สรุป', { data: 'data:ส่งรายงาน' }, { data: 'data:แก้ไข' }]);
    expect(complaints).toEqual([]);
  });

  it('stand side by side in a carousel that does not widen the page', async () => {
    const { page } = await openPage(browser, {
      script: by({ หลายใบ: [flex({ type: 'carousel', contents: [card, card, card] })] }),
      window: PHONE,
    });
    const { say, chat } = chatOf(page, MALI);
    await say('หลายใบ');
    await expect.poll(() => chat.locator('.card-row .flex-bubble').count()).toBe(3);
    expect(await styleOf(page, '.card-row .flex-bubble', 'width')).toBe('260px');
    expect(await widthOf(page)).toBe(390);
  });

  it('say what would be dialled, and open web addresses in a new tab', async () => {
    const { page, context } = await openPage(browser, {
      script: by({
        โทร: [
          flex({
            type: 'bubble',
            body: box(
              { type: 'button', action: { type: 'uri', label: 'เจ็บป่วย 1669', uri: 'tel:1669' } },
              { type: 'button', action: { type: 'uri', label: 'เว็บ', uri: 'http://127.0.0.1:9/nothing' } },
            ),
          }),
        ],
      }),
    });
    const { say, flexButton } = chatOf(page, MALI);
    await say('โทร');
    await flexButton('เจ็บป่วย 1669').click();
    expect(await page.locator('.notice').innerText()).toContain('1669');
    const [tab] = await Promise.all([context.waitForEvent('page'), flexButton('เว็บ').click()]);
    expect(await tab.evaluate('window.opener')).toBeNull();
  });

  it('of the older kind are drawn too', async () => {
    const { page, bot } = await openPage(browser, {
      script: by({
        ถาม: [
          {
            type: 'template',
            altText: 'ถาม',
            template: {
              type: 'confirm',
              text: 'ใช้ 300 บาท ได้ไหม',
              actions: [postback('ใช่'), postback('ไม่ใช่')],
            },
          },
        ],
      }),
    });
    const { say, flexButton, chat } = chatOf(page, MALI);
    await say('ถาม');
    await flexButton('ไม่ใช่').click();
    expect(await chat.locator('.template-text').innerText()).toBe('ใช้ 300 บาท ได้ไหม');
    await expect.poll(() => said(bot.heard)).toEqual(['ถาม', { data: 'data:ไม่ใช่' }]);
  });
});

describe('the menu of things to send', () => {
  it('sends sample photos as one set, and shows them', async () => {
    const { page, bot, platform, complaints } = await openPage(browser);
    const { attach, bubbles } = chatOf(page, MALI);
    await attach('รูปตัวอย่าง 3 รูป');
    await expect.poll(() => bot.heard.length).toBe(3);
    const sets = bot.heard.map(({ message }) => message?.['imageSet'] as { index: number; total: number });
    expect(sets.map(({ index, total }) => [index, total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    await expect.poll(() => bubbles.locator('img').count()).toBe(3);
    const bytes = platform.content(String(bot.heard[0]?.message?.id))?.bytes;
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 960 });
    expect(complaints).toEqual([]);
  });

  it('shrinks large photos and turns them upright', async () => {
    const { page, bot, platform } = await openPage(browser);
    const { chat } = chatOf(page, MALI);
    const grey = sharp({ create: { width: 4000, height: 1000, channels: 3, background: '#888' } });
    const lying = await grey.jpeg().withMetadata({ orientation: 6 }).toBuffer();
    await chat.locator('[data-files]').setInputFiles([
      { name: 'large.jpg', mimeType: 'image/jpeg', buffer: lying },
      {
        name: 'small.png',
        mimeType: 'image/png',
        buffer: await sharp({ create: { width: 30, height: 20, channels: 3, background: '#888' } })
          .png()
          .toBuffer(),
      },
    ]);
    await expect.poll(() => bot.heard.length).toBe(2);
    const sizes = await Promise.all(
      bot.heard.map(async ({ message }) => sharp(platform.content(String(message?.id))?.bytes).metadata()),
    );
    expect(sizes.map(({ format, width, height }) => [format, width, height])).toEqual([
      ['jpeg', 512, 2048],
      ['jpeg', 30, 20],
    ]);
  });

  it('says so when a file is no picture', async () => {
    const { page, bot } = await openPage(browser);
    const { chat } = chatOf(page, MALI);
    const buffer = Buffer.from('ไม่ใช่รูป');
    await chat.locator('[data-files]').setInputFiles([{ name: 'บัญชี.jpg', mimeType: 'image/jpeg', buffer }]);
    await page.locator('.notice').waitFor();
    expect(await page.locator('.notice').innerText()).toContain('บัญชี.jpg');
    expect(bot.heard).toEqual([]);
  });

  it('sends everything else that LINE can', async () => {
    const { page, bot } = await openPage(browser);
    const { attach } = chatOf(page, MALI);
    for (const label of ['ตำแหน่ง', 'ข้อความเสียง', 'วิดีโอ', 'ไฟล์', 'สติกเกอร์']) await attach(label);
    await page.locator('[data-sticker="โอเค"]').click();
    await expect.poll(() => said(bot.heard)).toEqual(['location', 'audio', 'video', 'file', 'sticker']);
    expect(bot.heard.at(-1)?.message?.['keywords']).toContain('OK');
  });
});

describe('the list of people', () => {
  it('has those who speak Thai first, counts what is unread, and opens chats side by side', async () => {
    const { page, line } = await openPage(browser);
    const names = page.locator('.person-name strong');
    expect(await names.allInnerTexts()).toEqual(['มะลิ', 'บุญมี', 'John']);
    for (const words of ['หนึ่ง', 'สอง']) {
      await line.pushMessage({ to: BUNMI, messages: [{ type: 'text', text: words }] });
    }
    const row = page.locator(`[data-person="${BUNMI}"]`);
    await expect.poll(() => row.locator('.unread').allInnerTexts()).toEqual(['2']);
    await page.locator(`[data-beside="${BUNMI}"]`).click();
    await expect.poll(() => chatOf(page, BUNMI).bubbles.count()).toBe(2);
    expect(await row.locator('.unread').count()).toBe(0);
    expect(await chatOf(page, MALI).chat.isVisible()).toBe(true);
    await page.locator(`[data-person="${JOHN}"]`).click();
    await chatOf(page, JOHN).chat.waitFor();
    await expect.poll(() => chatOf(page, BUNMI).chat.count()).toBe(0);
    expect(new URL(page.url()).search).toBe(`?as=${MALI}&as=${JOHN}`);
  });

  it('takes in someone new, who adds the account', async () => {
    const { page, bot, platform } = await openPage(browser);
    await page.locator('[data-add-person]').click();
    await page.locator('[data-new-name]').fill('สมหญิง');
    await page.locator('[data-agree]').click();
    await page.getByRole('region', { name: 'แชตของ สมหญิง' }).waitFor();
    expect(platform.people().at(-1)).toMatchObject({ displayName: 'สมหญิง', role: 'stranger' });
    await expect.poll(() => said(bot.heard)).toEqual(['follow']);
  });
});

describe('the panel', () => {
  it('moves the clock', async () => {
    const { page, platform } = await openPage(browser);
    const before = Date.parse(platform.state().now);
    await page.locator('[data-forward="+1 ชั่วโมง"]').click();
    await expect.poll(() => Date.parse(platform.state().now) - before).toBe(HOUR);
    await expect.poll(() => page.locator('[data-clock]').innerText()).toContain('10:15 น.');
  });

  it('makes LINE unkind and kind again', async () => {
    const { page, platform } = await openPage(browser);
    await page.getByText('แกล้งให้ LINE มีปัญหา').click();
    await page.locator('[data-fault="latency"]').selectOption('3000');
    await page.locator('[data-fault="failures"]').fill('2');
    await page.locator('[data-fault="failure"]').selectOption('monthly-limit');
    await page.locator('[data-fault="times"]').fill('2');
    await page.locator('[data-fault="times"]').blur();
    await expect
      .poll(() => platform.state().faults)
      .toEqual({
        latencyMs: 3000,
        failNext: { status: 'monthly-limit', count: 2 },
        cutContent: 0,
        deliverTimes: 2,
        reverseBatch: 1,
      });
    await page.getByRole('button', { name: 'กลับเป็นปกติ' }).click();
    await expect
      .poll(() => platform.state().faults)
      .toEqual({ latencyMs: 0, failNext: null, cutContent: 0, deliverTimes: 1, reverseBatch: 1 });
    await expect.poll(() => page.locator('[data-fault="latency"]').inputValue()).toBe('0');
  });

  it('shows what went over the wire, and delivers it again', async () => {
    const { page, bot } = await openPage(browser, { script: by({ สวัสดี: [text('รับแล้ว')] }) });
    await chatOf(page, MALI).say('สวัสดี');
    const webhook = page.locator('.wire.is-webhook');
    await webhook.locator('summary').click();
    const json = await webhook.locator('pre').first().innerText();
    expect((JSON.parse(json) as { events: HeardEvent[] }).events[0]?.message?.['text']).toBe('สวัสดี');
    expect(await page.locator('.wire.is-api summary').innerText()).toContain('/message/reply');
    await webhook.locator('[data-redeliver]').click();
    await expect
      .poll(() => bot.heard.map(({ deliveryContext }) => deliveryContext.isRedelivery))
      .toEqual([false, true]);
  });

  it('can be put away, and the address remembers it', async () => {
    const { page } = await openPage(browser, { search: `?as=${MALI}&as=${BUNMI}&as=${JOHN}&panel=0` });
    expect(await page.locator('[data-chat]').count()).toBe(3);
    expect(await page.locator('#panel').isVisible()).toBe(false);
    await page.locator('[data-drawer="panel"]').click();
    expect(await page.locator('#panel').isVisible()).toBe(true);
    expect(page.url()).not.toContain('panel=0');
  });
});

describe('a connection that breaks', () => {
  it('says so, comes back by itself, and misses nothing', async () => {
    const { page, platform, line, stopServer, startServer } = await openPage(browser);
    const bar = page.locator('#line-lost');
    await stopServer();
    await bar.waitFor({ state: 'visible' });
    await line.pushMessage({ to: MALI, messages: [{ type: 'text', text: 'ระหว่างนั้น' }] });
    await platform.moveClock(HOUR);
    await startServer();
    await bar.waitFor({ state: 'hidden' });
    await expect.poll(() => chatOf(page, MALI).bubbles.allInnerTexts()).toHaveLength(1);
    await expect.poll(() => page.locator('[data-clock]').innerText()).toContain('10:15 น.');
    await line.pushMessage({ to: MALI, messages: [{ type: 'text', text: 'หลังจากนั้น' }] });
    await expect.poll(() => chatOf(page, MALI).bubbles.count()).toBe(2);
  });
});

describe('on a phone', () => {
  it.each([360, 390])('fits %i pixels, with list and panel as drawers', async (width) => {
    const { page, complaints } = await openPage(browser, {
      window: { ...PHONE, viewport: { width, height: 844 } },
      script: by({ เริ่ม: [text('ถาม', ...['ไปเยี่ยมบ้าน', 'เจอที่แปลง', 'โทรคุย', 'ยังไม่ได้พบ'].map(postback))] }),
    });
    const { say, quickReply } = chatOf(page, MALI);
    await say('เริ่ม');
    await quickReply('ไปเยี่ยมบ้าน').waitFor();
    expect(await widthOf(page)).toBe(width);
    expect(await page.locator('#people').isVisible()).toBe(false);
    await page.locator('[data-drawer="people"]').click();
    await page.locator(`[data-person="${BUNMI}"]`).click();
    await chatOf(page, BUNMI).chat.waitFor();
    expect(await page.locator('#people').isVisible()).toBe(false);
    await page.locator('[data-drawer="panel"]').click();
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isVisible()).toBe(false);
    expect(await widthOf(page)).toBe(width);
    expect(complaints).toEqual([]);
  });
});

it('lets a person do everything by keyboard', async () => {
  const { page, bot } = await openPage(browser, { script: by({ เริ่ม: [text('ถาม', postback('ใช่'))] }) });
  const { say, quickReply } = chatOf(page, MALI);
  await say('เริ่ม');
  await quickReply('ใช่').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => said(bot.heard)).toEqual(['เริ่ม', { data: 'data:ใช่' }]);
});

it('draws Thai with a font of the machine, marks and all', async () => {
  const html = await readFile(new URL('../../src/practice/page/index.html', import.meta.url), 'utf8');
  expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  const { page } = await openPage(browser);
  expect(await styleOf(page, 'body', 'font-family')).toContain('Loma');
});

function styleOf(page: Page, selector: string, name: string): Promise<string> {
  return page.evaluate(`getComputedStyle(document.querySelector('${selector}')).getPropertyValue('${name}')`);
}

/** How wide the page has become, in CSS pixels; more than the window when something sticks out. */
function widthOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth');
}
