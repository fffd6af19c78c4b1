import { SECOND } from './clock.ts';
import { ConfigError, loadConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { NotForPractice } from './practice/practice.ts';
import { startBot } from './start-bot.ts';
import { StorageError } from './storage/connect.ts';

/** How long a stop may take before the process ends all the same (design §10). */
const STOP_WITHIN = 9 * SECOND;

/** Starts the bot; what it returns stops it again. */
async function start(config: Config): Promise<() => Promise<void>> {
  const log = createLog(config.logLevel, process.stdout.isTTY);
  const { port, storage, practice, stop } = await startBot(config, log);
  log.info({ port, storage, mode: practice ? 'practice' : 'LINE' }, 'คู่บุญ is awake');
  if (practice) log.info(`Practice: open http://localhost:${port}/practice in a browser`);
  return stop;
}

/** An operator's mistake is told in one sentence; anything else with all there is. */
function tell(error: unknown): void {
  const mistake =
    error instanceof ConfigError || error instanceof StorageError || error instanceof NotForPractice;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  const taken = `Port ${port} is taken by another program. Stop that one, or set PORT to another port; practice mode needs the one after it as well.`;
  const text = code === 'EADDRINUSE' ? taken : mistake ? message : (stack ?? String(error));
  process.stderr.write(`${text}\n`);
}

/** Stops the bot at the first signal. Ctrl-C under npm comes twice, and the second must not cut the first short. */
function stopWhenAsked(starting: Promise<() => Promise<void>>): void {
  let asked = false;
  const end = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(0), STOP_WITHIN).unref();
    try {
      const stop = await starting;
      await stop();
      process.exit(0);
    } catch (error) {
      tell(error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void end());
  process.on('SIGINT', () => void end());
}

try {
  const starting = start(loadConfig(process.env));
  stopWhenAsked(starting);
  await starting;
} catch (error) {
  tell(error);
  process.exit(1);
}
