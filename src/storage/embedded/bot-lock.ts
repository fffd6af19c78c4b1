import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { machineNow } from '../../clock.ts';
import { StorageError } from '../storage-error.ts';

/** The right to be the one bot of an embedded store. */
export interface BotLock {
  release(): void;
}

/**
 * Takes the right to be the bot of the embedded store in `folder`. It is SQLite's lock on an empty file, which the
 * operating system ends with the process, however that ends: a bot that was killed can start again at once, and one that
 * only stands still for a while (a suspended machine) does not lose it to another. Throws StorageError when it is taken.
 */
export function holdBotLock(folder: string): BotLock {
  const lock = new DatabaseSync(join(folder, 'bot.lock'), { timeout: 0 });
  const note = join(folder, 'bot.json');
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new StorageError(
      `Another bot${holder(note)} is at work with the embedded store in ${folder} (DATA_DIR), which serves one bot. ` +
        'Stop the other one, or set MONGODB_URI to run several bots on one MongoDB.',
      { cause: error },
    );
  }
  const since = new Date(machineNow()).toISOString();
  writeFileSync(note, JSON.stringify({ pid: process.pid, host: hostname(), since }));
  return { release: () => void (lock.isOpen && lock.close()) };
}

function holder(note: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(note, 'utf8')) as Record<string, unknown>;
    return ` (process ${String(pid)} on ${String(host)}, since ${String(since)})`;
  } catch {
    return '';
  }
}
