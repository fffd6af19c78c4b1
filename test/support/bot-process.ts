import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE } from './compile-cache.ts';

/** How a bot's process came to its end, with all it said. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** The bot in a process of its own. */
export interface BotProcess {
  pid: number;
  /** Where it listens; null when it ended before it was awake. */
  awake: Promise<string | null>;
  ended: Promise<Ended>;
  send(signal: NodeJS.Signals): void;
  /** Asks it to stop and resolves when it has; one that needs longer than the 10 seconds it may take is killed. */
  stop(): Promise<Ended>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NODE =
  Number(process.versions.node.split('.')[0]) >= 26 ? process.execPath : `${ROOT}node_modules/node/bin/node`;
const STOP_WITHIN = 10_000;

const alive = new Set<BotProcess>();
process.once('exit', () => {
  for (const bot of alive) bot.send('SIGKILL');
});

/** Starts `src/main.ts` with `env` and nothing else in its environment, on a free port unless `env` names one. */
export function startBotProcess(env: Record<string, string>): BotProcess {
  const child = spawn(NODE, ['src/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const woke = Promise.withResolvers<string | null>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const port = /"port":(\d+).*is awake/u.exec(stdout)?.[1];
    if (port !== undefined) woke.resolve(`http://127.0.0.1:${port}`);
  });
  const bot: BotProcess = {
    pid: child.pid!,
    awake: woke.promise,
    ended: once(child, 'close').then(([code, signal]): Ended => {
      alive.delete(bot);
      woke.resolve(null);
      return { code, signal, stdout, stderr };
    }),
    send: (signal) => void child.kill(signal),
    stop: async () => {
      child.kill('SIGTERM');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
      const ended = await bot.ended;
      clearTimeout(tooLong);
      return ended;
    },
  };
  alive.add(bot);
  return bot;
}

/** Ends whatever bots a test has left running. */
export async function endBotProcesses(): Promise<void> {
  for (const bot of alive) {
    bot.send('SIGKILL');
    await bot.ended;
  }
}
