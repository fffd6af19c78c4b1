import { spreadDigests } from '../../src/digest/spread-digests.ts';
import type { QueueToGroups } from '../../src/groups/queue-to-groups.ts';
import type { TestBot } from './bot.ts';

const NO_GROUPS: QueueToGroups = () => Promise.resolve({ groups: 0, members: 0 });

/** Brings the digests that were sent into the outbox, as the bot does at every look; there are no groups. */
export function spread(): Promise<number> {
  return spreadDigests(NO_GROUPS);
}

/** The same, and waits until everything that may go out has gone. */
export async function goesOut(bot: TestBot): Promise<void> {
  await spread();
  await bot.pushed();
}
