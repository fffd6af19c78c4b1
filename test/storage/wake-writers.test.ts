import { mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectStorage, type Storage } from '../../src/storage/connect.ts';

/** As far into the driver as a test must go to close a connection in the very moment in which it is written to. */
interface Inside {
  topology: { s: { servers: Map<string, { monitor: Monitor }> } };
}
interface Monitor {
  connection: { socket: Socket };
  requestCheck(): void;
}

const server = process.env['MONGODB_URI'];

describe.runIf(server)('a connection to MongoDB that closes while it is written to', () => {
  let dataDir: string;
  let storage: Storage;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'khubun-'));
    storage = await connectStorage({ mongodbUri: server!, dataDir, role: 'bot' });
  });
  afterAll(async () => {
    await storage.close();
    await rm(dataDir, { recursive: true });
  });

  it('does not stop the heartbeat', async () => {
    const client = mongoose.connection.getClient();
    const [{ monitor }] = [...(client as unknown as Inside).topology.s.servers.values()] as [
      { monitor: Monitor },
    ];
    const beat = (): Promise<void> =>
      new Promise((resolve) => client.once('serverHeartbeatSucceeded', () => resolve()));
    // The driver checks again at once only if the last time is a while ago.
    await beat();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const failed = new Promise((resolve) => client.once('serverHeartbeatFailed', resolve));
    monitor.connection.socket.destroy();
    monitor.requestCheck();
    await failed;
    await beat();
    await storage.ping();
    expect(mongoose.connection.readyState).toBe(mongoose.ConnectionStates.connected);
  });
});
