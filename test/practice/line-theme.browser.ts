import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCard } from '../../src/messages/list-card.ts';
import { contrast } from '../support/contrast.ts';
import { chatOf, DESKTOP, MALI, openPage, startBrowser } from './page-stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const box = (...contents: object[]) => ({ type: 'box', layout: 'vertical', contents });
const bare = { type: 'bubble', body: box({ type: 'text', text: 'ไม่บอกสี' }) };
const named = {
  type: 'bubble',
  header: { ...box({ type: 'text', text: 'บอกสี', color: '#0B7A3E' }), backgroundColor: '#FFF1D0' },
};
const ours = listCard({
  title: 'บ้านที่ดูแล',
  note: '3 หลัง',
  items: [
    {
      title: 'ยายบุญมี',
      tone: 'urgent',
      text: 'ยังไม่ส่ง',
      lines: ['ม.4'],
      facts: [['สัปดาห์ก่อน', '1,200 บาท']],
      buttons: [
        { label: 'รายงาน', value: 'report', primary: true },
        { label: 'ดูบ้าน', value: 'household' },
      ],
    },
  ],
});

/** The page in a browser whose machine has this theme, after the bot has shown all three cards. */
async function openCards(colorScheme: 'light' | 'dark', search = '') {
  const contents = [bare, named, ours.contents];
  const opened = await openPage(browser, {
    window: { ...DESKTOP, colorScheme },
    search,
    script: () => [
      { type: 'text', text: 'ตอบแล้ว' },
      ...contents.map((one) => ({ type: 'flex', altText: 'การ์ด', contents: one })),
    ],
  });
  const { chat, say, flexButton } = chatOf(opened.page, MALI);
  await say('ดู');
  await flexButton('รายงาน').waitFor();
  const choose = (name: string) => opened.page.getByRole('radio', { name }).check();
  return { ...opened, chat, choose, words: (text: string) => chat.getByText(text, { exact: true }) };
}

/** The colour of these letters, and that of the nearest ground below them which lets nothing through. */
function paintOf(words: Locator): Promise<{ letters: string; ground: string }> {
  return words.evaluate((node) => {
    const look = (one: typeof node) => node.ownerDocument.defaultView.getComputedStyle(one);
    let ground = node;
    while (look(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
    return { letters: look(node).color, ground: look(ground).backgroundColor };
  });
}
const contrastOf = async (words: Locator): Promise<number> => {
  const { letters, ground } = await paintOf(words);
  return contrast(letters, ground);
};

describe('the theme of LINE', () => {
  it('is that of the machine until one is chosen, which the address remembers', async () => {
    const { page, choose, words, complaints } = await openCards('dark');
    const title = page.getByRole('group', { name: 'ธีม LINE' });
    expect(await title.getByRole('radio', { name: 'มืด' }).isChecked()).toBe(true);
    expect(new URL(page.url()).search).toBe(`?as=${MALI}`);
    const dark = await paintOf(words('ตอบแล้ว'));
    await choose('สว่าง');
    expect(await paintOf(words('ตอบแล้ว'))).toEqual({
      letters: 'rgb(28, 36, 48)',
      ground: 'rgb(255, 255, 255)',
    });
    expect(new URL(page.url()).search).toBe(`?as=${MALI}&theme=light`);
    await page.reload();
    await words('ตอบแล้ว').waitFor();
    expect((await paintOf(words('ตอบแล้ว'))).ground).toBe('rgb(255, 255, 255)');
    // By keyboard too: the arrow keys go from one to the other.
    await page.getByRole('radio', { name: 'สว่าง' }).press('ArrowDown');
    expect(await paintOf(words('ตอบแล้ว'))).toEqual(dark);
    expect(page.url()).toContain('theme=dark');
    expect(complaints).toEqual([]);
  });

  it('follows a machine that changes, but not against a choice', async () => {
    const { page, words, choose } = await openCards('light');
    const ground = async () => (await paintOf(words('ไม่บอกสี'))).ground;
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).toBe('rgb(31, 32, 35)');
    await choose('สว่าง');
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });

  it('is light on dark where a card names no colours, and leaves those that it names', async () => {
    const { words, choose } = await openCards('light', '?theme=dark');
    const [plain, coloured] = [await paintOf(words('ไม่บอกสี')), await paintOf(words('บอกสี'))];
    expect(contrast(plain.letters, 'rgb(255, 255, 255)')).toBeLessThan(1.5);
    expect(contrast(plain.letters, plain.ground)).toBeGreaterThanOrEqual(4.5);
    expect(coloured).toEqual({ letters: 'rgb(11, 122, 62)', ground: 'rgb(255, 241, 208)' });
    await choose('สว่าง');
    expect(await paintOf(words('ไม่บอกสี'))).toEqual({
      letters: 'rgb(17, 17, 17)',
      ground: 'rgb(255, 255, 255)',
    });
    expect(await paintOf(words('บอกสี'))).toEqual(coloured);
  });

  it.each(['light', 'dark'] as const)('lets everything be read when it is %s', async (theme) => {
    const { chat, words } = await openCards(theme);
    const ownCard = [
      'บ้านที่ดูแล',
      '3 หลัง',
      'ยายบุญมี',
      'ยังไม่ส่ง',
      'ม.4',
      'สัปดาห์ก่อน',
      '1,200 บาท',
      'รายงาน',
      'ดูบ้าน',
    ];
    const letters = ['ดู', 'ตอบแล้ว', 'ไม่บอกสี', ...ownCard].map(words);
    for (const place of ['.phone-title p', '.bubble-name', '.bubble-meta span', '.price', '.menu-bar'])
      letters.push(...(await chat.locator(place).filter({ visible: true }).all()));
    const pale: string[] = [];
    for (const one of letters) if ((await contrastOf(one)) < 4.5) pale.push(await one.innerText());
    expect(pale).toEqual([]);
  });
});
