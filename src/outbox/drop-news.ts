import { now } from '../clock.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { forgetAfter } from '../privacy/retention-periods.ts';

/** Takes out of the outbox what tells `userId` of a household that is not hers any more. Safe to repeat. */
export async function dropNews(userId: string, household: string): Promise<void> {
  await OutboxMessages.updateMany(
    { recipient: userId, state: 'queued', about: household },
    { $set: { state: 'expired', error: 'not hers any more', forgetAt: forgetAfter(now()) } },
  );
}
