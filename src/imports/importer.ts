import { randomUUID } from 'node:crypto';
import { audit } from '../access/audit.ts';
import { machineNow, now } from '../clock.ts';
import { dropRows } from '../households/kept-rows.ts';
import { releaseLease, takeLease } from '../inbox/lease.ts';
import type { Log } from '../log.ts';
import { Leases } from '../models/lease.ts';
import { RegisterImports, type RegisterImport } from '../models/register-import.ts';
import { dropTambons } from '../places/tambons-kept.ts';
import { KEPT_FOR } from './check-file.ts';
import { NO_FIGURES, type Figures } from './figures.ts';
import { kindOf } from './kinds.ts';
import { unpack } from './packed.ts';

/** Who holds this lease imports; nobody else does meanwhile, in whichever process. */
const LANE = 'register-import';

/** What came of asking for an import: it runs; another one does, so that it has to wait; it is done or forgotten. */
export type Started = 'runs' | 'busy' | 'gone';

/** Imports what was checked, beside everything else the bot does. */
export interface Importer {
  /** Begins to import `id` of this officer, or goes on with it after a cut. */
  start(id: string, ref: string): Promise<Started>;
  /** Stops what runs after the rows in hand, and waits for that. */
  stop(): Promise<void>;
}

/** Whether some process works on this import, of those that say they run. */
export async function isAtWork(id: string): Promise<boolean> {
  const lease = await Leases.findById(LANE).lean();
  return lease !== null && lease.until > machineNow() && lease.owner.startsWith(`${id}:`);
}

export function createImporter({ log }: { log: Log }): Importer {
  const self = randomUUID();
  const cut = new AbortController();
  /** What this process imports, or is about to: known before anything is waited for, so that two taps begin it once. */
  let current: { id: string; end: Promise<void> } | undefined;

  const begin = async (id: string, ref: string, owner: string): Promise<Started> => {
    if (!(await takeLease(LANE, owner))) return (await isAtWork(id)) ? 'runs' : 'busy';
    const at = now();
    const forgetAt = new Date(at.getTime() + KEPT_FOR);
    const one = await RegisterImports.findOneAndUpdate(
      { _id: id, ref, state: { $in: ['checked', 'running'] }, forgetAt: { $gt: at } },
      { $set: { state: 'running', startedAt: at, forgetAt } },
    ).lean();
    if (!one) {
      await releaseLease(LANE, owner);
      return 'gone';
    }
    current = { id, end: work(one, owner) };
    return 'runs';
  };
  const work = async (one: RegisterImport, owner: string): Promise<void> => {
    try {
      await carryOut(one, owner, cut.signal);
    } catch (error) {
      // It stands as it was left, and she can have it gone on with.
      log.error({ err: error, import: one._id }, 'an import was cut short');
    } finally {
      current = undefined;
      await releaseLease(LANE, owner).catch((error: unknown) =>
        log.warn({ err: error }, 'a lease has to run out'),
      );
    }
  };

  return {
    start: async (id, ref) => {
      if (current?.id === id) return 'runs';
      if (current || cut.signal.aborted) return 'busy';
      const starting = { id, end: Promise.resolve() };
      current = starting;
      try {
        return await begin(id, ref, `${id}:${self}`);
      } finally {
        if (current === starting) current = undefined;
      }
    },
    stop: async () => {
      cut.abort();
      await current?.end;
    },
  };
}

/** Imports the content of `one` and says how far it has come, as long as the lease is ours. */
async function carryOut(
  { _id, ref, kind, content, done, result, good, bad }: RegisterImport,
  owner: string,
  cut: AbortSignal,
): Promise<void> {
  if (content === undefined) return;
  const lost = new AbortController();
  const signal = AbortSignal.any([cut, lost.signal]);
  const onProgress = async (rows: number, figures: Figures): Promise<void> => {
    if (!(await takeLease(LANE, owner))) return lost.abort();
    await RegisterImports.updateOne({ _id }, { $set: { done: rows, result: figures } });
  };
  const before = { done, figures: (result as Figures | undefined) ?? NO_FIGURES };
  const how = { actor: ref, before, onProgress, signal };
  const { figures, codes } = await kindOf(kind).carryOut(await unpack(content), how);
  // The lists show what has come.
  dropRows();
  dropTambons();
  if (signal.aborted) return;
  const at = now();
  const details = { kind, rows: good, bad, ...figures.counts };
  await audit({ key: `import:${_id}`, at, actor: ref, deed: 'import', details });
  const $set = { state: 'done', done: good, result: figures, codes, finishedAt: at } as const;
  await RegisterImports.updateOne({ _id }, { $set, $unset: { content: 1 } });
}
