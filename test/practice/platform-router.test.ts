import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DAY } from '../../src/clock.ts';
import type { PracticeState, WireEntry } from '../../src/practice/contract.ts';
import { practiceRouter } from '../../src/practice/router.ts';
import { readPage, readPageFile } from '../../src/practice/serve-page.ts';
import { MALI, NOBODY, photo, SOM, stage } from './platform-stage.ts';

async function office() {
  const staged = await stage();
  const app = express();
  app.use('/practice', practiceRouter(staged.platform));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/practice`;
  const get = (path: string) => fetch(origin + path);
  const json = async <T>(path: string) => (await (await get(path)).json()) as T;
  const post = (path: string, body: unknown) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { ...staged, origin, get, json, post };
}

describe('the page’s door', () => {
  it('lets people talk, and shows what came of it', async () => {
    const { platform, line, bot, json, post, get } = await office();
    bot.onEvent = async ({ replyToken }) => {
      await line.replyMessage({ replyToken: replyToken!, messages: [{ type: 'text', text: 'รับแล้ว' }] });
    };
    const answer = await post(`/api/chats/${MALI}/send`, { type: 'text', text: 'สวัสดี' });
    expect(answer.status).toBe(202);
    const { webhookEventIds } = (await answer.json()) as { webhookEventIds: string[] };
    await platform.settled();
    expect(await json(`/api/chats/${MALI}`)).toMatchObject([
      { from: 'person', message: { type: 'text', text: 'สวัสดี' } },
      { from: 'bot', via: 'reply', message: { type: 'text', text: 'รับแล้ว' } },
    ]);
    expect(await json(`/api/chats/${SOM}`)).toEqual([]);
    const wire = await json<WireEntry[]>('/api/wire');
    expect(wire.map(({ kind, status }) => [kind, status])).toEqual([
      ['api', 200],
      ['webhook', 200],
    ]);
    expect(wire[1]).toMatchObject({ userId: MALI, webhookEventIds });
    bot.onEvent = async () => {};
    expect((await post('/api/redeliver', { webhookEventId: webhookEventIds[0] })).status).toBe(202);
    await platform.settled();
    expect(bot.heard).toHaveLength(2);
    expect((await get(`/api/chats/${NOBODY}`)).status).toBe(400);
  });

  it('shows people, quota, clock and faults, and changes them', async () => {
    const { platform, json, post } = await office();
    const before = await json<PracticeState>('/api/state');
    expect(before.people.map(({ displayName }) => displayName)).toEqual(['มะลิ', 'สม']);
    expect(before.quota).toEqual({ limit: null, used: 0 });
    const moved = (await (await post('/api/clock', { forwardMs: 2 * DAY })).json()) as PracticeState;
    expect(new Date(moved.now).getTime() - new Date(before.now).getTime()).toBeGreaterThanOrEqual(2 * DAY);
    const faults = { latencyMs: 5, failNext: { status: 'monthly-limit', count: 2 } };
    expect(await (await post('/api/faults', faults)).json()).toMatchObject({
      faults: { ...faults, deliverTimes: 1, cutContent: 0 },
    });
    expect(await (await post('/api/faults', { failNext: null })).json()).toMatchObject({
      faults: { latencyMs: 5, failNext: null },
    });
    const person = await (await post('/api/people', { displayName: ' ผู้มาใหม่ ' })).json();
    expect(person).toMatchObject({ displayName: 'ผู้มาใหม่', role: 'stranger' });
    expect(platform.people()).toContainEqual(person);
  });

  it('takes several photos and gives them back', async () => {
    const { platform, get, json, post } = await office();
    const photos = [await photo(100), await photo(200, 'png')];
    expect((await post(`/api/chats/${MALI}/send`, { type: 'image', photos, order: [1, 0] })).status).toBe(
      202,
    );
    await platform.settled();
    const items = await json<{ id: string }[]>(`/api/chats/${MALI}`);
    const second = await get(`/api/content/${items[1]!.id}`);
    expect(second.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await second.arrayBuffer()).toString('base64')).toBe(photos[1]);
    expect((await get('/api/content/1')).status).toBe(404);
  });

  it.each([
    ['/send', { type: 'text' }, 'text'],
    ['/send', { type: 'text', text: '' }, 'text: must not be empty'],
    ['/send', { type: 'text', text: 'x', extra: 1 }, 'extra'],
    ['/send', { type: 'poem' }, 'type'],
    ['/send', { type: 'image', photos: [] }, 'photos: needs a photo'],
    ['/send', { type: 'image', photos: ['aGVsbG8='] }, 'JPEG or PNG'],
    ['/send', { type: 'image', photos: 'x' }, 'photos'],
    ['/send', { type: 'location', address: 'x', latitude: 200, longitude: 0 }, 'latitude'],
    ['/send', { type: 'unsend', messageId: '1' }, 'no message'],
    ['/send', '{"type":', 'not JSON'],
    ['/api/clock', { forwardMs: -1 }, 'only goes forward'],
    ['/api/clock', { forwardMs: 61 * DAY }, '60 days'],
    ['/api/clock', {}, 'forwardMs'],
    ['/api/faults', { failNext: { status: 404, count: 1 } }, 'failNext'],
    ['/api/faults', { deliverTimes: 0 }, 'deliverTimes'],
    ['/api/faults', { unknown: 1 }, 'unknown'],
    ['/api/redeliver', { webhookEventId: 'none' }, 'no event'],
    ['/api/people', { displayName: '   ' }, 'must not be empty'],
  ])('refuses %s %j with a sentence', async (path, body, part) => {
    const { post } = await office();
    const answer = await post(path === '/send' ? `/api/chats/${MALI}/send` : path, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringContaining(part) });
  });

  it('refuses what is no JSON by its media type, what is too large, and people it does not know', async () => {
    const { origin, post } = await office();
    const form = await fetch(`${origin}/api/clock`, { method: 'POST', body: 'forwardMs=5' });
    expect(form.status).toBe(400);
    const huge = { type: 'image', photos: ['x'.repeat(26 * 1024 * 1024)] };
    expect((await post(`/api/chats/${MALI}/send`, huge)).status).toBe(413);
    expect((await post(`/api/chats/${NOBODY}/send`, { type: 'follow' })).status).toBe(400);
  });

  it('streams what happens, from the state on, until the platform closes', async () => {
    const { platform, line, get, post } = await office();
    const stream = await get('/api/stream');
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let read = '';
    const until = async (part: string) => {
      while (!read.includes(part)) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`ended before ${part}`);
        read += value;
      }
    };
    await until('event: state\ndata: {');
    await post(`/api/chats/${MALI}/send`, { type: 'text', text: 'สวัสดี\nค่ะ' });
    await until('"text":"สวัสดี\\nค่ะ"');
    await until('event: wire');
    await line.showLoadingAnimation({ chatId: MALI, loadingSeconds: 5 });
    await until(`event: loading\ndata: {"userId":"${MALI}","seconds":5}\n\n`);
    await platform.close();
    let ended = false;
    while (!ended) ended = (await reader.read()).done;
    expect(ended).toBe(true);
  });
});

describe('the page’s files', () => {
  it('come from a list, TypeScript as JavaScript', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    await writeFile(
      join(folder, 'api.ts'),
      "import { b } from './b.ts';\nexport const a: number = b as number;\n",
    );
    await writeFile(join(folder, 'page.css'), 'body {}');
    await writeFile(join(folder, 'tsconfig.json'), '{}');
    expect(await readPage(folder)).toMatchObject({ mediaType: 'text/html; charset=utf-8' });
    const script = await readPageFile('api.ts', folder);
    expect(script?.mediaType).toBe('text/javascript; charset=utf-8');
    expect(script?.content).toContain("from './b.ts'");
    expect(script?.content).not.toContain(': number');
    expect((await readPageFile('page.css', folder))?.mediaType).toBe('text/css; charset=utf-8');
    for (const name of ['none.ts', 'tsconfig.json', '../router.ts', '..', '', 'index.html']) {
      expect(await readPageFile(name, folder)).toBeNull();
    }
    expect(await readPageFile('api.ts', join(folder, 'gone'))).toBeNull();
  });

  it('come with a policy that lets nothing foreign in', async () => {
    const { get } = await office();
    const { headers } = await get('/api/state');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'"]));
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of ['/assets/..%2Frouter.ts', '/assets/%2e%2e%2fbodies.ts', '/assets/none.ts']) {
      expect((await get(path)).status).toBe(404);
    }
  });
});
