import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { COMPILE_CACHE } from '../support/compile-cache.ts';

const NODE = 'node_modules/.bin/node';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs an operator command as an operator does, in a process of its own, with `env` and nothing else in its environment. */
export async function runCli(
  args: readonly string[],
  env: Record<string, string>,
  during: (kill: (signal: NodeJS.Signals) => void) => Promise<void> = async () => {},
): Promise<Ended> {
  const child = spawn(NODE, ['src/cli/main.ts', ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
    during((signal) => child.kill(signal)),
  ]);
  return { code, stdout, stderr };
}
