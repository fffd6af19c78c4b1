/** `npm run demo`: a whole week of the practice province in the terminal, by the real bot on a store of its own. */
import { machineNow, SECOND } from '../clock.ts';
import { DemoError } from './demo/demo-error.ts';
import { playWeek } from './demo/play-week.ts';

// Whoever reads through a pipe may stop reading (`| head`); the week ends all the same, and tidies up.
process.stdout.on('error', () => undefined);
// Ended this way, it removes its store as well.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const began = machineNow();
try {
  await playWeek(print);
  print(`ใช้เวลา ${((machineNow() - began) / SECOND).toFixed(1)} วินาที / seconds`);
} catch (error) {
  const told = error instanceof DemoError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`The demonstration ended early. ${String(told)}\n`);
  process.exitCode = 1;
}
