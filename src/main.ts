import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildBot, type Bot } from './app.ts';
import { SECOND } from './clock.ts';
import { ConfigError, loadConfig, type Config } from './config.ts';
import { setApproval } from './digest/approval.ts';
import { releaseLeft } from './inbox/lease.ts';
import { createLog } from './log.ts';
import './models/index.ts';
import { releaseLots } from './outbox/take-lot.ts';
import { isDemoStore } from './practice/demo-province.ts';
import { NotForPractice, startPractice } from './practice/practice.ts';
import { setRetentionPeriods } from './privacy/retention-periods.ts';
import { connectStorage, StorageError } from './storage/connect.ts';

/** How long a stop may take before the process ends all the same (design §10). */
const STOP_WITHIN = 9 * SECOND;

const notAwake: RequestListener = (_request, response) => response.writeHead(503).end('Not awake yet.');

/** Starts the bot; what it returns stops it again, in reverse. */
async function start(config: Config): Promise<() => Promise<void>> {
  const log = createLog(config.logLevel, process.stdout.isTTY);
  setRetentionPeriods(config.retention);
  setApproval(config.digestApproval);
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
    // The embedded store serves one bot at a time.
    const alone = storage.kind === 'embedded';
    await releaseLeft({ alone });
    if (alone) await releaseLots();
    if (config.line && (await isDemoStore())) {
      throw new NotForPractice(
        'This store holds the invented province of practice mode. Set DATA_DIR (or MONGODB_URI) to an empty store for the real LINE.',
      );
    }
    let answer = notAwake;
    const server = createServer((request, response) => answer(request, response));
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
    let bot: Bot | undefined;
    const practice = config.line
      ? null
      : await startPractice({
          port: config.port === 0 ? 0 : port + 1,
          host: config.host,
          webhookUrl: () => `http://127.0.0.1:${port}/webhook`,
          clockMoved: () => bot?.look(),
        });
    if (practice) undo.push(() => practice.close());
    bot = buildBot({
      line: config.line ?? practice!.line,
      storage,
      log,
      publicBaseUrl: config.publicBaseUrl,
      pages: practice ? [practice.router] : [],
    });
    const built = bot;
    answer = built.app;
    built.start();
    undo.push(() => built.stop());
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
