import { clockOffset, moveClock } from '../../src/clock.ts';
import { runCommand } from '../../src/cli/run-command.ts';

/** How a command ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command to run, with its whole environment. */
export interface Asked {
  id: number;
  args: string[];
  env: Record<string, string>;
}

/** How the command ended that was asked for with this `id`. */
export interface Answered extends Ended {
  id: number;
}

let last = Promise.resolve();
// One after the other: they share the process's outputs, its environment and the connection to storage.
process.on('message', (asked: Asked) => {
  last = last.then(() => run(asked));
});

async function run({ id, args, env }: Asked): Promise<void> {
  process.env = env;
  process.exitCode = 0;
  const written = [process.stdout, process.stderr].map(listenTo);
  await runCommand(args);
  const [stdout = '', stderr = ''] = written.map((end) => end());
  // What a command leaves to the end of its process, which does not come here: it may listen for signals, or live by another time.
  moveClock(-clockOffset());
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  process.send?.({ id, code: Number(process.exitCode), stdout, stderr } satisfies Answered);
}

/** Keeps what is written from now on; whoever calls what it returns gets it and ends that. */
function listenTo(output: NodeJS.WriteStream): () => string {
  const { write } = output;
  let text = '';
  output.write = (part: string | Uint8Array, ...rest: unknown[]) => {
    text += typeof part === 'string' ? part : Buffer.from(part).toString();
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(done as () => void);
    return true;
  };
  return () => {
    output.write = write;
    return text;
  };
}
