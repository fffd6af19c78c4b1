import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildBot, type Bot } from './app.ts';
import { SECOND } from './clock.ts';
import type { Config } from './config.ts';
import { setApproval } from './digest/approval.ts';
import { releaseLeft } from './inbox/lease.ts';
import type { Log } from './log.ts';
import './models/index.ts';
import { releaseLots } from './outbox/take-lot.ts';
import { isDemoStore } from './practice/demo-province.ts';
import { NotForPractice, startPractice, type Practice } from './practice/practice.ts';
import { setRetentionPeriods } from './privacy/retention-periods.ts';
import { connectStorage, type Storage } from './storage/connect.ts';

/** The bot at work, its doors open. */
export interface RunningBot {
  bot: Bot;
  port: number;
  storage: Storage['kind'];
  /** Where people reach its pages. */
  publicBaseUrl: string;
  /** `null` when it talks to the real LINE. */
  practice: Practice | null;
  /** Stops everything in reverse and waits until it has stopped. */
  stop(): Promise<void>;
}

const notAwake: RequestListener = (_request, response) => response.writeHead(503).end('Not awake yet.');

/** Starts the bot with everything it needs. Throws StorageError and NotForPractice, and leaves nothing open then. */
export async function startBot(config: Config, log: Log): Promise<RunningBot> {
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
    const publicBaseUrl = withPort(config.publicBaseUrl, port);
    let bot: Bot | undefined;
    const practice = config.line
      ? null
      : await startPractice({
          port: config.port === 0 ? 0 : port + 1,
          host: config.host,
          webhookUrl: () => `http://127.0.0.1:${port}/webhook`,
          publicBaseUrl,
          clockMoved: async () => bot?.look(),
        });
    if (practice) undo.push(() => practice.close());
    bot = buildBot({
      line: config.line ?? practice!.line,
      storage,
      log,
      publicBaseUrl,
      pages: practice ? [practice.router] : [],
      isPractice: practice !== null,
    });
    const built = bot;
    answer = built.app;
    built.start();
    undo.push(() => built.stop());
    return { bot: built, port, storage: storage.kind, publicBaseUrl, practice, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Port 0 takes a free one, which is known only now. */
function withPort(baseUrl: string, port: number): string {
  return baseUrl.replace(/:0$/u, `:${port}`);
}
