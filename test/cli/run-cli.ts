import { fork, spawn, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { text } from 'node:stream/consumers';
import { COMPILE_CACHE } from '../support/compile-cache.ts';
import type { Answered, Asked, Ended } from './operator-shell.ts';

export type { Ended };

const NODE = 'node_modules/.bin/node';
const PATH = process.env['PATH'] ?? '';
/** The shell of this test process: loading the bot takes a command ten times as long as most of them run. */
let shell: ChildProcess | undefined;
let commands = 0;

/** Runs an operator command with `env` and nothing else in its environment, in a shell that runs one after the other. */
export async function runCli(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  shell ??= openShell();
  commands += 1;
  const asked: Asked = { id: commands, args: [...args], env: { PATH, ...env } };
  shell.send(asked);
  const answers = on(shell, 'message', { close: ['exit'] }) as AsyncIterable<[Answered]>;
  for await (const [answered] of answers) if (answered.id === asked.id) return answered;
  shell = undefined;
  throw new Error(`The operator shell has ended over ${args.join(' ')}.`);
}

/** Runs an operator command as an operator does, in a process of its own, which `during` may kill. */
export async function runCliAlone(
  args: readonly string[],
  env: Record<string, string>,
  during: (kill: (signal: NodeJS.Signals) => void) => Promise<void> = async () => {},
): Promise<Ended> {
  const child = spawn(NODE, ['src/cli/main.ts', ...args], {
    env: { PATH, ...COMPILE_CACHE, ...env },
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

function openShell(): ChildProcess {
  const opened = fork('test/cli/operator-shell.ts', {
    execPath: NODE,
    execArgv: [],
    env: { PATH, ...COMPILE_CACHE },
  });
  // It ends when this process has ended, which does not wait for it.
  opened.unref();
  opened.channel?.unref();
  return opened;
}
