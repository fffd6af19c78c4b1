import { describe, expect, it } from 'vitest';
import type { PracticeNews } from '../../src/practice/platform/news.ts';
import { MALI, NOBODY, photo, SOM, stage } from './platform-stage.ts';

const hello = { to: MALI, messages: [{ type: 'text', text: 'x' }] };

describe('the way in', () => {
  it('wants the token, the media type, JSON and no more than 2 MB', async () => {
    const { call, post } = await stage();
    const push = '/v2/bot/message/push';
    const stranger = await call(push, { method: 'POST', headers: { authorization: 'Bearer wrong' } });
    expect(stranger.status).toBe(401);
    expect(stranger.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await stranger.json()).toMatchObject({
      message: expect.stringContaining('Authentication failed'),
    });
    const plain = await call(push, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
    expect(plain.status).toBe(415);
    const json = { 'content-type': 'application/json; charset=UTF-8' };
    const broken = await call(push, { method: 'POST', headers: json, body: '{"to":' });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({
      message: expect.stringContaining('could not be parsed as JSON'),
    });
    const huge = await post(push, { ...hello, more: 'x'.repeat(2 * 1024 * 1024) });
    expect(huge.status).toBe(413);
    const deep = await call(push, {
      method: 'POST',
      headers: json,
      body: `{"to":"${MALI}","messages":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    });
    expect(deep.status).toBe(400);
    expect((await post(push, hello)).status).toBe(200);
  });

  it.each([
    ['GET', '/v2/bot/nothing'],
    ['GET', '/v2/bot/message/push'],
    ['POST', '/v2/bot/Message/push'],
    ['POST', '/v2/bot/message/push/'],
    ['GET', '/v2/bot/message/%E0%A4%A/content'],
    ['GET', `/v2/bot/group/C${'a'.repeat(32)}/members/count`],
    ['POST', `/v2/bot/group/C${'a'.repeat(32)}/leave`],
  ])('answers %s %s with an error in LINE’s shape', async (method, path) => {
    const { call } = await stage();
    const answer = await call(path, { method });
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers.get('x-line-request-id')).toBeTruthy();
    expect(await answer.json()).toEqual({ message: expect.any(String) });
  });

  it('writes every call down, and tells who listens', async () => {
    const { platform, post } = await stage();
    const news: PracticeNews[] = [];
    const stop = platform.subscribe((one) => news.push(one));
    await post('/v2/bot/message/push', hello);
    await post('/v2/bot/message/poke', {});
    expect(platform.wire()).toMatchObject([
      {
        kind: 'api',
        method: 'POST',
        path: '/v2/bot/message/push',
        status: 200,
        userId: MALI,
        request: hello,
      },
      { kind: 'api', path: '/v2/bot/message/poke', status: 404 },
    ]);
    expect(news.map(({ event }) => event)).toEqual(['state', 'chat', 'wire', 'wire']);
    stop();
    await post('/v2/bot/message/push', hello);
    expect(news).toHaveLength(4);
    for (let i = 0; i < 310; i += 1) platform.send(SOM, { type: 'text', text: String(i) });
    await platform.settled();
    expect(platform.wire()).toHaveLength(300);
  });
});

describe('the account', () => {
  it('has profiles of those who have not blocked it', async () => {
    const { platform, line, call } = await stage();
    expect(await line.getProfile(SOM)).toEqual({ displayName: 'สม', userId: SOM, language: 'th' });
    expect((await call(`/v2/bot/profile/${NOBODY}`)).status).toBe(404);
    expect((await call('/v2/bot/profile/som')).status).toBe(400);
    platform.send(SOM, { type: 'unfollow' });
    expect((await call(`/v2/bot/profile/${SOM}`)).status).toBe(404);
  });

  it('shows that it works, and that it has read', async () => {
    const { platform, line, post, hear } = await stage();
    const news: PracticeNews[] = [];
    platform.subscribe((one) => news.push(one));
    await line.showLoadingAnimation({ chatId: MALI, loadingSeconds: 10 });
    const odd = await post('/v2/bot/chat/loading/start', { chatId: MALI, loadingSeconds: 61 });
    expect(odd.status).toBe(400);
    expect(await odd.json()).toMatchObject({ message: 'The request body has 2 error(s)' });
    expect((await post('/v2/bot/chat/loading/start', { chatId: 'C1' })).status).toBe(400);
    const [event] = await hear(MALI, { type: 'text', text: 'x' });
    await line.markMessagesAsReadByToken({ markAsReadToken: String(event!.message!['markAsReadToken']) });
    expect((await post('/v2/bot/chat/markAsRead', { markAsReadToken: 'x' })).status).toBe(400);
    expect(news).toContainEqual({ event: 'loading', data: { userId: MALI, seconds: 10 } });
    expect(news).toContainEqual({ event: 'read', data: { userId: MALI } });
  });

  it('knows and tests its webhook', async () => {
    const { line, bot, webhookUrl } = await stage();
    expect(await line.getWebhookEndpoint()).toEqual({ endpoint: webhookUrl, active: true });
    expect(await line.testWebhookEndpoint()).toMatchObject({ success: true, statusCode: 200, reason: 'OK' });
    expect(bot.bodies).toEqual([{ destination: expect.any(String), events: [] }]);
    await expect(line.setWebhookEndpoint({ endpoint: 'http://example.com/webhook' })).rejects.toThrow('400');
    await line.setWebhookEndpoint({ endpoint: 'http://127.0.0.1:9/webhook' });
    expect(await line.testWebhookEndpoint()).toMatchObject({ success: false, reason: 'COULD_NOT_CONNECT' });
  });

  it('says beforehand whether messages would do', async () => {
    const { line, post, platform } = await stage();
    await line.validatePush({ messages: [{ type: 'text', text: 'x' }] });
    expect((await post('/v2/bot/message/validate/multicast', { messages: [] })).status).toBe(400);
    expect(platform.chat(MALI)).toEqual([]);
  });

  it('keeps rich menus', async () => {
    const { line, call } = await stage();
    const menu = {
      size: { width: 2500, height: 843 },
      selected: true,
      name: 'เมนู',
      chatBarText: 'เปิดเมนู',
      areas: [
        {
          bounds: { x: 0, y: 0, width: 2500, height: 843 },
          action: { type: 'message' as const, text: 'เมนู' },
        },
      ],
    };
    const { richMenuId } = await line.createRichMenu(menu);
    expect((await line.getRichMenuList()).richmenus).toEqual([{ richMenuId, ...menu }]);
    expect((await call(`/v2/bot/user/all/richmenu/${richMenuId}`, { method: 'POST' })).status).toBe(400);
    const upload = (base64: string, type: string) =>
      call(`/v2/bot/richmenu/${richMenuId}/content`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: Buffer.from(base64, 'base64'),
      });
    expect((await upload(await photo(100), 'image/jpeg')).status).toBe(400);
    expect((await upload(await photo(1000), 'image/gif')).status).toBe(415);
    const picture = Buffer.from(await photo(1000), 'base64');
    expect(picture.length).toBeGreaterThan(0);
    const { default: sharp } = await import('sharp');
    const wide = await sharp(picture).resize(2500, 843, { fit: 'fill' }).jpeg().toBuffer();
    await line.setRichMenuImage(richMenuId, new Blob([new Uint8Array(wide)], { type: 'image/jpeg' }));
    await line.setDefaultRichMenu(richMenuId);
    await line.linkRichMenuIdToUser(MALI, richMenuId);
    expect(await line.getDefaultRichMenuId()).toEqual({ richMenuId });
    expect(await line.getRichMenuIdOfUser(MALI)).toEqual({ richMenuId });
    await line.deleteRichMenu(richMenuId);
    expect((await call('/v2/bot/user/all/richmenu')).status).toBe(404);
    const tooLong = { ...menu, chatBarText: 'x'.repeat(15) };
    await expect(line.createRichMenu(tooLong)).rejects.toThrow('400');
  });
});

describe('what people have sent', () => {
  it('can be fetched, whole and small', async () => {
    const { hear, call } = await stage();
    const bytes = await photo(800);
    const [event] = await hear(MALI, { type: 'image', photos: [bytes] });
    const content = await call(`/v2/bot/message/${event!.message!.id}/content`);
    expect(content.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await content.arrayBuffer()).toString('base64')).toBe(bytes);
    const preview = await call(`/v2/bot/message/${event!.message!.id}/content/preview`);
    const { default: sharp } = await import('sharp');
    expect((await sharp(await preview.arrayBuffer()).metadata()).width).toBe(240);
    expect((await call('/v2/bot/message/1/content')).status).toBe(404);
    const [sound] = await hear(MALI, { type: 'audio' });
    expect((await call(`/v2/bot/message/${sound!.message!.id}/content`)).status).toBe(200);
    expect((await call(`/v2/bot/message/${sound!.message!.id}/content/preview`)).status).toBe(400);
    const ready = await call(`/v2/bot/message/${sound!.message!.id}/content/transcoding`);
    expect(await ready.json()).toEqual({ status: 'succeeded' });
  });

  it('is gone once it is taken back', async () => {
    const { platform, hear, call } = await stage();
    const [event] = await hear(MALI, { type: 'image', photos: [await photo(100)] });
    const { id } = event!.message!;
    expect(() => platform.send(SOM, { type: 'unsend', messageId: id })).toThrow('no message');
    const [unsend] = await hear(MALI, { type: 'unsend', messageId: id });
    expect(unsend).toMatchObject({ type: 'unsend', unsend: { messageId: id } });
    expect(unsend).not.toHaveProperty('replyToken');
    const content = await call(`/v2/bot/message/${id}/content`);
    expect(content.status).toBe(410);
    expect(await content.json()).toEqual({ message: 'The content is gone' });
    expect(platform.chat(MALI)[0]).toMatchObject({ id, unsent: true });
    expect(platform.content(id)).toBeNull();
    expect(() => platform.send(MALI, { type: 'unsend', messageId: id })).toThrow('already');
  });

  it('breaks off in the middle when asked to', async () => {
    const { platform, hear, call } = await stage();
    const bytes = await photo(2000);
    const [event] = await hear(MALI, { type: 'image', photos: [bytes] });
    const path = `/v2/bot/message/${event!.message!.id}/content`;
    platform.setFaults({ cutContent: 1 });
    const cut = await call(path);
    expect(cut.status).toBe(200);
    expect(Number(cut.headers.get('content-length'))).toBe(Buffer.from(bytes, 'base64').length);
    await expect(cut.arrayBuffer()).rejects.toThrow('terminated');
    expect(platform.state().faults.cutContent).toBe(0);
    expect((await (await call(path)).arrayBuffer()).byteLength).toBe(Buffer.from(bytes, 'base64').length);
  });
});
