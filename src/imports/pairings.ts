import { machineNow, SECOND } from '../clock.ts';
import { importPairings } from '../pairing/import-pairings.ts';
import { PAIRING_COLUMNS, PAIRINGS_FILE, type PairingColumn } from '../pairing/pairing-columns.ts';
import { ignoredColumns } from '../tables/ignored-columns.ts';
import type { Table } from '../tables/read-table.ts';
import { NO_FIGURES } from './figures.ts';
import type { Kind } from './kind.ts';

/** So often it is said how far an import has come. */
const EVERY = SECOND;

/** Files of pairings, as `pairings import` of the operator's commands reads them. */
export const pairings: Kind<PairingColumn, Table<PairingColumn>> = {
  columns: PAIRING_COLUMNS,
  file: PAIRINGS_FILE,
  check: async (table) => {
    const { paired, same, invites, problems } = await importPairings(table, { dryRun: true });
    const bad = new Set(problems.map(({ line }) => line));
    const rows = table.rows.filter(({ line }) => !bad.has(line));
    return {
      content: { ...table, rows },
      good: rows.length,
      bad: bad.size,
      problems,
      notes: ignoredColumns(table),
      would: { counts: { paired, same, codes: invites.length }, byColumn: {} },
    };
  },
  // Begun anew after a cut: whom a code is for stands in several rows, and a pair that is known already is one.
  carryOut: async (table, { actor, onProgress, signal }) => {
    let said = machineNow();
    const tell = async (done: number): Promise<void> => {
      if (machineNow() - said < EVERY) return;
      said = machineNow();
      await onProgress(done, NO_FIGURES);
    };
    const all = await importPairings(table, { dryRun: false, actor, signal, onProgress: tell });
    const { paired, same, invites, problems } = all;
    const counts = { paired, same, codes: invites.length, overtaken: problems.length };
    return { figures: { counts, byColumn: {} }, codes: invites.map(({ _id }) => _id) };
  },
};
