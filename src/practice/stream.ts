import type { Request, Response } from 'express';
import { SECOND } from '../clock.ts';
import type { PracticePlatform } from './platform/start.ts';

// Whoever reads so slowly is gone, or asleep: the page connects again and reads everything anew.
const BYTES_WAITING = 8 * 1024 * 1024;

/** Streams what happens as server-sent events, beginning with the state, until the reader or the platform leaves. */
export function streamNews(platform: PracticePlatform, request: Request, response: Response): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (text: string) => {
    // A webhook may be answered after the platform has closed and the stream has ended.
    if (response.writableEnded) return;
    response.write(text);
    if (response.writableLength > BYTES_WAITING) response.destroy();
  };
  const write = (event: string, data: unknown) => send(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  write('state', platform.state());
  const unsubscribe = platform.subscribe(({ event, data }) => write(event, data));
  const heartbeat = setInterval(() => send(':\n\n'), 15 * SECOND).unref();
  const end = () => response.end();
  platform.closed.addEventListener('abort', end);
  request.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
    platform.closed.removeEventListener('abort', end);
  });
}
