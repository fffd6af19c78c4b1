import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectStorage, type Storage, StorageError } from '../../../src/storage/connect.ts';

let dataDir: string;
let bot: ChildProcess;
let command: Storage | null = null;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'khubun-'));
  bot = await startBot();
});
afterEach(async () => {
  await command?.close();
  command = null;
  bot.kill('SIGKILL');
  await rm(dataDir, { recursive: true });
});

async function startBot(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'neighbour.ts'), [dataDir]);
  await once(child, 'message');
  return child;
}

async function tell(order: object): Promise<{ value?: unknown; error?: unknown }> {
  bot.send(order);
  const [answer] = (await once(bot, 'message')) as [object];
  return answer;
}

const open = (role: 'bot' | 'command'): Promise<Storage> =>
  connectStorage({ mongodbUri: null, dataDir, role });
const events = () => mongoose.connection.collection<{ _id: string; kind?: unknown; n?: number }>('events');

describe('a command beside a running bot', () => {
  it('sees what the bot wrote, and the bot what it wrote', async () => {
    await tell({ do: 'create', doc: { _id: 'a', kind: 'x' } });
    command = await open('command');
    expect(await events().findOne({ _id: 'a' })).toEqual({ _id: 'a', kind: 'x' });
    await events().insertOne({ _id: 'b', kind: 'x' });
    expect(await tell({ do: 'count' })).toEqual({ value: 2 });
    await events().updateMany({}, { $set: { kind: 'y' } });
    expect(await tell({ do: 'count' })).toEqual({ value: 0 });
  });

  it('makes an index that the bot obeys at once', async () => {
    await tell({ do: 'create', doc: { _id: 'a', kind: 'x' } });
    command = await open('command');
    await events().createIndex({ kind: 1 }, { unique: true });
    expect(await tell({ do: 'create', doc: { _id: 'b', kind: 'x' } })).toEqual({ error: 11000 });
    expect(await tell({ do: 'create', doc: { _id: 'c', kind: 'z' } })).toMatchObject({ value: { _id: 'c' } });
    expect(await events().findOne({ kind: 'z' })).toMatchObject({ _id: 'c' });
    await events().dropIndex('kind_1');
    expect(await tell({ do: 'create', doc: { _id: 'b', kind: 'x' } })).toMatchObject({ value: { _id: 'b' } });
  });

  it('stores the first list in an indexed field, and the bot still finds it', async () => {
    command = await open('command');
    await events().createIndex({ kind: 1 });
    await tell({ do: 'create', doc: { _id: 'a', kind: 'x' } });
    expect(await tell({ do: 'count' })).toEqual({ value: 1 });
    await events().insertOne({ _id: 'b', kind: ['w', 'x'] });
    expect(await tell({ do: 'count' })).toEqual({ value: 2 });
  });

  it('waits while the bot writes, and both writes are kept', async () => {
    command = await open('command');
    const held = tell({ do: 'hold' });
    const own = Promise.all(Array.from({ length: 300 }, (_, n) => events().insertOne({ _id: `own${n}`, n })));
    await Promise.all([held, own]);
    expect(await events().countDocuments({})).toBe(3300);
  });
});

describe('a second bot', () => {
  it('is refused, by name of who is there', async () => {
    const refused = open('bot');
    await expect(refused).rejects.toBeInstanceOf(StorageError);
    await expect(refused).rejects.toThrow(
      new RegExp(`^Another bot \\(process ${bot.pid} on .+\\) is at work .+ set MONGODB_URI to run several`),
    );
  });

  it('may start as soon as the first was killed', async () => {
    bot.kill('SIGKILL');
    await once(bot, 'exit');
    command = await open('bot');
    await expect(command.ping()).resolves.toBeUndefined();
    await command.close();
    bot = await startBot();
  });
});
