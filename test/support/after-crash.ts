import { Conversations } from '../../src/models/conversation.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import type { TestBot } from './bot.ts';
import type { Talker } from './talker.ts';

/**
 * Lets the bot work an event in, puts the conversation back to what it was as if the process had been killed between the
 * effects and the saving, and lets it work the event in again; both answers, as LINE messages.
 */
export async function workedInTwice(
  bot: TestBot,
  who: Talker,
  event: { webhookEventId: string } & object,
  /** Looks at what the first time has done. */
  between: () => Promise<void> = async () => {},
): Promise<[once: unknown, again: unknown]> {
  const answer = async () => (await Conversations.findById(who.userId).lean())?.lastEvent?.answer;
  const before = await Conversations.findById(who.userId).lean();
  await who.hearsAfter(event);
  const once = await answer();
  await between();
  await Conversations.deleteOne({ _id: who.userId });
  if (before) await Conversations.create(before);
  await InboxEvents.updateOne({ _id: event.webhookEventId }, { $set: { state: 'waiting', notBefore: 0 } });
  await bot.retryNow(who.userId);
  await bot.settled();
  // Its reply token is used up, so the answer comes once more by push.
  await bot.pushed();
  return [once, await answer()];
}
