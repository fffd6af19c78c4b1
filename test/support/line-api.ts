import nock from 'nock';
import { serveContent, type ContentHost } from './line-content.ts';
import { checkMessages } from '../../src/practice/platform/limits/check-messages.ts';

/** A message the bot sent, as LINE got it. */
export interface Sent {
  way: 'reply' | 'push';
  /** The reply token, or the user id of a push. */
  to: string;
  messages: SentMessage[];
  retryKey?: string;
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
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  const api: LineApi = { sent: [], contents: new Map(), faults: [], cut: new Map() };
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
  nock('https://api.line.me')
    .persist()
    .post('/v2/bot/message/reply')
    .reply(async (request: Request) => {
      const body = await request.json();
      return answer(request.url, body, () => {
        const { replyToken } = body as { replyToken: string };
        if (used.has(replyToken) || replyToken.startsWith('dead'))
          return [400, { message: 'Invalid reply token' }];
        used.add(replyToken);
        api.sent.push({ way: 'reply', to: replyToken, messages: messagesOf(body) });
        return [200, { sentMessages: [] }];
      });
    })
    .post('/v2/bot/message/push')
    .reply(async (request: Request) => {
      const body = await request.json();
      const retryKey = String(request.headers.get('x-line-retry-key'));
      return answer(request.url, body, () => {
        if (used.has(retryKey)) return [409, { message: 'already accepted' }];
        used.add(retryKey);
        const { to } = body as { to: string };
        api.sent.push({ way: 'push', to, messages: messagesOf(body), retryKey });
        return [200, { sentMessages: [] }];
      });
    })
    .post('/v2/bot/chat/loading/start')
    .reply(202, {});
  return { api, content: await serveContent(api, fault) };
}

function messagesOf(body: unknown): SentMessage[] {
  return (body as { messages: SentMessage[] }).messages;
}
