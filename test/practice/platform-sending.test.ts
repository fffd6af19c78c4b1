import { randomUUID } from 'node:crypto';
import { HTTPFetchError } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../src/clock.ts';
import { MALI, NOBODY, SOM, stage } from './platform-stage.ts';

const hello = [{ type: 'text' as const, text: 'สวัสดี' }];

/** The status and the JSON of a refused call of the SDK. */
async function refusal(call: Promise<unknown>): Promise<{ status: number; body: Record<string, unknown> }> {
  const error = await call.then(
    () => {
      throw new Error('was not refused');
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof HTTPFetchError)) throw error;
  return { status: error.status, body: JSON.parse(error.body) as Record<string, unknown> };
}

describe('replying', () => {
  it('answers an event once, shows it as free and counts nothing', async () => {
    const { platform, line, hear } = await stage();
    const [event] = await hear(MALI, { type: 'text', text: 'เริ่ม' });
    const replyToken = event!.replyToken!;
    const { sentMessages } = await line.replyMessage({ replyToken, messages: hello });
    expect(sentMessages[0]!.id).toMatch(/^\d{18}$/);
    expect(platform.chat(MALI).at(-1)).toMatchObject({ id: sentMessages[0]!.id, from: 'bot', via: 'reply' });
    expect(platform.state().quota.used).toBe(0);
    const again = await refusal(line.replyMessage({ replyToken, messages: hello }));
    expect(again).toEqual({ status: 400, body: { message: 'Invalid reply token' } });
    expect(platform.chat(MALI)).toHaveLength(2);
  });

  it('refuses a token it never gave, and one a minute old by the product’s clock', async () => {
    const { platform, line, hear } = await stage();
    expect((await refusal(line.replyMessage({ replyToken: 'no', messages: hello }))).status).toBe(400);
    const [early] = await hear(MALI, { type: 'text', text: '1' });
    await platform.moveClock(MINUTE - 5000);
    await line.replyMessage({ replyToken: early!.replyToken!, messages: hello });
    const [late] = await hear(MALI, { type: 'text', text: '2' });
    await platform.moveClock(MINUTE + 1);
    const answer = await refusal(line.replyMessage({ replyToken: late!.replyToken!, messages: hello }));
    expect(answer.body).toEqual({ message: 'Invalid reply token' });
  });

  it('starts the minute anew with a redelivery, up to 20 minutes after the event', async () => {
    const { platform, line, hear } = await stage();
    const [event] = await hear(MALI, { type: 'text', text: '1' });
    await platform.moveClock(10 * MINUTE);
    platform.redeliver(event!.webhookEventId);
    await platform.settled();
    await line.replyMessage({ replyToken: event!.replyToken!, messages: hello });
    const [other] = await hear(MALI, { type: 'text', text: '2' });
    await platform.moveClock(21 * MINUTE);
    platform.redeliver(other!.webhookEventId);
    await platform.settled();
    const answer = await refusal(line.replyMessage({ replyToken: other!.replyToken!, messages: hello }));
    expect(answer.body).toEqual({ message: 'Invalid reply token' });
  });

  it('leaves the token alive when the messages are wrong, and takes no retry key', async () => {
    const { line, hear, post } = await stage();
    const [event] = await hear(MALI, { type: 'text', text: '1' });
    const replyToken = event!.replyToken!;
    const wrong = await refusal(line.replyMessage({ replyToken, messages: [{ type: 'text', text: '' }] }));
    expect(wrong).toEqual({
      status: 400,
      body: {
        message: 'The request body has 1 error(s)',
        details: [{ message: 'May not be empty', property: 'messages[0].text' }],
      },
    });
    const keyed = await post(
      '/v2/bot/message/reply',
      { replyToken, messages: hello },
      { 'x-line-retry-key': randomUUID() },
    );
    expect(keyed.status).toBe(400);
    const loading = await post(
      '/v2/bot/chat/loading/start',
      { chatId: MALI },
      { 'x-line-retry-key': randomUUID() },
    );
    expect(loading.status).toBe(400);
    await line.replyMessage({ replyToken, messages: hello });
  });

  it('quotes only what stands in the same chat', async () => {
    const { line, hear } = await stage();
    const [mine] = await hear(MALI, { type: 'text', text: '1' });
    const [hers] = await hear(SOM, { type: 'text', text: '2' });
    const quoting = (quoteToken: unknown) => ({
      replyToken: mine!.replyToken!,
      messages: [{ type: 'text' as const, text: 'x', quoteToken: String(quoteToken) }],
    });
    expect((await refusal(line.replyMessage(quoting(hers!.message!['quoteToken'])))).status).toBe(400);
    await line.replyMessage(quoting(mine!.message!['quoteToken']));
  });
});

describe('pushing', () => {
  it('delivers once under a retry key and says so for 24 hours', async () => {
    const { platform, line, post } = await stage();
    const key = randomUUID();
    const first = await line.pushMessageWithHttpInfo({ to: MALI, messages: hello }, key);
    const accepted = first.httpResponse.headers.get('x-line-request-id');
    const repeat = await post(
      '/v2/bot/message/push',
      { to: MALI, messages: hello },
      { 'X-Line-Retry-Key': key.toUpperCase() },
    );
    expect(repeat.status).toBe(409);
    expect(repeat.headers.get('x-line-accepted-request-id')).toBe(accepted);
    expect(repeat.headers.get('x-line-request-id')).not.toBe(accepted);
    expect(await repeat.json()).toEqual({
      message: 'The retry key is already accepted',
      sentMessages: first.body.sentMessages,
    });
    expect(platform.chat(MALI)).toHaveLength(1);
    expect(platform.state().quota.used).toBe(1);
    await platform.moveClock(DAY);
    await line.pushMessage({ to: MALI, messages: hello }, key);
    expect(platform.chat(MALI)).toHaveLength(2);
  });

  it('does not take a key whose request was refused for accepted, nor a key that is no UUID', async () => {
    const { platform, line } = await stage();
    const key = randomUUID();
    platform.setFaults({ failNext: { status: 500, count: 1 } });
    expect((await refusal(line.pushMessage({ to: MALI, messages: hello }, key))).status).toBe(500);
    await line.pushMessage({ to: MALI, messages: hello }, key);
    expect((await refusal(line.pushMessage({ to: MALI, messages: hello }, 'not-a-uuid'))).status).toBe(400);
  });

  it('refuses people it does not know', async () => {
    const { line } = await stage();
    const unknown = await refusal(line.pushMessage({ to: NOBODY, messages: hello }));
    expect(unknown).toEqual({ status: 400, body: { message: 'Failed to send messages' } });
    expect((await refusal(line.pushMessage({ to: 'somebody', messages: hello }))).status).toBe(400);
    const many = await refusal(line.multicast({ to: [MALI, NOBODY], messages: hello }));
    expect(many.body['message']).toContain('to[1]');
  });

  it('neither shows nor counts what is sent to someone who has blocked the account', async () => {
    const { platform, line } = await stage();
    platform.send(MALI, { type: 'unfollow' });
    await line.pushMessage({ to: MALI, messages: hello });
    await line.multicast({ to: [MALI, SOM], messages: hello });
    expect(platform.chat(MALI)).toEqual([]);
    expect(platform.chat(SOM)).toHaveLength(1);
    expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
  });

  it('counts people, not messages, and stops at the month’s limit', async () => {
    const { platform, line } = await stage({ quotaLimit: 3 });
    expect(await line.getMessageQuota()).toEqual({ type: 'limited', value: 3 });
    await line.broadcast({ messages: [...hello, ...hello] });
    const full = await refusal(line.multicast({ to: [MALI, SOM], messages: hello }));
    expect(full).toEqual({ status: 429, body: { message: 'You have reached your monthly limit.' } });
    expect(platform.chat(SOM)).toHaveLength(2);
    await line.pushMessage({ to: SOM, messages: hello });
    expect((await refusal(line.pushMessage({ to: SOM, messages: hello }))).status).toBe(429);
    expect(platform.state().quota).toEqual({ limit: 3, used: 3 });
    await platform.moveClock(31 * DAY);
    await line.pushMessage({ to: SOM, messages: hello });
    expect(platform.state().quota.used).toBe(1);
  });

  it('has the faults that are asked for', async () => {
    const { platform, line, hear } = await stage();
    platform.setFaults({ failNext: { status: 'monthly-limit', count: 2 } });
    const [event] = await hear(MALI, { type: 'text', text: '1' });
    await line.replyMessage({ replyToken: event!.replyToken!, messages: hello });
    for (const _ of [1, 2]) {
      const { body } = await refusal(line.pushMessage({ to: MALI, messages: hello }));
      expect(body['message']).toBe('You have reached your monthly limit.');
    }
    await line.pushMessage({ to: MALI, messages: hello });
    platform.setFaults({ failNext: { status: 429, count: 1 } });
    const { body } = await refusal(line.getProfile(MALI));
    expect(body['message']).toBe('The API rate limit has been exceeded. Try again later.');
    expect(platform.state().faults.failNext).toBeNull();
  });
});
