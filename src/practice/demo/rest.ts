import { setTimeout as sleep } from 'node:timers/promises';
import { machineNow, SECOND } from '../../clock.ts';
import type { Bot } from '../../app.ts';
import { InboxEvents } from '../../models/inbox-event.ts';
import type { PracticePlatform } from '../platform/start.ts';
import { DemoError } from './demo-error.ts';

/** A bot that takes longer for one message, even on a slow machine, has failed. */
const WITHIN = 20 * SECOND;

/**
 * Resolves when every event has reached the bot and is worked in, and whatever came of it has gone out. Throws DemoError
 * when the bot has set one aside, or does not come to an end.
 */
export async function untilAllIsSaid(platform: PracticePlatform, bot: Bot): Promise<void> {
  await platform.settled();
  const end = machineNow() + WITHIN;
  while ((await InboxEvents.countDocuments({ state: 'waiting' })) > 0) {
    if (machineNow() > end) throw new DemoError(`The bot has not answered for ${WITHIN / SECOND} seconds.`);
    await sleep(2);
  }
  const failed = await InboxEvents.findOne({ state: 'failed' }).lean();
  if (failed) throw new DemoError(`The bot could not work on an event: ${failed.error ?? 'no reason given'}`);
  await bot.look();
}
