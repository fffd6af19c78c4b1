import { now } from '../clock.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { forgetAfter } from './retention-periods.ts';

/**
 * Settles an event of somebody who is not known (any more) without keeping who it was. The event's own id stays, so that
 * LINE's repeating it does no harm.
 */
export async function forgetEvent(event: string): Promise<void> {
  await InboxEvents.updateOne({ _id: event }, forgottenAs('gone'));
}

/** The change that leaves of an event only that it came, under `lane`. */
export function forgottenAs(lane: string) {
  return {
    $set: {
      lane,
      payload: { type: 'forgotten' },
      state: 'done' as const,
      forgetAt: forgetAfter(now()),
    },
    $unset: { messageId: 1 as const, error: 1 as const },
  };
}
