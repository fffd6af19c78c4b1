import { expect, it } from 'vitest';
import { Digests } from '../../src/models/digest.ts';
import { exampleDigest, WEEK } from '../support/editions.ts';
import { transcript } from '../support/transcript.ts';

const on = transcript();
const open = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${on.bot.url}${path}`, init);
/** What no stranger is to learn: where the code lies, and what it is made of. */
const INSIDE = /node_modules|\.[jt]s\b|Error:|at .+:\d+:\d+/u;

it.each([
  '/digests/%E0%A4',
  '/digests/2026-W47/areas/%E0%A4/x',
  '/stories/%E0%A4/picture.jpg',
  '/stories/packs/%E0%A4',
  '/announcements/%E0%A4/picture.jpg',
  '/my-data/%E0%A4',
  `/digests/${'ก'.repeat(900)}`,
  '/digests/2026-W47/areas/3309~%00/%F0%9F%99%82',
  '/digests/__proto__/constructor',
  '/dashboard/in/%E0%A4',
  '/dashboard/%00',
  '/dashboard/households/..%2f..%2f..%2fpackage.json',
  '/dashboard/assets/x/..%2f..%2fassets.ts',
  `/dashboard/in/${'ก'.repeat(900)}`,
])('tells nobody of its inside at %s', async (path) => {
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE']) {
    const response = await open(path, { method });
    // Who is not signed in, or sends no form of ours, is told that and not what there is; methods are no secret.
    const ofDashboard = [...(method === 'OPTIONS' ? [200] : []), 400, 401, 403, 404, 410];
    const usual = path.startsWith('/dashboard') ? ofDashboard : [400, 404];
    expect(usual, `${method} ${path}`).toContain(response.status);
    expect(await response.text()).not.toMatch(INSIDE);
  }
});

it('says only that it failed when a page cannot be made', async () => {
  await Digests.create(exampleDigest());
  await Digests.collection.updateOne({ _id: WEEK as never }, { $set: { tally: 5 } });
  for (const path of ['/digests', '/digests/feed.xml', `/digests/${WEEK}`, `/digests/${WEEK}/picture.png`]) {
    const response = await open(path);
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('This did not work. Please try again later.');
  }
});

it('answers a page that is known with 304 until something of it changes', async () => {
  await Digests.create(exampleDigest());
  const etag = (await open(`/digests/${WEEK}`)).headers.get('etag')!;
  // As a browser asks; fetch would say no-cache by itself.
  const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  const again = () => open(`/digests/${WEEK}`, { headers });
  expect((await again()).status).toBe(304);
  await Digests.updateOne({ _id: WEEK }, { $set: { lead: 'ขอบคุณทุกคน' } });
  expect((await again()).status).toBe(200);
});
