import { SECOND } from '../src/clock.ts';
import { readTap } from '../src/messages/tap.ts';
import type { LineApi } from './line-api.ts';
import { post } from './post.ts';
import { eventOf, sign, textEvent } from './signed-webhook.ts';

/** Events of one report: the word that begins it and four taps. */
export const EVENTS_OF_REPORT = 5;

/**
 * Lets all `mentors` report at once that they did not meet their household, each sending her next message when the
 * reply to the last one is there. Reports completed per second. Throws when a reply does not offer the next tap.
 */
export async function measureReports(
  webhook: string,
  line: LineApi,
  mentors: readonly string[],
): Promise<number> {
  const started = performance.now();
  await Promise.all(mentors.map((mentor) => report(webhook, line, mentor)));
  return (mentors.length * SECOND) / (performance.now() - started);
}

async function report(webhook: string, line: LineApi, mentor: string): Promise<void> {
  const say = async (event: { replyToken: string }): Promise<unknown[]> => {
    const [heard] = await Promise.all([line.reply(event.replyToken), post(webhook, sign(event))]);
    return heard;
  };
  let heard = await say(textEvent(mentor, 'รายงาน'));
  for (const value of ['go', 'not-met', 'away', 'confirm']) {
    const data = buttonData(heard, value);
    if (data === undefined) throw new Error(`A mentor was not offered "${value}": ${JSON.stringify(heard)}`);
    heard = await say(eventOf(mentor, { type: 'postback', postback: { data } }));
  }
}

/** What the button for `value` sends, wherever in the messages it stands. */
function buttonData(part: unknown, value: string): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const { data } = part as { data?: unknown };
  if (typeof data === 'string' && readTap(data)?.value === value) return data;
  for (const inner of Object.values(part)) {
    const found = buttonData(inner, value);
    if (found !== undefined) return found;
  }
  return undefined;
}
