import { MINUTE, now } from '../clock.ts';
import { LineRefusal, LineUnreachable } from '../line/call.ts';
import type { LineClient, LineMessage } from '../line/client.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { InboxEvents, type InboxEvent } from '../models/inbox-event.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { queue } from './queue.ts';

/**
 * Sends the answer to an event. `again`: an earlier try, before a crash, may have sent it already; `riders`: what goes with
 * it, before it, when it is a reply. Whether they have gone with it.
 */
export type AnswerEvent = (
  event: InboxEvent,
  messages: readonly LineMessage[],
  again: boolean,
  riders?: readonly LineMessage[],
) => Promise<boolean>;

/**
 * Answers for free where it can: with the event's reply token. When the token is dead, or LINE cannot be reached, the
 * answer goes to the outbox under the event's key, so that it is pushed once at most. Throws LineRefusal when LINE
 * finds fault with the messages themselves, and when the storage is in trouble.
 */
export function createAnswer({
  line,
  metrics,
  log,
}: {
  line: LineClient;
  metrics: Metrics;
  log: Log;
}): AnswerEvent {
  return async (event, messages, again, riders = []) => {
    if (messages.length === 0) {
      metrics.answers.inc({ way: 'none' });
      return false;
    }
    const key = `answer:${event._id}`;
    // What went to the outbox before a crash is pushed from there; a reply beside it would say it twice.
    const queued = again && (await OutboxMessages.exists({ _id: key })) !== null;
    const said = queued ? null : await saidInAll(event, riders, messages, again);
    if (said) {
      metrics.answers.inc({ way: 'reply' });
      return said === 'with-riders';
    }
    // The token may be dead because another bot has used it while this one stood still.
    if (!(await InboxEvents.exists({ _id: event._id, state: 'waiting' }))) return false;
    await queue({ key, recipient: event.lane, content: messages, class: 'answer' });
    metrics.answers.inc({ way: 'outbox' });
    return false;
  };

  async function saidInAll(
    event: InboxEvent,
    riders: readonly LineMessage[],
    messages: readonly LineMessage[],
    again: boolean,
  ): Promise<'with-riders' | 'alone' | null> {
    if (riders.length > 0) {
      try {
        return (await saidForFree(event, [...riders, ...messages], again)) ? 'with-riders' : null;
      } catch (error) {
        if (!(error instanceof LineRefusal)) throw error;
        // LINE may have found fault with what rides. Her answer must not be lost for it, and the token is still good.
        log.error({ event: event._id, err: error }, 'an answer goes without what was to ride with it');
      }
    }
    return (await saidForFree(event, messages, again)) ? 'alone' : null;
  }

  async function saidForFree(
    event: InboxEvent,
    messages: readonly LineMessage[],
    again: boolean,
  ): Promise<boolean> {
    const token = event.payload['replyToken'];
    if (typeof token !== 'string' || token === '') return false;
    try {
      if ((await line.reply(token, messages)) === 'said') return true;
      if (!again) return false;
      // A token lives for a minute (LINE, "Reply token"): refused before that, it was used, so she has her answer.
      if (now().getTime() - event.at < MINUTE) return true;
      log.warn(
        { event: event._id },
        'an answer may be read twice: it is too late to tell whether the first try came through',
      );
      return false;
    } catch (error) {
      const ours = error instanceof LineRefusal && error.status === 400;
      if (ours || !(error instanceof LineRefusal || error instanceof LineUnreachable)) throw error;
      log.warn({ event: event._id, err: error }, 'an answer could not be sent as a reply');
      return false;
    }
  }
}
