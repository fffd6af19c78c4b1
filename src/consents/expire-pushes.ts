import { now } from '../clock.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';
import { STOPPED } from './may-push.ts';

/** Takes what waits to be pushed to her out of the outbox: advice, digests, reminders. Safe to repeat. */
export async function expirePushes(userId: string): Promise<void> {
  const forgetAt = forgetAfter(now());
  await OutboxMessages.updateMany(
    { recipient: userId, state: 'queued', class: { $in: [...STOPPED] } },
    { $set: { state: 'expired', error: 'not wanted', forgetAt } },
  );
}
