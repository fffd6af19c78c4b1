import { now } from '../clock.ts';
import { LineRefusal, LineUnreachable } from '../line/call.ts';
import type { LineClient } from '../line/client.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { InboxEvents, type InboxEvent } from '../models/inbox-event.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';
import { answerGroup, type AnswerNeeds } from './answer-group.ts';
import { GroupPayload } from './group-ask.ts';

/** What working in an event of a group needs. */
export interface ReceiveGroupNeeds extends AnswerNeeds {
  line: Pick<LineClient, 'groupMembers' | 'reply' | 'leaveGroup'>;
  metrics: Metrics;
  log: Log;
}

/**
 * Works one event of a group in (inbox/concerns-us.ts says which are): does what it asks for, answers for free, and keeps
 * nothing of it. An answer that LINE does not take as a reply is not said at all: a push would cost a message for every
 * member.
 */
export function createReceiveGroup(needs: ReceiveGroupNeeds): (event: InboxEvent) => Promise<void> {
  const { line, metrics, log } = needs;
  /** Whether LINE did it. */
  const withLine = async (event: InboxEvent, call: () => Promise<unknown>): Promise<boolean> => {
    try {
      await call();
      return true;
    } catch (error) {
      if (!(error instanceof LineRefusal || error instanceof LineUnreachable)) throw error;
      log.warn({ event: event._id, err: error }, 'something was not done in a group');
      return false;
    }
  };
  return async (event) => {
    const payload = GroupPayload.safeParse(event.payload);
    if (payload.success) {
      const happened = { group: event.lane, event: event._id, at: new Date(event.at) };
      const { says, goes } = await answerGroup(needs, happened, payload.data);
      const { replyToken } = payload.data;
      const said =
        says.length > 0 &&
        replyToken !== undefined &&
        (await withLine(event, () => line.reply(replyToken, says)));
      metrics.answers.inc({ way: said ? 'reply' : 'none' });
      if (goes) await withLine(event, () => line.leaveGroup(event.lane));
    }
    await forgetGroupEvent(event);
  };
}

/** Settles an event of a group and leaves of it only that something of its type came: not where, and not by whom. */
export async function forgetGroupEvent({ _id, payload }: InboxEvent): Promise<void> {
  const type = String(payload['type']);
  const settled = {
    lane: `group:${type}`,
    payload: { type },
    state: 'done',
    forgetAt: forgetAfter(now()),
  } as const;
  await InboxEvents.updateOne({ _id }, { $set: settled });
}
