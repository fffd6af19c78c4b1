import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { Households } from '../src/models/household.ts';
import { InboxEvents } from '../src/models/inbox-event.ts';
import '../src/models/index.ts';
import { Pairings } from '../src/models/pairing.ts';
import { People } from '../src/models/person.ts';
import { Reports } from '../src/models/report.ts';
import { connectStorage } from '../src/storage/connect.ts';
import { runBot, type RunningBot } from './run-bot.ts';
import { newUserId } from './signed-webhook.ts';

export type Name = 'echo' | 'embedded' | 'mongodb';

/** One of the bots that are measured. */
export interface Contestant {
  name: Name;
  /** Starts it afresh; ours with a new store in which `mentors` mentors have one household each. */
  enter(lineUrl: string, mentors: number): Promise<Entry>;
}

/** A contestant at work. */
export interface Entry {
  bot: RunningBot;
  /** LINE user ids of the mentors that can report; none where nothing is stored. */
  mentors: readonly string[];
  /** Kills it; what its store then holds, null where nothing is stored. The store is removed. */
  leave(): Promise<Kept | null>;
}

/** How much is in a store. */
export interface Kept {
  events: number;
  reports: number;
}

/** The bots to measure beside one another: the echo bot, ours on the embedded store and, where there is one, on MongoDB. */
export function contestants(mongodbUri: string | undefined): Contestant[] {
  const stores: (string | null)[] = mongodbUri ? [null, mongodbUri] : [null];
  return [
    echo,
    ...stores.map((server): Contestant => ({
      name: server === null ? 'embedded' : 'mongodb',
      enter: (lineUrl, mentors) => enterOurs(lineUrl, mentors, server),
    })),
  ];
}

const echo: Contestant = {
  name: 'echo',
  enter: async (lineUrl) => {
    const bot = await runBot('echo-bot.ts', lineUrl, {});
    const leave = async (): Promise<null> => {
      await bot.kill();
      return null;
    };
    return { bot, mentors: [], leave };
  },
};

async function enterOurs(lineUrl: string, count: number, server: string | null): Promise<Entry> {
  const dataDir = await mkdtemp(join(tmpdir(), 'khubun-bench-'));
  const mongodbUri = server === null ? null : ownDatabase(server);
  const inStore = async <T>(work: () => Promise<T>): Promise<T> => {
    const storage = await connectStorage({ mongodbUri, dataDir, role: 'command' });
    try {
      return await work();
    } finally {
      await storage.close();
    }
  };
  const dispose = async (): Promise<void> => {
    if (mongodbUri !== null) await inStore(async () => mongoose.connection.db?.dropDatabase());
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const mentors = Array.from({ length: count }, newUserId);
    await inStore(() => settle(mentors));
    const bot = await runBot('../src/main.ts', lineUrl, { DATA_DIR: dataDir, MONGODB_URI: mongodbUri ?? '' });
    const leave = async (): Promise<Kept> => {
      await bot.kill();
      try {
        return await inStore(async () => ({
          events: await InboxEvents.countDocuments(),
          reports: await Reports.countDocuments(),
        }));
      } finally {
        await dispose();
      }
    };
    return { bot, mentors, leave };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Mentors with one household each; nobody real. */
async function settle(mentors: readonly string[]): Promise<void> {
  const from = new Date('2026-01-05');
  const rows = mentors.map((mentor, index) => ({ mentor, household: `B-${String(index).padStart(5, '0')}` }));
  await People.insertMany(rows.map(({ mentor }) => ({ _id: mentor, roles: ['mentor'], name: 'พี่เลี้ยง' })));
  await Households.insertMany(
    rows.map(({ household }) => ({
      _id: household,
      name: `บ้าน ${household}`,
      moo: 4,
      tambon: 'บัวหุ่ง',
      district: '3309',
      stage: 'survive',
      openDimensions: ['health', 'income'],
      origin: 'tpmap',
    })),
  );
  await Pairings.insertMany(
    rows.map(({ mentor, household }) => ({ _id: `${mentor}:${household}`, mentor, household, from })),
  );
}

function ownDatabase(server: string): string {
  const url = new URL(server);
  url.pathname = `/khubun-bench-${randomBytes(6).toString('hex')}`;
  return url.href;
}
