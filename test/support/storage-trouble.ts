import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';
import type { TestStore } from './store.ts';

/** A way to take a bot's storage away for a while. */
export interface StorageTrouble {
  /** With these variables a bot uses the store, and meets the trouble. */
  env: Record<string, string>;
  /** Makes trouble, of a kind and for a time that chance picks; `long`: longer than the bot waits for its storage. */
  strike(random: Random, long: boolean): Promise<void>;
  close(): void;
}

/** Trouble for a bot on `store`; the test itself goes on reading it. */
export async function storageTrouble(store: TestStore): Promise<StorageTrouble> {
  return store.kind === 'mongodb' ? brokenLine(store) : greedyWriter(store);
}

/** Somebody else holds the embedded store's write lock. */
function greedyWriter({ env }: TestStore): StorageTrouble {
  const writer = new DatabaseSync(join(env['DATA_DIR']!, 'khubun.db'), { timeout: 0 });
  return {
    env,
    strike: async (random, long) => {
      await holdLock(writer);
      await sleep(long ? random.between(11_000, 12_500) : random.between(500, 4_000));
      writer.exec('ROLLBACK');
    },
    close: () => writer.close(),
  };
}

async function holdLock(writer: DatabaseSync): Promise<void> {
  for (;;) {
    try {
      return writer.exec('BEGIN EXCLUSIVE');
    } catch {
      await sleep(5);
    }
  }
}

/** The line to the MongoDB server is cut, or nothing passes on it any more until it comes, late. */
async function brokenLine({ env }: TestStore): Promise<StorageTrouble> {
  const server = new URL(env['MONGODB_URI']!);
  const pairs = new Set<[Socket, Socket]>();
  let way: 'open' | 'cut' | 'dead' = 'open';
  const proxy = createServer((bot) => {
    if (way === 'cut') return void bot.destroy();
    const database = connect(Number(server.port || 27_017), server.hostname);
    const pair: [Socket, Socket] = [bot, database];
    pairs.add(pair);
    for (const [one, other] of [pair, pair.toReversed() as typeof pair]) {
      one.on('error', () => one.destroy());
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
    if (way === 'open') flow(pair);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const uri = new URL(server);
  uri.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  uri.searchParams.set('directConnection', 'true');
  return {
    env: { ...env, MONGODB_URI: uri.href },
    strike: async (random, long) => {
      way = random.between(1, 2) === 1 ? 'cut' : 'dead';
      for (const [bot, database] of pairs) {
        if (way === 'cut') bot.destroy();
        for (const end of [bot, database]) end.unpipe().pause();
      }
      await sleep(long ? random.between(7_000, 12_500) : random.between(500, 4_000));
      way = 'open';
      pairs.forEach(flow);
    },
    close: () => {
      proxy.close();
      for (const [bot] of pairs) bot.destroy();
    },
  };
}

function flow([bot, database]: [Socket, Socket]): void {
  bot.pipe(database);
  database.pipe(bot);
}
