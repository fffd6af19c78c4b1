import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { machineNow, SECOND } from '../src/clock.ts';

/** What a process has used: memory now, in bytes, and processor time since its start, in milliseconds. */
export interface Usage {
  rss: number;
  cpu: number;
}

/** A bot at work in a process of its own. */
export interface RunningBot {
  /** Where its webhook listens. */
  webhook: string;
  usage(): Promise<Usage>;
  /** Ends it as a power cut would, without a chance to tidy up. */
  kill(): Promise<void>;
}

export const CHANNEL_SECRET = 'a secret of the bench';
const STARTS_WITHIN = 20 * SECOND;

/**
 * Starts `file` (relative to this folder) with logging off, on a free port of this machine, talking to the LINE at
 * `lineUrl`. Resolves when it answers; throws with what it wrote on stderr when it ends before.
 */
export async function runBot(
  file: string,
  lineUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<RunningBot> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', pathOf('tell-usage.ts'), pathOf(file)], {
    env: {
      PATH: process.env['PATH'] ?? '',
      LINE_CHANNEL_SECRET: CHANNEL_SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: 'a token of the bench',
      LINE_API_BASE_URL: lineUrl,
      LINE_DATA_API_BASE_URL: lineUrl,
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  // A bench that is broken off leaves no bot behind.
  const last = (): void => void child.kill('SIGKILL');
  process.once('exit', last);
  child.once('exit', () => process.off('exit', last));
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(url, child);
  } catch (error) {
    await kill();
    throw error;
  }
  return {
    webhook: `${url}/webhook`,
    kill,
    usage: async () => {
      child.send('usage');
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  let told = '';
  child.stderr?.on('data', (text) => (told = `${told}${String(text)}`.slice(-2000)));
  const until = machineNow() + STARTS_WITHIN;
  for (;;) {
    try {
      await (await fetch(url, { signal: AbortSignal.timeout(SECOND) })).arrayBuffer();
      return;
    } catch (error) {
      if (child.exitCode !== null) throw new Error(`The bot did not start: ${told}`, { cause: error });
      if (machineNow() > until) throw new Error(`The bot does not answer: ${told}`, { cause: error });
    }
    await pause(20);
  }
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
