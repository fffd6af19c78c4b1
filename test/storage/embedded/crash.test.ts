import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectStorage } from '../../../src/storage/connect.ts';
import { chance } from '../random-documents.ts';

const WRITER = join(import.meta.dirname, 'writer.ts');

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'khubun-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** Runs a writing bot, kills it `afterMs` after its first write, and gives the ids that it was told are stored. */
async function writeAndKill(name: string, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, dataDir, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await once(child.stdout, 'data');
  await pause(afterMs);
  child.kill('SIGKILL');
  await once(child, 'close');
  // The last line may have been cut off.
  return printed.split('\n').slice(0, -1);
}

it('loses no acknowledged write when the bot is killed, and lets it start again at once', async () => {
  const random = chance(Date.now());
  const acknowledged: string[] = [];
  for (let round = 0; round < 5; round++) {
    acknowledged.push(...(await writeAndKill(`round${round}`, 20 + random() * 250)));
  }
  const storage = await connectStorage({ mongodbUri: null, dataDir, role: 'bot' });
  const stored = await mongoose.connection.collection('events').distinct('_id');
  await storage.close();
  expect(acknowledged.length).toBeGreaterThan(100);
  expect(new Set(acknowledged).difference(new Set(stored as unknown[]))).toEqual(new Set());
  const file = new DatabaseSync(join(dataDir, 'khubun.db'));
  expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  file.close();
});
