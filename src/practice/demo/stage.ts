import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setClock } from '../../clock.ts';
import { loadConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { startBot } from '../../start-bot.ts';
import type { ChatItem, SendBody } from '../contract.ts';
import { walkTime } from '../walk-time.ts';
import { DemoError } from './demo-error.ts';
import { createPlayer, type Player } from './player.ts';
import { untilAllIsSaid } from './rest.ts';
import { botLines } from './transcript.ts';

/** The practice province with a bot at work in it, and what is said there, printed as it is said. */
export interface Stage {
  /** Somebody of the province by the name she has in LINE. Throws DemoError when there is nobody. */
  person(name: string): Player;
  /** Lets time pass until it is `moment`; jobs run and reminders come when it is their time. */
  until(moment: Date): Promise<void>;
  print(...lines: string[]): void;
  /** The origin of the bot's pages. */
  publicBaseUrl: string;
  /** Messages so far: answers, which are free, and pushes, which the office pays for. */
  counts(): { free: number; paid: number };
  /** Stops everything; what was stored is removed when the process ends. */
  close(): Promise<void>;
}

/** Starts the bot at `from` on a fresh store in a temporary folder, as `npm start` does in practice mode. */
export async function openStage(from: Date, print: (line: string) => void): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'khubun-demo-'));
  // Also when somebody breaks it off.
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  setClock(from);
  // The environment is left out: a demonstration never touches a real store or the real LINE.
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
  const { bot, practice, publicBaseUrl, stop } = await startBot(config, createLog(config.logLevel, false));
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
    until: (moment) =>
      walkTime(moment, {
        move: (ms) => platform.moveClock(ms),
        look: () => untilAllIsSaid(platform, bot),
      }),
    print: (...lines) => lines.forEach(print),
    publicBaseUrl,
    counts: () => ({ free, paid: platform.state().quota.used }),
    close: stop,
  };
}
