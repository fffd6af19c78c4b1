import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINUTE, now, setClock } from '../../clock.ts';
import { loadConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { startBot } from '../../start-bot.ts';
import type { ChatItem, SendBody } from '../contract.ts';
import { DemoError } from './demo-error.ts';
import { createPlayer, type Player } from './player.ts';
import { untilAllIsSaid } from './rest.ts';
import { botLines } from './transcript.ts';

/** How far time goes at once: no job's time is passed over, and what it says comes out within half an hour of it. */
const STRIDE = 30 * MINUTE;

/** The practice province with a bot at work in it, and what is said there, printed as it is said. */
export interface Stage {
  /** Somebody of the province by the name she has in LINE. Throws DemoError when there is nobody. */
  person(name: string): Player;
  /** Lets time pass until it is `moment`; jobs run and reminders come when it is their time. */
  until(moment: Date): Promise<void>;
  print(...lines: string[]): void;
  /** Where people reach the bot's pages. */
  publicBaseUrl: string;
  /** Messages so far: answers, which are free, and pushes, which the office pays for. */
  counts(): { free: number; paid: number };
  /** Stops everything and removes what was stored. */
  close(): Promise<void>;
}

/** Opens a fresh store in a temporary folder and starts the bot on it, as `npm start` does in practice mode, at `from`. */
export async function openStage(from: Date, print: (line: string) => void): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-demo-'));
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  setClock(from);
  // The environment is left out: a demonstration never touches a real store or the real LINE.
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
  const { bot, practice, publicBaseUrl, stop } = await startBot(
    config,
    createLog(config.logLevel, false),
  ).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const { platform } = practice!;
  const names = new Map(platform.people().map(({ userId, displayName }) => [userId, displayName]));
  let free = 0;
  const hears = (item: ChatItem): void => {
    if (item.from === 'bot') botLines(item, names.get(item.userId) ?? '?').forEach(print);
  };
  platform.subscribe((news) => {
    if (news.event === 'chat') hears(news.data);
    if (news.event === 'wire' && news.data.path.endsWith('/message/reply') && news.data.status === 200)
      free += 1;
  });
  const send = async (userId: string, body: SendBody): Promise<void> => {
    platform.send(userId, body);
    await untilAllIsSaid(platform, bot);
  };
  return {
    person(name) {
      const found = platform.people().find(({ displayName }) => displayName === name);
      if (!found) throw new DemoError(`Nobody in the practice province is called "${name}".`);
      return createPlayer(found, { send, chat: (userId) => platform.chat(userId), print });
    },
    async until(moment) {
      for (let left = moment.getTime() - now().getTime(); left > 0; left -= STRIDE) {
        platform.moveClock(Math.min(left, STRIDE));
        await untilAllIsSaid(platform, bot);
      }
    },
    print: (...lines) => lines.forEach(print),
    publicBaseUrl,
    counts: () => ({ free, paid: platform.state().quota.used }),
    close: async () => {
      await stop();
      await remove();
    },
  };
}
