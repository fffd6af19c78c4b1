import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may } from '../../../src/access/rights.ts';
import { MINUTE, moveClock } from '../../../src/clock.ts';
import { People } from '../../../src/models/person.ts';
import { pages } from '../../../src/web/dashboard/pages.ts';
import { startBrowser } from '../../practice/page-stage.ts';
import { openProvinceAtWork, type ProvinceAtWork } from '../../support/province-at-work.ts';
import { exampleOf, foreignExampleOf } from '../../support/example-addresses.ts';
import { barriers, DESK, outOfReach, PHONE, tooWide, watchedPage, type WatchedPage } from './look-at-page.ts';

let province: ProvinceAtWork;
let browser: Browser;
/** The officer of the province, who may see every page, with a phone and before a desk. */
let phone: WatchedPage;
let desk: WatchedPage;
beforeAll(async () => {
  [province, browser] = await Promise.all([openProvinceAtWork(), startBrowser()]);
  const first = await openContext({ viewport: PHONE, hasTouch: true });
  phone = await watchedPage(first, province.url);
  await signIn(phone.page, 'อรทัย');
  // The same browser in another window: a session is of one browser.
  const storageState = await first.storageState();
  desk = await watchedPage(await openContext({ viewport: DESK, storageState }), province.url);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await province.close();
});

async function openContext(options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'th-TH', ...options });
  context.setDefaultTimeout(15_000);
  return context;
}

/** Taps the link that she gets in chat, and the button on its page. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(await province.linkFor(name));
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL(`${province.url}/dashboard**`);
}

const goTo = async ({ page }: Pick<WatchedPage, 'page'>, path: string): Promise<number> =>
  (await page.goto(`${province.url}${path}`))?.status() ?? 0;

describe.each(pages.map((page) => [page.name, page] as const))('the page %s', (_name, asked) => {
  it.each([
    ['on a phone', () => phone],
    ['before a desk', () => desk],
  ] as const)('%s fits, keeps nobody out and complains of nothing', async (_where, windowOf) => {
    const watched = windowOf();
    const { page, complaints } = watched;
    complaints();
    expect(await goTo(watched, await exampleOf(asked))).toBe(200);
    expect(await tooWide(page), 'what is too wide').toEqual([]);
    expect(await page.locator('h1').allInnerTexts(), 'headings of the first order').toHaveLength(1);
    for (const scheme of ['light', 'dark'] as const)
      expect(await barriers(page, scheme), `barriers in the ${scheme}`).toEqual([]);
    expect(complaints()).toEqual([]);
  });

  it('is worked with the keyboard alone', async () => {
    await goTo(desk, await exampleOf(asked));
    expect(await outOfReach(desk.page)).toEqual([]);
  });

  it('shows the officer of one tambon what is hers, and nothing else', async () => {
    const nok = await People.findOne({ name: 'นก' }).lean().orFail();
    const here = await asNok();
    const isHers = may(nok, asked.deed);
    const refused = isHers ? await foreignExampleOf(asked) : await exampleOf(asked);
    expect(isHers ? await goTo(here, await exampleOf(asked)) : 200).toBe(200);
    expect(refused === null ? 404 : await goTo(here, refused)).toBe(404);
    expect(await here.page.innerText('main')).toContain(refused === null ? '' : 'ไม่มี หรือไม่ใช่พื้นที่ของคุณ');
  });

  it('shows the same without scripts', async () => {
    const { page } = await withoutScripts();
    expect(await goTo({ page }, await exampleOf(asked))).toBe(200);
    expect((await page.innerText('main')).length).toBeGreaterThan(20);
    // What a script would fill is not left as a hole.
    for (const canvas of await page.locator('canvas').all()) expect(await canvas.isVisible()).toBe(false);
  });
});

let nokHere: WatchedPage | undefined;
async function asNok(): Promise<WatchedPage> {
  if (!nokHere) {
    nokHere = await watchedPage(await openContext({ viewport: PHONE }), province.url);
    await signIn(nokHere.page, 'นก');
  }
  return nokHere;
}

let plain: WatchedPage | undefined;
async function withoutScripts(): Promise<WatchedPage> {
  const storageState = await phone.page.context().storageState();
  plain ??= await watchedPage(
    await openContext({ viewport: PHONE, storageState, javaScriptEnabled: false }),
    province.url,
  );
  return plain;
}

describe('the way in and out', () => {
  it('is a link from the chat and one button, and ends with another', async () => {
    const { page } = await watchedPage(await openContext({ viewport: PHONE }), province.url);
    await signIn(page, 'วิชัย');
    await goTo({ page }, '/dashboard/urgent');
    expect(await page.innerText('header')).toContain('อ.ราษีไศล');
    await page.getByRole('button', { name: 'ออกจากระบบ' }).click();
    await page.getByRole('heading', { name: 'ออกจากระบบแล้ว' }).waitFor();
    await page.goBack();
    expect(await goTo({ page }, '/dashboard/urgent')).toBe(401);
    await page.getByRole('link', { name: 'โหมดฝึกซ้อม: เข้าเป็นเจ้าหน้าที่สมมติ' }).click();
    await page.getByRole('button', { name: 'เข้าเป็น วิชัย' }).click();
    expect(await goTo({ page }, '/dashboard/urgent')).toBe(200);
    await page.context().close();
  });

  it('is shut for a link that is too old', async () => {
    const { page } = await watchedPage(await openContext({ viewport: PHONE }), province.url);
    const link = await province.linkFor('วิชัย');
    moveClock(11 * MINUTE);
    expect((await page.goto(link))?.status()).toBe(410);
    expect(await page.innerText('main')).toContain('พิมพ์ แดชบอร์ด ในแชตเพื่อขอลิงก์ใหม่');
    expect(await tooWide(page)).toEqual([]);
    expect(await barriers(page, 'light')).toEqual([]);
    await page.context().close();
  });
});

it('a case is taken without scripts, and closed with what was done', async () => {
  const { page } = await withoutScripts();
  await goTo({ page }, '/dashboard/urgent');
  const open = page.locator('section.open');
  const before = await open.locator('article').count();
  await open.getByRole('button', { name: 'รับเรื่อง' }).first().click();
  expect(await page.innerText('[role=status]')).toContain('รับเรื่องแล้ว');
  expect(await open.locator('article').count()).toBe(before - 1);
  await page.locator('section.taken').getByRole('button', { name: 'ช่วยแล้ว' }).first().click();
  await page.getByRole('textbox').fill('พาไปโรงพยาบาลแล้ว');
  await page.getByRole('button', { name: 'บันทึก' }).click();
  expect(await page.innerText('section.settled')).toContain('พาไปโรงพยาบาลแล้ว');
});

it('Monday is watched from the page in practice mode, by the keyboard', async () => {
  await goTo(desk, '/dashboard/urgent');
  const bar = desk.page.getByRole('complementary', { name: 'โหมดฝึกซ้อม' });
  expect(await bar.innerText()).toContain('อ. 1 ธ.ค. 69 09.');
  await bar.getByRole('button', { name: '+1 ชม.' }).press('Enter');
  await bar.getByText('อ. 1 ธ.ค. 69 10.').waitFor();
  await bar.getByRole('link', { name: 'สลับคน' }).click();
  await desk.page.getByRole('heading', { name: 'เข้าแดชบอร์ดเป็นเจ้าหน้าที่สมมติ' }).waitFor();
  expect(await tooWide(desk.page)).toEqual([]);
  expect(await barriers(desk.page, 'dark')).toEqual([]);
  expect(await barriers(desk.page, 'light')).toEqual([]);
});
