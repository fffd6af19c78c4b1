import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupCommit, type GroupCommit } from '../../../src/storage/embedded/group-commit.ts';

let folder: string;
let db: DatabaseSync;
let other: DatabaseSync;
let commits: GroupCommit;
let undone = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khubun-'));
  db = new DatabaseSync(join(folder, 'x.db'));
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER UNIQUE)');
  other = new DatabaseSync(join(folder, 'x.db'), { timeout: 0 });
  undone = 0;
  commits = groupCommit(db, () => undone++);
});
afterEach(() => {
  db.close();
  other.close();
  rmSync(folder, { recursive: true });
});

const insert = (n: number): Promise<number> =>
  commits.write(() => {
    db.prepare('INSERT INTO t VALUES (?)').run(n);
    return n;
  });
/** What another connection sees: only what is committed. */
const committed = (): unknown[] =>
  other
    .prepare('SELECT n FROM t ORDER BY n')
    .all()
    .map(({ n }) => n);

describe('writes of one turn', () => {
  it('are committed together, before any of them resolves', async () => {
    const seen: unknown[][] = [];
    const writes = [1, 2, 3].map((n) => insert(n).then(() => seen.push(committed())));
    expect(committed()).toEqual([]);
    await Promise.all(writes);
    expect(seen).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('keep what their neighbours wrote when one fails', async () => {
    await insert(2);
    const results = await Promise.allSettled([insert(1), insert(2), insert(3), insert(3), insert(4)]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(committed()).toEqual([1, 2, 3, 4]);
    expect(undone).toBe(2);
  });

  it('undo all of a write that fails half-way', async () => {
    const half = commits.write(() => {
      db.exec('INSERT INTO t VALUES (7)');
      throw new Error('half-way');
    });
    await Promise.all([expect(half).rejects.toThrow('half-way'), insert(8)]);
    expect(committed()).toEqual([8]);
  });

  it('see what earlier ones of the same turn wrote', async () => {
    const count = commits.write(() => Object.values(db.prepare('SELECT count(*) FROM t').get()!)[0]);
    expect(await Promise.all([insert(1), count])).toEqual([1, 0]);
    const later = Promise.all([
      insert(2),
      commits.write(() => db.prepare('SELECT max(n) AS n FROM t').get()!['n']),
    ]);
    expect(await later).toEqual([2, 2]);
  });
});

describe('when another process writes', () => {
  it('waits without holding up the event loop', async () => {
    other.exec('BEGIN IMMEDIATE');
    const write = insert(1);
    let turns = 0;
    for (; turns < 10; turns++) await pause(5);
    expect(turns).toBe(10);
    other.exec('COMMIT');
    await write;
    expect(committed()).toEqual([1]);
  });

  it('commits what waits when it closes', () => {
    void insert(1);
    void insert(2);
    commits.drain();
    expect(committed()).toEqual([1, 2]);
  });
});

it('rejects all writes of a transaction that the disk refused, and goes on with the next', async () => {
  db.exec('PRAGMA max_page_count = 5');
  const large = commits.write(() => db.prepare('CREATE TABLE big AS SELECT zeroblob(1000000) AS b').run());
  const results = await Promise.allSettled([insert(1), large, insert(2)]);
  expect(results[1]).toMatchObject({ status: 'rejected', reason: { errcode: 13 } });
  await Promise.allSettled([insert(5)]);
  const kept = committed();
  expect(kept).toContain(5);
  const told = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(kept).toEqual(expect.arrayContaining(told));
});
