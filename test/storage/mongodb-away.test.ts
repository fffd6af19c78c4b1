import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectStorage, type Storage } from '../../src/storage/connect.ts';
import { isStorageTrouble } from '../../src/storage/trouble.ts';

const Note = mongoose.model('TestNote', new mongoose.Schema({ _id: String }, { versionKey: false }));
const server = process.env['MONGODB_URI'];

/** A line to the server that can be cut, or stay open while nothing passes any more. */
function createRoad(to: URL) {
  const sockets = new Set<Socket>();
  let silent = false;
  const road = createServer((near) => {
    const far = connect(Number(to.port || 27017), to.hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => into.destroy());
      from.on('close', () => into.destroy());
      from.on('data', (bytes) => silent || into.write(bytes));
    }
  });
  return {
    /** Opens it on `port`, 0 for any; resolves with the port. */
    async listen(port: number): Promise<number> {
      road.listen(port, '127.0.0.1');
      await once(road, 'listening');
      return (road.address() as AddressInfo).port;
    },
    silence: (on: boolean) => void (silent = on),
    cut() {
      road.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The error of `attempt`. */
async function failure(attempt: Promise<unknown>): Promise<unknown> {
  try {
    await attempt;
  } catch (error) {
    return error;
  }
  return 'nothing failed';
}

describe.runIf(server)('when MongoDB goes away', () => {
  let dataDir: string;
  let storage: Storage;
  let port: number;
  const to = new URL(server ?? 'mongodb://127.0.0.1:27017');
  let road = createRoad(to);

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'khubun-'));
    port = await road.listen(0);
    const mongodbUri = `mongodb://127.0.0.1:${port}/khubun-away-${process.pid}?directConnection=true`;
    storage = await connectStorage({ mongodbUri, dataDir, role: 'bot' });
  });
  afterAll(async () => {
    await mongoose.connection.db?.dropDatabase();
    await storage.close();
    road.cut();
    await rm(dataDir, { recursive: true });
  });

  it('fails soon when the line is cut, and goes on by itself when it is back', async () => {
    await Note.create({ _id: 'a' });
    road.cut();
    expect(await failure(storage.ping())).toBeInstanceOf(Error);
    expect(isStorageTrouble(await failure(Note.create({ _id: 'b' })))).toBe(true);
    road = createRoad(to);
    await road.listen(port);
    await Note.create({ _id: 'c' });
    await storage.ping();
    expect(await Note.distinct('_id')).toEqual(['a', 'c']);
  });

  it('fails soon when the line goes dead, and goes on by itself when it is back', async () => {
    await Note.deleteMany({});
    road.silence(true);
    expect(await failure(storage.ping())).toMatchObject({
      message: 'Storage did not answer within 2 seconds.',
    });
    expect(isStorageTrouble(await failure(Note.create({ _id: 'b' })))).toBe(true);
    road.silence(false);
    await Note.create({ _id: 'c' });
    await storage.ping();
    expect(await Note.countDocuments({ _id: 'c' })).toBe(1);
  });
});
