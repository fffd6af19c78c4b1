import { randomBytes } from 'node:crypto';
import express, { type Router } from 'express';
import { moveClock, now } from '../clock.ts';
import type { Config } from '../config.ts';
import { createRichMenus } from '../line/rich-menus.ts';
import { deployMenus } from '../menus/deploy-menus.ts';
import { People } from '../models/person.ts';
import { carrySessions } from './dashboard/carry-sessions.ts';
import { practiceDashboard } from './dashboard/door.ts';
import { farStop } from './dashboard/far-stop.ts';
import { demoPeople } from './demo-people.ts';
import { fillDemoProvince, isDemoStore } from './demo-province.ts';
import { startPracticePlatform, type PracticePlatform } from './platform/start.ts';
import { practiceRouter } from './router.ts';
import { walkTime } from './walk-time.ts';

/** Practice mode, running. */
export interface Practice {
  /** The bot's settings for the LINE on this machine. */
  line: NonNullable<Config['line']>;
  /** The chat page and its data at `/practice`, and the way there. */
  router: Router;
  /** That LINE itself. */
  platform: PracticePlatform;
  close(): Promise<void>;
}

/** Paid messages a month of the practice account: LINE's free plan in Thailand (line-platform.md §6). */
const QUOTA = 300;

/** The store was not filled by practice mode and belongs to real people. */
export class NotForPractice extends Error {}

/**
 * Starts a LINE on this machine with the people of a demo province, for a bot without LINE's credentials.
 * `webhookUrl` is asked for when there is something to deliver. `clockMoved` is told when the player has moved the clock, and
 * resolves when what has its time is done. Throws NotForPractice when the store holds real people with a role.
 */
export async function startPractice({
  port,
  host,
  webhookUrl,
  publicBaseUrl,
  clockMoved,
}: {
  port: number;
  host: string;
  webhookUrl: () => string;
  /** Where the bot's own pages are. */
  publicBaseUrl: string;
  clockMoved: () => Promise<void>;
}): Promise<Practice> {
  if (
    !(await isDemoStore()) &&
    (await People.exists({ roles: { $in: ['mentor', 'household', 'officer'] } }))
  ) {
    throw new NotForPractice(
      'This store holds real people, and without LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN the bot would start in practice mode. Set both, or set DATA_DIR (or MONGODB_URI) to an empty store.',
    );
  }
  await fillDemoProvince();
  const channelSecret = randomBytes(16).toString('hex');
  const channelAccessToken = randomBytes(24).toString('base64url');
  // One move at a time: each finds the sessions as the one before has left them.
  let moving: Promise<void> = Promise.resolve();
  const move = async (ms: number): Promise<void> => {
    await carrySessions(ms);
    moveClock(ms);
    void clockMoved();
  };
  const platform = await startPracticePlatform({
    port,
    host,
    webhookUrl,
    channelSecret,
    channelAccessToken,
    quotaLimit: QUOTA,
    now,
    moveClock: (ms) => (moving = moving.catch(() => undefined).then(() => move(ms))),
    people: demoPeople,
  });
  const address = { apiBaseUrl: platform.url, dataApiBaseUrl: platform.url, channelAccessToken };
  try {
    await deployMenus(createRichMenus(address));
  } catch (error) {
    await platform.close();
    throw error;
  }
  const router = express.Router();
  const passTime = (moment: Date): Promise<void> =>
    walkTime(moment, {
      move: (ms) => platform.moveClock(ms),
      look: clockMoved,
      stopAfter: (at) => farStop(at, moment),
    });
  router.use('/practice/dashboard', practiceDashboard({ baseUrl: publicBaseUrl, passTime }));
  router.use('/practice', practiceRouter(platform));
  router.get('/', (_request, response) => response.redirect('/practice'));
  return {
    line: { channelSecrets: [channelSecret], ...address },
    router,
    platform,
    close: () => platform.close(),
  };
}
