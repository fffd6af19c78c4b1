import { describe, expect, it } from 'vitest';
import { readWebhookBody } from '../../src/line/events.ts';

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const text = {
  type: 'message',
  webhookEventId: '01HXAMPLE0000000000000000A',
  timestamp: 1_795_000_000_000,
  mode: 'active',
  source: { type: 'user', userId: 'U4af4980629' },
  replyToken: 'token',
  message: { type: 'text', id: '1', text: 'สวัสดี' },
};

describe('a webhook body', () => {
  it('keeps every field of an event, known or not', () => {
    const event = { ...text, somethingNew: { deep: [1] } };
    expect(readWebhookBody(bytes({ destination: 'U1', events: [event] }))?.events[0]).toEqual(event);
  });

  it('may hold no events: the button "Verify" sends such', () => {
    expect(readWebhookBody(bytes({ events: [] }))).toEqual({ events: [], unreadable: 0 });
  });

  it('is not sunk by one odd event', () => {
    const future = { ...text, type: 'hologram', webhookEventId: 'B', source: 'moon' };
    const read = readWebhookBody(bytes({ events: [null, 7, { type: 'message' }, future, text] }));
    expect(read?.unreadable).toBe(3);
    expect(read?.events.map(({ type }) => type)).toEqual(['hologram', 'message']);
    expect(read?.events[0]?.source).toBeUndefined();
  });

  it('is refused when it is no JSON or no webhook', () => {
    const bodies = ['', 'not json', 'null', '[]', '{"events":{}}', '"x"'];
    expect(bodies.filter((body) => readWebhookBody(Buffer.from(body)) !== null)).toEqual([]);
  });
});
