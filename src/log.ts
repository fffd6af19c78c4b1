import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * The log: JSON lines, or readable lines in a terminal. What people wrote, tokens and secrets never go in: callers log
 * ids and kinds, and an error only with its message.
 */
export function createLog(level: string, readable: boolean): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.authorization', '*.channelAccessToken', '*.channelSecret', '*.replyToken'],
    ...(readable && { transport: { target: 'pino-pretty', options: { ignore: 'hostname,pid' } } }),
  });
}
