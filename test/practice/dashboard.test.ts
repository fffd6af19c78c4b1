import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bangkokMoment, HOUR, now } from '../../src/clock.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Digests } from '../../src/models/digest.ts';
import { People } from '../../src/models/person.ts';
import { Sessions } from '../../src/models/session.ts';
import { Settings } from '../../src/models/setting.ts';
import { CLOCK_MOVES } from '../../src/practice/dashboard/clock-moves.ts';
import { openStage, type Stage } from '../../src/practice/demo/stage.ts';
import { momentOf } from '../../src/practice/demo/week.ts';
import { browser, type Browser } from '../support/browser.ts';

const CHOOSE = '/practice/dashboard';
const PAGE = '/dashboard/urgent';
const NOK = `U${'7'.padStart(32, '0')}`;

let stage: Stage;
let page: Browser;
beforeAll(async () => {
  stage = await openStage(momentOf(6, '12:30'), () => undefined);
});
afterAll(() => stage.close());
beforeEach(async () => {
  await Sessions.deleteMany({});
  page = browser({ url: stage.publicBaseUrl });
});

const signsInAs = async (name: string): Promise<void> => {
  await page.opens(CHOOSE);
  await page.presses(`เข้าเป็น ${name}`);
};

describe('the dashboard in practice mode', () => {
  it('lets the player in as an officer with one button, and says whose place it is', async () => {
    const shown = await page.opens(CHOOSE);
    for (const words of ['นก', 'ต.บัวหุ่ง', 'วิชัย', 'อ.ราษีไศล', 'อรทัย', 'จ.ศรีสะเกษ'])
      expect(shown.text).toContain(words);
    for (const words of ['สมศรี', 'ทองใบ']) expect(shown.text).not.toContain(words);
    await page.presses('เข้าเป็น นก');
    expect((await page.opens(PAGE)).text).toContain('คู่บุญ ต.บัวหุ่ง อ.ราษีไศล นก ออกจากระบบ');
    expect(await AuditEntries.countDocuments({ deed: 'sign-in' })).toBeGreaterThan(0);
    const chosen = await page.opens(`${CHOOSE}?as=${NOK}`);
    expect(chosen.text.indexOf('นก')).toBeLessThan(chosen.text.indexOf('วิชัย'));
  });

  it('is entered by the link in her chat as well', async () => {
    await stage.person('วิชัย').types('แดชบอร์ด');
    const said = JSON.stringify(stage.person('วิชัย').chat().at(-1));
    const [link = ''] = /http:\/\/localhost:\d+\/dashboard\/in\/[\w-]{43}/u.exec(said) ?? [];
    await page.opens(link.slice(stage.publicBaseUrl.length));
    await page.presses('เข้าสู่ระบบ');
    expect((await page.opens(PAGE)).text).toContain('อ.ราษีไศล วิชัย');
  });

  it('lets nobody in by a form of another site, nor as somebody who is no officer', async () => {
    const { html } = await page.opens(CHOOSE);
    const [, csrf = ''] = /name="csrf" value="([^"]+)"/u.exec(html) ?? [];
    const refs = await People.find({ _id: { $in: [NOK, `U${'1'.padStart(32, '0')}`] } }).sort({ _id: 1 });
    const [somsri = '', nok = ''] = refs.map(({ ref }) => ref);
    const post = async (fields: Record<string, string>, headers = {}): Promise<number> =>
      (await page.posts(CHOOSE, new URLSearchParams(fields), headers)).status;
    expect(await post({ as: nok })).toBe(403);
    expect(await post({ as: nok, csrf: csrf.replace(/^./u, (letter) => (letter === 'a' ? 'b' : 'a')) })).toBe(
      403,
    );
    expect(await post({ as: nok, csrf }, { origin: 'https://evil.example' })).toBe(403);
    expect(await post({ as: nok, csrf }, { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({ as: somsri, csrf })).toBe(404);
    expect(await post({ csrf })).toBe(404);
    expect(await Sessions.countDocuments()).toBe(0);
  });

  it('has nobody to offer in a store that practice mode did not fill', async () => {
    const marker = await Settings.findById('demo-province').lean().orFail();
    await Settings.deleteOne({ _id: 'demo-province' });
    try {
      expect((await page.opens(CHOOSE)).text).toContain('ไม่มีเจ้าหน้าที่ในจังหวัดฝึกซ้อม');
    } finally {
      await Settings.create(marker);
    }
  });

  it('shows Monday happening: the clock is moved from the page, and she stays signed in', async () => {
    await signsInAs('อรทัย');
    expect((await page.opens(PAGE)).text).toMatch(/โหมดฝึกซ้อม ส\. 28 พ\.ย\. 69 12\.3\d น\./u);
    const before = await Sessions.findOne().lean();
    expect((await page.presses('จ. 06.25')).text).toContain('จ. 30 พ.ย. 69 06.25 น.');
    expect(await Digests.findById('2026-W48').lean()).toBeNull();
    expect((await page.presses('จ. 08.05')).text).toContain('จ. 30 พ.ย. 69 08.05 น.');
    expect((await Digests.findById('2026-W48').lean())?.state).toBe('sent');
    expect(page.shown().path).toBe(PAGE);
    // The same session, with as much left of it as before.
    const after = await Sessions.findOne().lean();
    expect({ ...after, seenAt: 0 }).toEqual({ ...before, seenAt: 0, expiresAt: after?.expiresAt });
    const hoursLeft = (after!.expiresAt.getTime() - now().getTime()) / HOUR;
    expect(hoursLeft).toBeGreaterThan(7.9);
    expect(hoursLeft).toBeLessThanOrEqual(8);
  });

  it('moves no clock for another site, and none that is asked for otherwise', async () => {
    await signsInAs('นก');
    const { html } = await page.opens(PAGE);
    const [, csrf = ''] = /name="csrf" value="([^"]+)"/u.exec(html) ?? [];
    const at = now().getTime();
    const post = async (fields: Record<string, string>, headers = {}): Promise<number> =>
      (await page.posts(`${CHOOSE}/clock`, new URLSearchParams(fields), headers)).status;
    expect(await post({ to: 'day' })).toBe(403);
    expect(await post({ to: 'day', csrf }, { origin: 'https://evil.example' })).toBe(403);
    for (const to of ['', 'constructor', '__proto__', 'year']) expect(await post({ to, csrf })).toBe(400);
    expect(now().getTime() - at).toBeLessThan(HOUR);
    expect(await post({ to: 'hour', csrf, back: 'https://evil.example/' })).not.toBe(403);
    expect(page.shown().path).toMatch(/^\/dashboard/u);
  });

  it('keeps a session that had ended ended', async () => {
    await signsInAs('นก');
    await Sessions.updateMany({}, { $set: { expiresAt: new Date(now().getTime() - 1) } });
    const other = browser({ url: stage.publicBaseUrl });
    await other.opens(CHOOSE);
    await other.presses('เข้าเป็น วิชัย');
    await other.opens(PAGE);
    await other.presses('+1 วัน');
    expect((await page.opens(PAGE)).status).toBe(401);
    expect(page.shown().html).toContain('href="/practice/dashboard"');
    expect((await other.opens(PAGE)).status).toBe(200);
  });
});

it('Monday is today as long as its time is to come, else the next', () => {
  const monday = Temporal.PlainDate.from('2026-11-30');
  const at = (days: number, time: string): Date => bangkokMoment(monday.add({ days }), time);
  expect(CLOCK_MOVES['monday-before']!(at(0, '06:20'))).toEqual(at(0, '06:25'));
  expect(CLOCK_MOVES['monday-before']!(at(0, '06:25'))).toEqual(at(7, '06:25'));
  expect(CLOCK_MOVES['monday-after']!(at(0, '06:25'))).toEqual(at(0, '08:05'));
  expect(CLOCK_MOVES['monday-after']!(at(-1, '12:00'))).toEqual(at(0, '08:05'));
  expect(CLOCK_MOVES['monday-before']!(at(1, '06:25'))).toEqual(at(7, '06:25'));
});
