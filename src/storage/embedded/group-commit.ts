import type { DatabaseSync } from 'node:sqlite';
import { machineNow, SECOND } from '../../clock.ts';

interface Job {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
  outcome?: { value: unknown } | { error: unknown };
}

/** How long a write waits for another process (an operator command) before it fails. */
const PATIENCE = 10 * SECOND;
const RETRY_AFTER = 5;
/** How long closing waits, which it does without letting anything else happen. */
const PATIENCE_AT_CLOSE = 5 * SECOND;
/** A commit is not put off longer than this, however many writes wait; the event loop runs between two commits. */
const LONGEST_TURN = 20;

/** Writes of one process to one database, committed together. */
export interface GroupCommit {
  /**
   * Runs `work` in a transaction and resolves with its result once that is on the disk. What `work` throws undoes this
   * work alone.
   */
  write<T>(work: () => T): Promise<T>;
  /** Commits everything that waits, at once. For closing. */
  drain(): void;
}

/**
 * Writes that arrive in one turn of the event loop share one transaction: waiting for the disk is what a small write
 * costs, and fifty requests then wait once. Each runs under a savepoint of its own, so that a duplicate key undoes none
 * of its neighbours. `undone` is called whenever something was rolled back.
 */
export function groupCommit(db: DatabaseSync, undone: () => void): GroupCommit {
  let queue: Job[] = [];
  let scheduled = false;
  let waitingSince: number | null = null;

  function schedule(): void {
    if (scheduled || queue.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      flush();
    });
  }

  function flush(): void {
    if (queue.length === 0) return;
    try {
      begin(db, 0);
    } catch (error) {
      retryOrFail(error);
      return;
    }
    commit();
  }

  function commit(): void {
    waitingSince = null;
    const jobs = runJobs();
    try {
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      undone();
      for (const job of jobs) job.outcome = { error };
    }
    settle(jobs);
    schedule();
  }

  function retryOrFail(error: unknown): void {
    waitingSince ??= machineNow();
    if (isBusy(error) && machineNow() - waitingSince < PATIENCE) {
      scheduled = true;
      setTimeout(() => {
        scheduled = false;
        flush();
      }, RETRY_AFTER);
      return;
    }
    waitingSince = null;
    failAll(error);
  }

  function failAll(error: unknown): void {
    const jobs = queue;
    queue = [];
    const reason = isBusy(error) ? storeError(BUSY, error) : error;
    for (const job of jobs) job.outcome = { error: reason };
    settle(jobs);
  }

  function runJobs(): Job[] {
    const waiting = queue;
    queue = [];
    const until = performance.now() + LONGEST_TURN;
    let done = 0;
    while (done < waiting.length && (done === 0 || performance.now() < until)) {
      const job = waiting[done++]!;
      try {
        job.outcome = { value: attempt(db, job.work, undone) };
      } catch (error) {
        job.outcome = { error };
      }
      // A full disk makes SQLite give up the whole transaction, the neighbours' writes included.
      if (!db.isTransaction) {
        for (const lost of waiting.slice(0, done)) lost.outcome = job.outcome;
        db.exec('BEGIN');
        break;
      }
    }
    queue = [...waiting.slice(done), ...queue];
    return waiting.slice(0, done);
  }

  return {
    write<T>(work: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as Job['resolve'], reject });
        schedule();
      });
    },
    drain() {
      while (queue.length > 0) {
        try {
          begin(db, PATIENCE_AT_CLOSE);
        } catch (error) {
          failAll(error);
          return;
        }
        commit();
      }
    },
  };
}

const BUSY =
  'Another process has been writing to the embedded store for 10 seconds. Try again when it has ended.';

/** An error of the store itself, with the code of SQLite's own errors: the same work may succeed later. */
export function storeError(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code: 'ERR_SQLITE_ERROR' });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

/** Waiting inside SQLite stops the whole process, so a running bot waits 0 ms here and tries again later. */
function begin(db: DatabaseSync, waitMs: number): void {
  db.exec(`PRAGMA busy_timeout = ${waitMs}`);
  try {
    db.exec('BEGIN IMMEDIATE');
  } finally {
    db.exec('PRAGMA busy_timeout = 1000');
  }
}

function settle(jobs: readonly Job[]): void {
  for (const { outcome, resolve, reject } of jobs) {
    if (outcome && 'value' in outcome) resolve(outcome.value as never);
    else reject(outcome?.error);
  }
}

/** Runs `work` inside the transaction that is open; what it throws undoes what it did, and no more. */
export function attempt<T>(db: DatabaseSync, work: () => T, undone: () => void): T {
  db.exec('SAVEPOINT attempt');
  try {
    const value = work();
    db.exec('RELEASE attempt');
    return value;
  } catch (error) {
    if (db.isTransaction) {
      db.exec('ROLLBACK TO attempt');
      db.exec('RELEASE attempt');
    }
    undone();
    throw error;
  }
}
