import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, moveClock, MINUTE } from '../../../src/clock.ts';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { FileLinks } from '../../../src/models/file-link.ts';
import { People } from '../../../src/models/person.ts';
import { Sessions } from '../../../src/models/session.ts';
import { asksForLink, browser, signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';

const OFFICE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
const PAGE = '/dashboard/urgent';

const on = transcript();
let nok: Talker;
beforeEach(async () => {
  nok = talker(on.bot);
  await officer(nok.userId, undefined, 'นก');
});
const linkFor = (who = nok): Promise<string> => asksForLink(on.bot, who);
const phone = (): Browser => browser(on.bot);
const office = (): Browser => browser(on.bot, { agent: OFFICE });

describe('signing in', () => {
  it('an officer writes แดชบอร์ด, taps the link, presses one button, and is in', async () => {
    const page = phone();
    const asked = await page.opens(await linkFor());
    expect(asked.text).toContain('ลิงก์นี้ใช้ได้ครั้งเดียว กับเครื่องนี้เท่านั้น');
    await page.presses('เข้าสู่ระบบ');
    expect((await page.opens(PAGE)).text).toContain('เรื่องด่วน');
    expect(page.shown().text).toContain('นก ออกจากระบบ');
    expect(await AuditEntries.countDocuments({ deed: 'sign-in' })).toBe(1);
  });

  it.each(['mentor', 'household', 'stranger'] as const)('a %s gets no link', async (role) => {
    const someone = talker(on.bot);
    if (role !== 'stranger')
      await People.create({ _id: someone.userId, roles: [role], name: 'บุญมี', language: 'th' });
    await someone.types('แดชบอร์ด');
    expect(await FileLinks.countDocuments({ kind: 'sign-in' })).toBe(0);
  });

  it('who only looks at a link, as programs in chats do, does not use it up', async () => {
    const link = await linkFor();
    for (const look of [office(), office()]) expect((await look.opens(link)).status).toBe(200);
    const page = phone();
    await page.opens(link);
    await page.presses('เข้าสู่ระบบ');
    expect((await page.opens(PAGE)).status).toBe(200);
  });

  it('a link works once: another browser that had it open too is refused', async () => {
    const link = await linkFor();
    const [first, second] = [phone(), office()];
    await first.opens(link);
    await second.opens(link);
    await first.presses('เข้าสู่ระบบ');
    const refused = await second.presses('เข้าสู่ระบบ');
    expect(refused.status).toBe(410);
    expect(refused.text).toContain('ลิงก์นี้ใช้ไม่ได้แล้ว');
    expect((await second.opens(PAGE)).status).toBe(401);
    expect((await office().opens(link)).status).toBe(410);
    expect((await first.opens(PAGE)).status).toBe(200);
  });

  it('a button pressed twice on a weak line signs in once', async () => {
    const page = phone();
    const shown = await page.opens(await linkFor());
    const [, csrf = ''] = /name="csrf" value="([^"]+)"/u.exec(shown.html) ?? [];
    for (const _ of [1, 2]) await page.posts(shown.path, new URLSearchParams({ csrf }));
    expect((await page.opens(PAGE)).status).toBe(200);
    expect(await Sessions.countDocuments()).toBe(1);
    moveClock(3 * MINUTE);
    expect((await page.posts(shown.path, new URLSearchParams({ csrf }))).status).toBe(410);
  });

  it('a link dies after ten minutes, and when another is asked for', async () => {
    const old = await linkFor();
    const fresh = await linkFor();
    expect((await phone().opens(old)).status).toBe(410);
    moveClock(9 * MINUTE);
    const page = phone();
    expect((await page.opens(fresh)).status).toBe(200);
    moveClock(2 * MINUTE);
    expect((await page.presses('เข้าสู่ระบบ')).status).toBe(410);
    expect((await phone().opens(fresh)).status).toBe(410);
  });

  it('another site cannot sign her in as somebody else', async () => {
    const link = await linkFor();
    const page = phone();
    const shown = await page.opens(link);
    const [, csrf = ''] = /name="csrf" value="([^"]+)"/u.exec(shown.html) ?? [];
    const body = new URLSearchParams({ csrf });
    expect((await page.posts(link, body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await page.posts(link, body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await page.posts(link, new URLSearchParams())).status).toBe(403);
    expect((await office().posts(link, body)).status).toBe(403);
    expect(await Sessions.countDocuments()).toBe(0);
  });

  it('its cookies are for this site over https alone, and no script reads them', async () => {
    const page = phone();
    const shown = await page.opens(await linkFor());
    const set = shown.headers.getSetCookie().join('\n');
    expect(set).toMatch(
      /^__Host-khubun-browser=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/mu,
    );
    await page.presses('เข้าสู่ระบบ');
    expect([...page.cookies.keys()]).toEqual(['__Host-khubun-browser', '__Host-khubun-session']);
    const kept = JSON.stringify(await Sessions.find().lean());
    for (const secret of page.cookies.values()) expect(kept).not.toContain(secret);
  });
});

describe('a session', () => {
  it('ends after eight hours', async () => {
    const page = await signsIn(on.bot, nok.userId);
    moveClock(7.9 * HOUR);
    expect((await page.opens(PAGE)).status).toBe(200);
    moveClock(0.2 * HOUR);
    const out = await page.opens(PAGE);
    expect(out.status).toBe(401);
    expect(out.text).toContain('พิมพ์ แดชบอร์ด ในแชต LINE คู่บุญ');
  });

  it('taken to another browser it opens nothing, ends, and its owner is told in chat', async () => {
    const hers = await signsIn(on.bot, nok.userId);
    await hers.opens(PAGE);
    const thief = browser(on.bot, { agent: OFFICE, cookies: new Map(hers.cookies) });
    expect((await thief.opens(PAGE)).status).toBe(401);
    expect((await hers.opens(PAGE)).status).toBe(401);
    await on.bot.pushed();
    expect(nok.hears()).toContain('แดชบอร์ดใน Android · LINE ถูกเปิดจากเครื่องอื่น');
  });

  it('stands in the list she gets in chat, and ends there', async () => {
    const [one, two] = [await signsIn(on.bot, nok.userId), await signsIn(on.bot, nok.userId, office())];
    const heard = await nok.types('แดชบอร์ด');
    expect(heard).toContain('กำลังเข้าระบบอยู่ 2 เครื่อง');
    expect(heard).toMatch(/Windows · Chrome\n.*เข้าเมื่อ.*\n.*\nAndroid · LINE/u);
    // The latest stands on top.
    expect(await nok.taps('ออกจากเครื่องนี้')).toBe('ออกจากระบบในเครื่องนั้นแล้ว');
    expect((await two.opens(PAGE)).status).toBe(401);
    expect((await one.opens(PAGE)).status).toBe(200);
    await nok.types('แดชบอร์ด');
    expect(await nok.taps('ออกทุกเครื่อง')).toBe('ออกจากระบบทุกเครื่องแล้ว');
    expect((await one.opens(PAGE)).status).toBe(401);
  });

  it('cannot be ended by another officer who knows its name', async () => {
    const page = await signsIn(on.bot, nok.userId);
    const other = talker(on.bot);
    await officer(other.userId, { level: 'province' }, 'อรทัย');
    await nok.types('แดชบอร์ด');
    const { postback } = nok.tapEvent('ออกจากเครื่องนี้') as unknown as { postback: { data: string } };
    await other.hearsAfter(other.event({ type: 'postback', postback }));
    expect((await page.opens(PAGE)).status).toBe(200);
  });

  it('ends when she signs out, and the page gone back to does nothing', async () => {
    const page = await signsIn(on.bot, nok.userId);
    await page.opens(PAGE);
    const kept = new Map(page.cookies);
    expect((await page.presses('ออกจากระบบ')).text).toContain('ออกจากระบบแล้ว');
    expect(page.cookies.has('__Host-khubun-session')).toBe(false);
    expect((await browser(on.bot, { cookies: kept }).opens(PAGE)).status).toBe(401);
  });

  it('ends with her office, also when she gets it back', async () => {
    const page = await signsIn(on.bot, nok.userId);
    const cookies = new Map(page.cookies);
    await People.updateOne({ _id: nok.userId }, { $set: { roles: ['mentor'] } });
    expect((await page.opens(PAGE)).status).toBe(401);
    await People.updateOne({ _id: nok.userId }, { $set: { roles: ['officer'] } });
    expect((await browser(on.bot, { cookies }).opens(PAGE)).status).toBe(401);
  });

  it('goes with her data', async () => {
    await signsIn(on.bot, nok.userId);
    await nok.types('ลบข้อมูลของฉัน');
    await nok.taps('ลบข้อมูล');
    await nok.taps('ลบถาวร');
    await on.bot.settled();
    expect(await Sessions.countDocuments()).toBe(0);
  });

  it('is worth nothing when it is made up', async () => {
    for (const secret of ['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}=`]) {
      const cookies = new Map([['__Host-khubun-session', secret]]);
      expect((await browser(on.bot, { cookies }).opens(PAGE)).status).toBe(401);
    }
  });
});

describe('asked for too often', () => {
  it('links that do not work are refused for a while, and who is signed in is not held up by it', async () => {
    const page = await signsIn(on.bot, nok.userId);
    const stranger = phone();
    const statuses = new Map<number, number>();
    for (let tries = 0; tries < 130; tries += 1) {
      const { status } = await stranger.opens(`/dashboard/in/${'a'.repeat(43)}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.get(429)).toBeGreaterThan(5);
    expect(stranger.shown().headers.get('retry-after')).toMatch(/^\d+$/u);
    expect(stranger.shown().text).toContain('เร็วเกินไป');
    expect((await stranger.opens(PAGE)).status).toBe(429);
    expect((await page.opens(PAGE)).status).toBe(200);
  });
});
