import { describe, expect, it } from 'vitest';
import { MALI, photo, SOM, stage } from './platform-stage.ts';

describe('webhooks', () => {
  it('carry an event in LINE’s shape, signed', async () => {
    const { bot, hear, line } = await stage();
    const before = Date.now();
    const [event] = await hear(MALI, { type: 'text', text: 'ขายผักได้ 350 🥬' });
    expect(event).toEqual({
      type: 'message',
      mode: 'active',
      timestamp: expect.any(Number),
      source: { type: 'user', userId: MALI },
      webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      deliveryContext: { isRedelivery: false },
      replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      message: {
        id: expect.stringMatching(/^\d{18}$/),
        type: 'text',
        text: 'ขายผักได้ 350 🥬',
        quoteToken: expect.any(String),
        markAsReadToken: expect.any(String),
      },
    });
    expect(event!.timestamp).toBeGreaterThanOrEqual(before);
    expect(bot.bodies[0]!.destination).toBe((await line.getBotInfo()).userId);
  });

  it('tell of taps, stickers, places, files, coming and going', async () => {
    const { platform, hear } = await stage();
    const one = async (...said: Parameters<typeof hear>) => (await hear(...said))[0]!;
    expect(
      await one(MALI, { type: 'postback', data: 'd', displayText: 'วันนี้', params: { date: '2026-11-23' } }),
    ).toMatchObject({ type: 'postback', postback: { data: 'd', params: { date: '2026-11-23' } } });
    expect(platform.chat(MALI).map(({ message }) => message)).toEqual([{ type: 'text', text: 'วันนี้' }]);
    expect(await one(MALI, { type: 'postback', data: 'silent' })).not.toHaveProperty('postback.params');
    expect(platform.chat(MALI)).toHaveLength(1);
    expect(await one(MALI, { type: 'sticker', packageId: '446', stickerId: '1988' })).toMatchObject({
      message: { type: 'sticker', packageId: '446', stickerId: '1988', stickerResourceType: 'STATIC' },
    });
    expect(
      await one(MALI, { type: 'location', address: 'ศรีสะเกษ', latitude: 15.1, longitude: 104.3 }),
    ).toMatchObject({ message: { type: 'location', address: 'ศรีสะเกษ', latitude: 15.1 } });
    expect(await one(MALI, { type: 'file', fileName: 'แผน.pdf' })).toMatchObject({
      message: { type: 'file', fileName: 'แผน.pdf', fileSize: expect.any(Number) },
    });
    expect(await one(MALI, { type: 'audio' })).toMatchObject({
      message: { type: 'audio', duration: 5000, contentProvider: { type: 'line' } },
    });
    const gone = await one(MALI, { type: 'unfollow' });
    expect(gone.type).toBe('unfollow');
    expect(gone).not.toHaveProperty('replyToken');
    expect(() => platform.send(MALI, { type: 'text', text: 'x' })).toThrow('blocked');
    expect(await one(MALI, { type: 'follow' })).toMatchObject({ follow: { isUnblocked: true } });
    expect(await one(MALI, { type: 'follow' })).toMatchObject({ follow: { isUnblocked: false } });
  });

  it('tell of someone new, who then has a profile', async () => {
    const { platform, bot, line } = await stage();
    const stranger = platform.addPerson({ displayName: 'ผู้มาใหม่' });
    await platform.settled();
    expect(bot.heard[0]).toMatchObject({ type: 'follow', source: { userId: stranger.userId } });
    expect(await line.getProfile(stranger.userId)).toEqual({
      userId: stranger.userId,
      displayName: 'ผู้มาใหม่',
      language: 'th',
    });
    expect(platform.people().at(-1)).toEqual(stranger);
  });

  it('come again, marked, until the bot answers with 2xx', async () => {
    const { bot, hear, platform } = await stage();
    bot.statuses.push(500, 503, 200);
    const events = await hear(MALI, { type: 'text', text: 'x' });
    expect(events.map(({ deliveryContext }) => deliveryContext.isRedelivery)).toEqual([false, true, true]);
    expect(new Set(events.map(({ webhookEventId }) => webhookEventId)).size).toBe(1);
    expect(new Set(events.map(({ replyToken }) => replyToken)).size).toBe(1);
    expect(platform.wire().map(({ status }) => status)).toEqual([500, 503, 200]);
  });

  it('are given up after five tries', async () => {
    const { bot, hear } = await stage();
    bot.statuses.push(...Array.from({ length: 9 }, () => 500));
    expect(await hear(MALI, { type: 'text', text: 'x' })).toHaveLength(5);
  });

  it('reach a bot that was not there at first, or that did not answer in time', async () => {
    const { platform, bot, hear } = await stage({
      answerWithinMs: 100,
      webhookUrl: 'http://127.0.0.1:9/webhook',
    });
    await hear(MALI, { type: 'text', text: 'x' });
    expect(bot.heard).toEqual([]);
    expect(platform.wire().map(({ status }) => status)).toEqual([0, 0, 0, 0, 0]);
    const slow = await stage({ answerWithinMs: 100 });
    let times = 0;
    slow.bot.onEvent = async () => {
      times += 1;
      if (times === 1) await new Promise((resolve) => setTimeout(resolve, 300));
    };
    const events = await slow.hear(MALI, { type: 'text', text: 'y' });
    expect(events.map(({ deliveryContext }) => deliveryContext.isRedelivery)).toEqual([false, true]);
  });

  it('wait for a bot whose address is not known yet', async () => {
    let port: string | null = null;
    const { platform, bot, webhookUrl } = await stage({
      webhookUrl: () => {
        if (port === null) throw new Error('not listening yet');
        return port;
      },
    });
    const refused = new Promise<void>((resolve) => {
      platform.subscribe(({ event }) => event === 'wire' && resolve());
    });
    platform.send(MALI, { type: 'text', text: 'x' });
    await refused;
    port = webhookUrl;
    await platform.settled();
    expect(platform.wire()[0]).toMatchObject({ status: 0, response: 'not listening yet' });
    expect(bot.heard).toHaveLength(1);
  });

  it('come one after the other for each person, and to several people at once', async () => {
    const { platform, bot } = await stage();
    const steps: string[] = [];
    const herWebhook = Promise.withResolvers<void>();
    bot.onEvent = async ({ message }) => {
      const text = String(message?.['text']);
      steps.push(`begin ${text}`);
      // The first of his webhooks is not answered before hers has come.
      if (text === '1') await herWebhook.promise;
      if (text === 'hers') herWebhook.resolve();
      steps.push(`end ${text}`);
    };
    for (const text of ['1', '2', '3']) platform.send(MALI, { type: 'text', text });
    platform.send(SOM, { type: 'text', text: 'hers' });
    await platform.settled();
    expect(steps.filter((step) => !step.endsWith('hers'))).toEqual(
      ['1', '2', '3'].flatMap((text) => [`begin ${text}`, `end ${text}`]),
    );
    expect(steps).toContain('end hers');
  });

  it('come twice, or backwards, when asked to', async () => {
    const { platform, bot } = await stage();
    platform.setFaults({ deliverTimes: 2 });
    platform.send(MALI, { type: 'text', text: 'twice' });
    await platform.settled();
    expect(bot.heard.map(({ deliveryContext }) => deliveryContext.isRedelivery)).toEqual([false, false]);
    expect(bot.heard[0]!.webhookEventId).toBe(bot.heard[1]!.webhookEventId);
    bot.heard.length = 0;
    platform.setFaults({ deliverTimes: 1, reverseBatch: 3 });
    for (const text of ['1', '2', '3', '4']) platform.send(MALI, { type: 'text', text });
    await platform.settled();
    expect(bot.heard.map(({ message }) => message?.['text'])).toEqual(['3', '2', '1', '4']);
  });

  it('bring several photos one by one, in the order asked for', async () => {
    const { platform, hear, line } = await stage();
    const photos = [await photo(100), await photo(200, 'png'), await photo(300)];
    const events = await hear(MALI, { type: 'image', photos, order: [2, 0, 1] });
    const sets = events.map(
      ({ message }) => message!['imageSet'] as { id: string; index: number; total: number },
    );
    expect(sets.map(({ index }) => index)).toEqual([3, 1, 2]);
    expect(new Set(sets.map(({ id }) => id)).size).toBe(1);
    expect(sets[0]!.total).toBe(3);
    expect(
      platform.chat(MALI).map(({ message }) => (message['imageSet'] as { index: number }).index),
    ).toEqual([1, 2, 3]);
    const [single] = await hear(MALI, { type: 'image', photos: [photos[0]!] });
    expect(single!.message).not.toHaveProperty('imageSet');
    const { httpResponse } = await line.getMessageContentWithHttpInfo(events[2]!.message!.id);
    expect(httpResponse.headers.get('content-type')).toBe('image/png');
    expect(() => platform.send(MALI, { type: 'image', photos, order: [0, 0, 1] })).toThrow('once');
    expect(() => platform.send(MALI, { type: 'image', photos: ['aGVsbG8='] })).toThrow('JPEG or PNG');
  });

  it('can be sent once more by hand', async () => {
    const { platform, bot, hear } = await stage();
    const [event] = await hear(MALI, { type: 'text', text: 'x' });
    platform.redeliver(event!.webhookEventId);
    await platform.settled();
    expect(bot.heard[1]).toEqual({ ...event, deliveryContext: { isRedelivery: true } });
    expect(() => platform.redeliver('01ARZ3NDEKTSV4RRFFQ69G5FAV')).toThrow('no event');
  });
});
