import { checkTableInTurns } from '../households/check-table.ts';
import { COLUMNS, HOUSEHOLD_COLUMNS, type Column } from '../households/columns.ts';
import { doubtfulTambons } from '../households/doubtful-tambons.ts';
import type { HouseholdRow } from '../households/household-row.ts';
import { countOthers, importRows, type ImportCounts } from '../households/import-rows.ts';
import { ignoredColumns } from '../tables/ignored-columns.ts';
import { addFigures, type Figures } from './figures.ts';
import type { Kind } from './kind.ts';

interface Content {
  rows: readonly HouseholdRow[];
  origin: 'tpmap' | 'added';
}

/** Files of households, as `households import` of the operator's commands reads them. */
export const households: Kind<Column, Content> = {
  columns: COLUMNS,
  file: HOUSEHOLD_COLUMNS,
  check: async (table, { survey }) => {
    const { good, problems, badRows, codes } = await checkTableInTurns(table);
    const origin = survey ? 'added' : 'tpmap';
    const { counts, byColumn } = figuresOf(await importRows(good, { origin, dryRun: true }));
    return {
      content: { rows: good, origin },
      good: good.length,
      bad: badRows,
      problems,
      notes: [...ignoredColumns(table), ...doubtfulTambons(good)],
      would: { counts: { ...counts, others: await countOthers(codes) }, byColumn },
    };
  },
  carryOut: async ({ rows, origin }, { actor, before, onProgress, signal }) => {
    const left = rows.slice(before.done);
    const all = (counts: ImportCounts): Figures => addFigures(before.figures, figuresOf(counts));
    const counts = await importRows(left, {
      origin,
      dryRun: false,
      actor,
      signal,
      onProgress: (done, sofar) => onProgress(before.done + done, all(sofar)),
    });
    return { figures: all(counts), codes: [] };
  },
};

function figuresOf({ byColumn, ...counts }: ImportCounts): Figures {
  return { counts, byColumn: { ...byColumn } };
}
