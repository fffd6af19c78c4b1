import nock from 'nock';
import { now } from '../../src/clock.ts';
import { serveContent, type ContentHost } from './line-content.ts';
import { checkMessages } from '../../src/practice/platform/limits/check-messages.ts';

/** Where the bots of the tests have LINE. Without https: nock would set up TLS for every call, which takes longer than to answer it. */
export const LINE_API = 'http://api.line.me';

/** A message the bot sent, as LINE got it. */
export interface Sent {
  /** Everyone a multicast reached has an entry of her own, all with its retry key. */
  way: 'reply' | 'push' | 'multicast';
  /** The reply token, or the user id of a push. */
  to: string;
  messages: SentMessage[];
  retryKey?: string;
  /** Product time. */
  at: Date;
}
export interface SentMessage {
  type: string;
  text?: string;
  altText?: string;
  contents?: unknown;
  quickReply?: { items: { action: Action }[] };
}
export interface Action {
  type: string;
  label?: string;
  data?: string;
  uri?: string;
}

/** LINE's API behind nock: keeps what the bot sends, and refuses what LINE would refuse. */
export interface LineApi {
  sent: Sent[];
  /** Requests that pushed something, in order: the key each went under and its exact body. */
  requests: { path: string; retryKey: string; body: string; status: number }[];
  /** The month as LINE tells it; `used` counts what is pushed here. Null: LINE says that there is no limit. */
  quota: { limit: number | null; used: number };
  /** The groups in which the account is, and how many members each has besides it. */
  groups: Map<string, number>;
  /** Photos people sent, by message id. */
  contents: Map<string, Buffer>;
  /**
   * What goes wrong next: answers of the API, first come first served. Status 0 cuts the line instead of an answer,
   * before or, `delivered`, after LINE has done what was asked.
   */
  faults: { path: RegExp; status: number; message?: string; delivered?: true }[];
  /** Message ids whose download breaks off half-way, and how often. */
  cut: Map<string, number>;
}

/** Stands LINE's API up. Real connections are allowed to this machine only. */
export async function standInForLine(): Promise<{ api: LineApi; content: ContentHost }> {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  const api: LineApi = {
    sent: [],
    requests: [],
    quota: { limit: null, used: 0 },
    groups: new Map(),
    contents: new Map(),
    faults: [],
    cut: new Map(),
  };
  const used = new Set<string>();
  const fault = (path: string) => {
    const at = api.faults.findIndex((one) => one.path.test(path));
    return at < 0 ? undefined : api.faults.splice(at, 1)[0];
  };
  const answer = (path: string, body: unknown, deliver: () => nock.ReplyFnResult): nock.ReplyFnResult => {
    const bad = fault(path);
    if (bad?.status === 0) {
      if (bad.delivered) deliver();
      throw new Error('The line was cut, as the test wished.');
    }
    if (bad) return [bad.status, { message: bad.message ?? 'as the test wished' }];
    const details = checkMessages((body as { messages: unknown }).messages);
    if (details.length > 0) return [400, { message: 'The request body has errors', details }];
    return deliver();
  };
  const pay = async (way: 'push' | 'multicast', request: Request): Promise<nock.ReplyFnResult> => {
    const text = await request.text();
    const body = JSON.parse(text) as { to: string | string[] };
    const retryKey = String(request.headers.get('x-line-retry-key'));
    const { pathname } = new URL(request.url);
    const note = { path: pathname, retryKey, body: text, status: 0 };
    api.requests.push(note);
    const result = answer(request.url, body, () => {
      if (used.has(retryKey)) return [409, { message: 'already accepted' }];
      const to = [body.to].flat();
      if (way === 'multicast' && to.some((one) => !one.startsWith('U')))
        return [400, { message: 'The property, to, in the request body is invalid' }];
      // A group costs a message for each of its members, and is reached only from within.
      const members = to[0]!.startsWith('C') ? api.groups.get(to[0]!) : to.length;
      if (members === undefined) return [400, { message: 'Failed to send messages' }];
      const { limit } = api.quota;
      if (limit !== null && api.quota.used + members > limit)
        return [429, { message: 'You have reached your monthly limit.' }];
      api.quota.used += members;
      used.add(retryKey);
      for (const one of to) api.sent.push({ way, to: one, messages: messagesOf(body), retryKey, at: now() });
      return [200, { sentMessages: [] }];
    });
    note.status = Number((result as [number])[0]);
    return result;
  };
  nock(LINE_API)
    .persist()
    .get(/^\/v2\/bot\/group\/[^/]+\/members\/count$/u)
    .reply((request: Request) => {
      const bad = fault(request.url);
      if (bad?.status === 0) throw new Error('The line was cut, as the test wished.');
      if (bad) return [bad.status, { message: bad.message ?? 'as the test wished' }];
      const count = api.groups.get(groupOf(request.url));
      return count === undefined ? [404, { message: 'Not found' }] : [200, { count }];
    })
    .post(/^\/v2\/bot\/group\/[^/]+\/leave$/u)
    .reply((request: Request) => [api.groups.delete(groupOf(request.url)) ? 200 : 404, {}])
    .post('/v2/bot/message/reply')
    .reply(async (request: Request) => {
      const body = await request.json();
      return answer(request.url, body, () => {
        const { replyToken } = body as { replyToken: string };
        if (used.has(replyToken) || replyToken.startsWith('dead'))
          return [400, { message: 'Invalid reply token' }];
        used.add(replyToken);
        api.sent.push({ way: 'reply', to: replyToken, messages: messagesOf(body), at: now() });
        return [200, { sentMessages: [] }];
      });
    })
    .post('/v2/bot/message/push')
    .reply((request: Request) => pay('push', request))
    .post('/v2/bot/message/multicast')
    .reply((request: Request) => pay('multicast', request))
    .get('/v2/bot/message/quota')
    .reply(() => {
      const { limit } = api.quota;
      return [200, limit === null ? { type: 'none' } : { type: 'limited', value: limit }];
    })
    .get('/v2/bot/message/quota/consumption')
    .reply(() => [200, { totalUsage: api.quota.used }])
    .post('/v2/bot/chat/loading/start')
    .reply(202, {});
  return { api, content: await serveContent(api, fault) };
}

/** The group in an address of LINE's. */
function groupOf(url: string): string {
  return /\/group\/([^/]+)\//u.exec(url)?.[1] ?? '';
}

function messagesOf(body: unknown): SentMessage[] {
  return (body as { messages: SentMessage[] }).messages;
}
