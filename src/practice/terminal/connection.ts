import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '../../clock.ts';
import type { ChatItem, PracticeState, SendBody } from '../contract.ts';
import type { PracticeNews } from '../platform/news.ts';

/** Why the bot could not be asked, as a Thai sentence for the person at the terminal. */
export class ConnectionError extends Error {}

/** What happens on the line. */
export interface Listener {
  onNews(news: PracticeNews): void;
  /** From now on nothing is missed; `isReturn` when something may have been. */
  onOpen(isReturn: boolean): void;
  /** The line is broken. */
  onBreak(): void;
}

/** A running practice bot, seen from outside. */
export interface Connection {
  state(): Promise<PracticeState>;
  chat(userId: string): Promise<ChatItem[]>;
  send(userId: string, body: SendBody): Promise<string[]>;
  forward(ms: number): Promise<PracticeState>;
  /** Hears the news until the connection is closed, and connects again after every break. */
  listen(listener: Listener): Promise<void>;
  close(): void;
}

/** Connects to the practice bot at `url`, an address that ends in `/practice`. */
export function connect(url: string): Connection {
  const closing = new AbortController();

  async function ask<T>(path: string, body?: unknown): Promise<T> {
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    let answer: Response;
    try {
      answer = await fetch(`${url}/api${path}`, {
        ...(body === undefined ? {} : post),
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(30 * SECOND)]),
      });
    } catch {
      throw new ConnectionError(`ไม่พบบอทโหมดฝึกที่ ${url} เปิดบอทก่อนด้วยคำสั่ง npm start แล้วลองใหม่`);
    }
    const json = (await answer.json().catch(() => null)) as (T & { error?: string }) | null;
    if (answer.ok && json !== null) return json;
    if (answer.status === 400 && json?.error !== undefined) throw new ConnectionError(json.error);
    throw new ConnectionError(
      `ที่ ${url} ไม่มีบอทโหมดฝึก (ตอบ ${answer.status}) บอทที่ต่อกับ LINE จริงคุยทางนี้ไม่ได้ ให้เปิดโดยไม่ตั้ง LINE_CHANNEL_SECRET`,
    );
  }

  async function hearOnce(onNews: (news: PracticeNews) => void, onOpen: () => void): Promise<void> {
    const answer = await fetch(`${url}/api/stream`, { signal: closing.signal });
    if (!answer.ok || !answer.body) return;
    onOpen();
    let rest = '';
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const news = /^event: (.*)\ndata: (.*)$/.exec(block);
        if (news) onNews({ event: news[1], data: JSON.parse(news[2]!) } as PracticeNews);
      }
    }
  }

  return {
    state: () => ask('/state'),
    chat: (userId) => ask(`/chats/${encodeURIComponent(userId)}`),
    async send(userId, body) {
      const path = `/chats/${encodeURIComponent(userId)}/send`;
      const { webhookEventIds } = await ask<{ webhookEventIds: string[] }>(path, body);
      return webhookEventIds;
    },
    forward: (ms) => ask('/clock', { forwardMs: ms }),
    async listen({ onNews, onOpen, onBreak }) {
      let broken = false;
      while (!closing.signal.aborted) {
        await hearOnce(onNews, () => {
          onOpen(broken);
          broken = false;
        }).catch(() => undefined);
        if (closing.signal.aborted) return;
        if (!broken) onBreak();
        broken = true;
        await sleep(SECOND, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    },
    close: () => closing.abort(),
  };
}
