import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildBot } from './app.ts';
import { SECOND } from './clock.ts';
import { ConfigError, loadConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import './models/index.ts';
import { isDemoStore } from './practice/demo-province.ts';
import { NotForPractice, startPractice } from './practice/practice.ts';
import { connectStorage, StorageError } from './storage/connect.ts';

/** How long a stop may take before the process ends all the same (design §10). */
const STOP_WITHIN = 9 * SECOND;

/** Starts the bot; what it returns stops it again, in reverse. */
async function start(config: Config): Promise<() => Promise<void>> {
  const log = createLog(config.logLevel, process.stdout.isTTY);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    const storage = await connectStorage({
      mongodbUri: config.mongodbUri,
      dataDir: config.dataDir,
      role: 'bot',
    });
    undo.push(() => storage.close());
    if (config.line && (await isDemoStore())) {
      throw new NotForPractice(
        'This store holds the invented province of practice mode. Set DATA_DIR (or MONGODB_URI) to an empty store for the real LINE.',
      );
    }
    const server = createServer();
    server.listen(config.port, config.host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    undo.push(async () => {
      server.close();
      server.closeIdleConnections();
      // A chat page that listens for news would hold the door open for ever.
      const cut = setTimeout(() => server.closeAllConnections(), 2 * SECOND);
      await once(server, 'close');
      clearTimeout(cut);
    });
    const practice = config.line
      ? null
      : await startPractice({
          port: config.port === 0 ? 0 : port + 1,
          host: config.host,
          webhookUrl: () => `http://127.0.0.1:${port}/webhook`,
        });
    if (practice) undo.push(() => practice.close());
    const bot = buildBot({
      line: config.line ?? practice!.line,
      storage,
      log,
      pages: practice ? [practice.router] : [],
    });
    server.on('request', bot.app);
    bot.start();
    undo.push(() => bot.stop());
    log.info({ port, storage: storage.kind, mode: practice ? 'practice' : 'LINE' }, 'คู่บุญ is awake');
    if (practice) log.info(`Practice: open http://localhost:${port}/practice in a browser`);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An operator's mistake is told in one sentence; anything else with all there is. */
function tell(error: unknown): void {
  const mistake =
    error instanceof ConfigError ||
    error instanceof StorageError ||
    error instanceof NotForPractice ||
    (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  process.stderr.write(`${mistake ? (error as Error).message : String((error as Error).stack ?? error)}\n`);
}

try {
  const stop = await start(loadConfig(process.env));
  const end = (): void => {
    setTimeout(() => process.exit(0), STOP_WITHIN).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        tell(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
