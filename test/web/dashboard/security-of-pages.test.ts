import { describe, expect, it } from 'vitest';
import { AuditEntries } from '../../../src/models/audit-entry.ts';
import { Sessions } from '../../../src/models/session.ts';
import { UrgentCases } from '../../../src/models/urgent-case.ts';
import { pages } from '../../../src/web/dashboard/pages.ts';
import { asksForLink } from '../../support/browser.ts';
import { everythingStored } from '../../support/everything-stored.ts';
import { exampleOf } from '../../support/example-addresses.ts';
import { expectSafe, formBody, INSIDE, PAGE, POST_DOORS, signedIn } from './signed-in.ts';

const her = signedIn();

describe('asking', () => {
  it('changes nothing, however often and in whatever way a page is asked for', async () => {
    const left = new Set([AuditEntries, Sessions].map(({ collection }) => collection.collectionName));
    const stored = async (): Promise<string[]> =>
      (await everythingStored())
        .filter(({ collection }) => !left.has(collection))
        .map(({ collection, text }) => `${collection} ${text}`)
        .toSorted();
    await her.page.opens(PAGE);
    const gets = pages.flatMap((one) => [
      one,
      ...(one.doors ?? [])
        .filter(({ method }) => method === 'get')
        .map(({ path }) => ({ name: one.name, path })),
    ]);
    const paths = await Promise.all(gets.map(exampleOf));
    const before = await stored();
    expect(before.length).toBeGreaterThan(15);
    for (const path of paths) {
      for (const method of ['GET', 'GET', 'HEAD']) await her.ask(path, { method });
      await her.ask(`${path}?said=${crypto.randomUUID()}&q=x&place=3309&sort=-name&page=2&command=urgent`);
    }
    for (const path of POST_DOORS) await her.ask(path);
    expect(await stored()).toEqual(before);
  });

  it('finds no page by a query or an address made to break it', async () => {
    const odd = [
      '?__proto__[sort]=x&sort=__proto__&page=__proto__&q=__proto__',
      '?sort=constructor&place=constructor&state=toString&week=__proto__',
      '?page=-1&page=2&page[]=3&q=a&q=b&place=3309+%00&place=9999',
      `?q=${'%E0%B8%81'.repeat(400)}&page=99999999999999999999&sort=-`,
      '?q=%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9&q=%ED%A0%80&said=%00&said[x]=1',
      `?week=2026-W99&from=2026-13-45&to=..%2f..%2fetc&month=99&${'x=1&'.repeat(300)}`,
    ];
    for (const one of pages) {
      const path = await exampleOf(one);
      for (const query of odd) {
        const answer = await her.ask(`${path}${query}`);
        expect([200, 400, 404], `${path}${query}`).toContain(answer.status);
        expect(answer.text.replaceAll(/src="[^"]*"|href="[^"]*"/gu, '')).not.toMatch(INSIDE);
      }
    }
    for (const { path } of pages.filter((one) => one.path.includes(':')))
      for (const part of [
        '__proto__',
        'constructor',
        '..%2f..%2fmetrics',
        '%00',
        'x'.repeat(3000),
        '%F0%9F%99%82',
        '*',
        '$ne',
      ]) {
        const answer = await her.ask(`/dashboard${path.replace(/:\w+/u, part)}`);
        expect([400, 404], `${path} ${part}`).toContain(answer.status);
        expect(answer.text).not.toMatch(INSIDE);
        expectSafe(answer);
      }
  });

  it('answers HEAD as GET without the page, and no other method', async () => {
    const head = await her.ask(PAGE, { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
    expectSafe(head);
    const { csrf = '' } = await her.taking();
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
      for (const path of ['/dashboard', PAGE, '/dashboard/act', '/dashboard/households/H-0001']) {
        const answer = await her.ask(path, { method, body: formBody({ csrf }) });
        // Which methods there are is no secret.
        expect(method === 'OPTIONS' ? [200, 403, 404] : [403, 404], `${method} ${path}`).toContain(
          answer.status,
        );
        expectSafe(answer);
      }
  });
});

describe('an answer', () => {
  it('forbids a browser what it may not do, whatever the answer is', async () => {
    const link = await asksForLink(her.on.bot, her.orathai);
    const unsigned = { cookies: new Map<string, string>() };
    const answers = [
      await her.ask(PAGE),
      await her.ask('/dashboard/nowhere'),
      await her.ask('/dashboard/mentors/%E0%A4'),
      await her.ask('/dashboard/urgent?place=3309%20%E0%A4'),
      await her.ask('/dashboard/act', { method: 'POST', body: 'x=1' }),
      await her.ask(PAGE, unsigned),
      await her.ask('/dashboard/nowhere', unsigned),
      await her.ask(link, unsigned),
      await her.ask(link, { ...unsigned, method: 'POST' }),
      await her.ask(link, { ...unsigned, method: 'POST', body: 'x'.repeat(9000) }),
      await her.ask(`/dashboard/in/${'x'.repeat(43)}`, unsigned),
      await her.ask('/dashboard/in/%00', unsigned),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      ...[200, 404, 400, 200, 403],
      ...[401, 401, 200, 403, 413, 410, 410],
    ]);
    for (const answer of answers) {
      expectSafe(answer);
      expect(answer.text).not.toMatch(/node_modules|Error:|at .+:\d+:\d+/u);
    }
    await UrgentCases.collection.updateOne({}, { $set: { openedAt: 'never' } });
    const failed = await her.ask(PAGE);
    expect([failed.status, failed.text]).toEqual([500, 'This did not work. Please try again later.']);
    expectSafe(failed);
  });

  it('lets no script stand in a page, nor a style', async () => {
    for (const one of pages) {
      const { text } = await her.ask(await exampleOf(one));
      expect(text, `${one.name}`).not.toMatch(
        /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+\s*=|javascript:/iu,
      );
    }
  });

  it('gives assets that are known and nothing beside them', async () => {
    const { html } = await her.page.opens(PAGE);
    const [, asset = ''] = /href="(\/dashboard\/assets\/[^"]+)"/u.exec(html) ?? [];
    const given = await her.ask(asset, { cookies: new Map() });
    expect(given.status).toBe(200);
    expect(given.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(given.headers['x-content-type-options']).toBe('nosniff');
    expect(given.headers['set-cookie']).toBeUndefined();
    const [, , , hash = ''] = asset.split('/');
    const beside = [
      ...['../dashboard.css', '..%2fdashboard.css', '%2e%2e/dashboard.css', '..%5c..%5cpackage.json', '%00'],
      ...[
        'dashboard.css%00.js',
        'tsconfig.json',
        '__proto__',
        'constructor',
        'x'.repeat(4000),
        'dashboard.css/',
      ],
      ...['..%2f..%2f..%2fpackage.json', '../../../package.json', '%2fetc%2fpasswd', 'DASHBOARD.CSS', ''],
    ];
    for (const name of beside) {
      const { status, text } = await her.ask(`/dashboard/assets/${hash}/${name}`, { cookies: new Map() });
      expect(status === 200 ? text : '', `${name}`).toBe(
        status === 200 && name === 'dashboard.css/' ? given.text : '',
      );
    }
    for (const other of ['x', '__proto__', '', '%00'])
      expect(
        (await her.ask(`/dashboard/assets/${other}/dashboard.css`, { cookies: new Map() })).status,
      ).not.toBe(200);
  });
});
