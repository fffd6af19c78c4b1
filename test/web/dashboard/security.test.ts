import { describe, expect, it } from 'vitest';
import { now } from '../../../src/clock.ts';
import { Sessions } from '../../../src/models/session.ts';
import { UrgentCases } from '../../../src/models/urgent-case.ts';
import { browser, signsIn } from '../../support/browser.ts';
import { talker } from '../../support/talker.ts';
import { officer } from '../../support/village.ts';
import { csrfIn, expectSafe, formBody, INSIDE, PAGE, POST_DOORS, signedIn } from './signed-in.ts';

const her = signedIn();
const statusOfCase = async (): Promise<string | undefined> => (await UrgentCases.findOne().lean())?.status;

describe('a form that does something', () => {
  it('is of her own pages: without her token, with another’s, from another site or in a frame it does nothing', async () => {
    const other = talker(her.on.bot);
    await officer(other.userId, { level: 'province' }, 'วิชัย');
    const theirs = csrfIn((await (await signsIn(her.on.bot, other.userId)).opens(PAGE)).html);
    const { csrf = '', ...rest } = await her.taking();
    const refused = async (fields: Record<string, string>, headers = {}): Promise<void> => {
      for (const path of POST_DOORS) {
        const answer = await her.ask(path, { method: 'POST', body: formBody(fields), headers });
        expect(answer.status, `${path}`).toBe(403);
        expect(answer.text).toContain('ยังไม่ได้บันทึก');
        expectSafe(answer);
      }
    };
    await refused(rest);
    await refused({ ...rest, csrf: '' });
    await refused({ ...rest, csrf: theirs });
    await refused({ ...rest, csrf: `${csrf}=` });
    await refused({ ...rest, csrf }, { origin: 'https://evil.example' });
    await refused({ ...rest, csrf }, { origin: 'null' });
    await refused({ ...rest, csrf }, { origin: 'https://khubun.example.evil.example' });
    for (const site of ['cross-site', 'same-site', 'nonsense'])
      await refused({ ...rest, csrf }, { 'sec-fetch-site': site });
    expect(await statusOfCase()).toBe('open');
    expect((await her.page.opens(PAGE)).status).toBe(200);
    const sent = await her.ask('/dashboard/act', {
      method: 'POST',
      body: formBody({ ...rest, csrf }),
      headers: { origin: 'https://khubun.example', 'sec-fetch-site': 'same-origin' },
    });
    expect(sent.status).toBe(303);
    expect(await statusOfCase()).toBe('taken');
  });

  it('takes its token as one field of a form, and as nothing else', async () => {
    const { csrf = '', ...rest } = await her.taking();
    const bodies = [
      [formBody({ ...rest, 'csrf[]': csrf }), 'application/x-www-form-urlencoded'],
      [`${formBody({ ...rest, csrf })}&csrf=x`, 'application/x-www-form-urlencoded'],
      [JSON.stringify({ ...rest, csrf }), 'application/json'],
      [JSON.stringify({ ...rest, csrf }), 'text/plain'],
      ['', 'application/x-www-form-urlencoded'],
    ] as const;
    for (const [body, type] of bodies)
      expect(
        (await her.ask('/dashboard/act', { method: 'POST', body, headers: { 'content-type': type } })).status,
      ).toBe(403);
    const parts = new FormData();
    for (const [name, value] of Object.entries(rest)) parts.set(name, value);
    for (const path of [PAGE, '/dashboard/act', '/dashboard/import'])
      expect((await her.page.posts(path, parts)).status).toBe(403);
    const inQuery = `/dashboard/act?${formBody({ ...rest, csrf })}`;
    expect((await her.ask(inQuery, { method: 'POST' })).status).toBe(403);
    expect(await statusOfCase()).toBe('open');
  });

  it('leads back to a page of ours, whatever it is told', async () => {
    const evil = [
      ...['//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example/dashboard'],
      ...[
        '/dashboard@evil.example',
        '/dashboard.evil.example',
        '/dashboard//evil.example',
        'javascript:alert(1)',
      ],
      ...['/dashboard/\r\nSet-Cookie: a=b', '/dashboard\t//evil', ' /dashboard', '/dashboard/../../evil', ''],
      ...['/dashboard?x=//evil.example', '/dashboard/%0d%0aSet-Cookie:%20a=b', '/Dashboard', '/'],
    ];
    for (const back of evil) {
      const body = formBody(await her.taking({ back }));
      const { status, headers } = await her.ask('/dashboard/act', { method: 'POST', body });
      expect(status).toBe(303);
      const to = new URL(headers['location'] ?? '', 'https://khubun.example');
      expect(`${to.origin} ${back}`).toBe(`https://khubun.example ${back}`);
      expect(headers['location'], `${back}`).toMatch(/^\/[^/\\]/u);
      expect(headers['set-cookie'], `${back}`).toBeUndefined();
    }
  });

  it('changes nothing of what all objects have, and breaks nothing', async () => {
    const { csrf = '', once = '', ...rest } = await her.taking();
    const odd = [
      '__proto__[polluted]=1&__proto__.polluted=1&constructor.prototype.polluted=1&constructor[prototype][polluted]=1',
      'asked=__proto__&a.__proto__=1&asked=constructor&a.constructor=x&asked=toString&a.toString=x',
      'asked=note&a.note=x&a.note=y&asked=note&a[note]=z',
      `${'asked=x&'.repeat(900)}a.x=1`,
      `${'a&'.repeat(2000)}`,
    ];
    for (const more of odd) {
      const body = `${formBody({ ...rest, csrf, once: crypto.randomUUID() })}&${more}`;
      const answer = await her.ask('/dashboard/act', { method: 'POST', body });
      expect(answer.status, `${more}`).toBeLessThan(500);
      expect(answer.text).not.toMatch(INSIDE);
      expectSafe(answer);
    }
    for (const command of ['__proto__', 'constructor', 'toString', 'no-such-command', '']) {
      const body = formBody({ ...rest, csrf, command, once: crypto.randomUUID() });
      expect((await her.ask('/dashboard/act', { method: 'POST', body })).status, `${command}`).toBeLessThan(
        500,
      );
    }
    for (const wrong of ['', 'x', '__proto__', '../../x', once.toUpperCase().replace(/.$/u, 'G')]) {
      const body = formBody({ ...rest, csrf, once: wrong });
      expect((await her.ask('/dashboard/act', { method: 'POST', body })).status, `${wrong}`).toBe(400);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('may be as long as an announcement, and not longer', async () => {
    const { csrf = '', ...rest } = await her.taking({ command: 'announcements', argument: '' });
    const sent = async (path: string, length: number) =>
      her.ask(path, { method: 'POST', body: `${formBody({ ...rest, csrf })}&a.text=${'x'.repeat(length)}` });
    expect((await sent('/dashboard/act', 150_000)).status).toBeLessThan(400);
    for (const path of POST_DOORS.slice(0, 3)) {
      const answer = await sent(path, 400_000);
      expect(answer.status).toBe(413);
      expect(answer.text).not.toMatch(INSIDE);
      expectSafe(answer);
    }
  });
});

describe('a session', () => {
  it('is never one that somebody has set before', async () => {
    const planted = 'a'.repeat(43);
    const victim = browser(her.on.bot, { cookies: new Map([['__Host-khubun-session', planted]]) });
    await signsIn(her.on.bot, her.orathai.userId, victim);
    expect(victim.cookies.get('__Host-khubun-session')).not.toBe(planted);
    const attacker = browser(her.on.bot, { cookies: new Map([['__Host-khubun-session', planted]]) });
    expect((await attacker.opens(PAGE)).status).toBe(401);
    expect((await victim.opens(PAGE)).status).toBe(200);
  });

  it('is a new one every time, and signing in again leaves a page that was open without effect', async () => {
    const old = await her.taking();
    const before = her.page.cookies.get('__Host-khubun-session');
    await signsIn(her.on.bot, her.orathai.userId, her.page);
    expect(her.page.cookies.get('__Host-khubun-session')).not.toBe(before);
    expect((await her.ask('/dashboard/act', { method: 'POST', body: formBody(old) })).status).toBe(403);
    expect(await Sessions.countDocuments({ expiresAt: { $gt: now() } })).toBe(2);
  });

  it('reads only its own cookie, however the header is written', async () => {
    const session = her.page.cookies.get('__Host-khubun-session') ?? '';
    for (const cookie of [
      `khubun-session=${session}`,
      `__Host-khubun-browser=${session}`,
      `__host-khubun-session=${session}`,
      `__Host-khubun-session=${session}x`,
      `__Host-khubun-session=${session.toLowerCase()}`,
      '__Host-khubun-session=%E0%A4',
      `__proto__=${session}`,
      ';;;=;==',
      'x'.repeat(8000),
    ])
      expect((await her.ask(PAGE, { headers: { cookie } })).status, `${cookie.slice(0, 40)}`).toBe(401);
    expect(
      (await her.ask(PAGE, { headers: { cookie: `a=b; __Host-khubun-session=${session}` } })).status,
    ).toBe(200);
  });
});
