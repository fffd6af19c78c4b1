import { now } from '../clock.ts';
import type { AdviceContent } from '../models/advice-text.ts';
import { cellProblem } from '../tables/cell-problem.ts';
import { cellsOf, type Table } from '../tables/read-table.ts';
import type { RowProblem } from '../tables/row-problem.ts';
import { tornRow, unfitCells } from '../tables/unfit-row.ts';
import type { AdviceColumn } from './advice-columns.ts';
import { needsApproval } from './advice-content.ts';
import { checkAdviceRow, type AdviceRow } from './advice-row.ts';
import { adviceEntries, contentOf, sameContent, type AdviceEntry } from './entries.ts';
import { retireAdvice } from './retire-advice.ts';
import { storeAdvice } from './store-advice.ts';
import { tellApprovers } from './tell-approvers.ts';

/** What an import of advice did, in pieces. */
export interface ImportedAdvice {
  added: number;
  changed: number;
  /** Of these, how many wait for an officer's approval in chat. */
  waiting: number;
  same: number;
  /** The same as a text that an officer has returned: it is not sent again. */
  returned: number;
  retired: number;
  broughtBack: number;
  badRows: number;
  problems: RowProblem[];
}

/**
 * Takes the advice of a file in: what is new or says something else than now goes live, or waits for an officer in chat
 * where its dimension asks for that; the officers who approve are told once. Doing it again changes nothing. Pieces the
 * file does not name stay as they are. A bad row is left out as a whole.
 */
export async function importAdvice(
  table: Table<AdviceColumn>,
  { dryRun }: { dryRun: boolean },
): Promise<ImportedAdvice> {
  const { rows, problems, badRows } = readRows(table);
  const entries = new Map((await adviceEntries()).map((entry) => [entry.id, entry]));
  const at = now();
  const by = { by: 'import', at, event: `import:${at.toISOString()}` };
  const done: ImportedAdvice = {
    ...{ added: 0, changed: 0, waiting: 0, same: 0, returned: 0, retired: 0, broughtBack: 0 },
    badRows,
    problems,
  };
  for (const row of rows) {
    const entry = entries.get(row.id);
    const content = contentFor(row, entry);
    const fate = fateOf(content, entry);
    done[fate]++;
    if (fate === 'added' || fate === 'changed') {
      const waits = needsApproval(content, entry?.isLive ? entry.content : undefined);
      if (waits && !row.retired) done.waiting++;
      if (!dryRun) await storeAdvice(by, row.id, content);
    }
    if (row.retired === undefined || row.retired === (entry?.retired ?? false)) continue;
    done[row.retired ? 'retired' : 'broughtBack']++;
    // Under a key of its own in the audit log: the same event may have changed the text as well.
    if (!dryRun) await retireAdvice({ ...by, event: `${by.event}:retired` }, row.id, row.retired);
  }
  if (done.waiting > 0 && !dryRun) await tellApprovers(by.by, by.event, done.waiting);
  return done;
}

function fateOf(
  content: AdviceContent,
  entry: AdviceEntry | undefined,
): 'added' | 'changed' | 'same' | 'returned' {
  if (!entry) return 'added';
  const isNow = (text: unknown): boolean => {
    const other = contentOf(text);
    return other !== undefined && sameContent(content, other);
  };
  if ((entry.isLive && isNow(entry.content)) || isNow(entry.waiting)) return 'same';
  return isNow(entry.returned) ? 'returned' : 'changed';
}

/** What the file has no column for stays as it is. */
function contentFor(row: AdviceRow, entry: AdviceEntry | undefined): AdviceContent {
  const { dimension, stages, title, body } = row;
  const months = row.months === undefined ? (entry?.content.months ?? null) : row.months;
  const obstacles = row.obstacles ?? entry?.content.obstacles ?? [];
  return { dimension, stages, months, title, body, ...(obstacles.length > 0 && { obstacles }) };
}

function readRows(table: Table<AdviceColumn>): {
  rows: AdviceRow[];
  problems: RowProblem[];
  badRows: number;
} {
  const rows: AdviceRow[] = [];
  const problems: RowProblem[] = [];
  const firstLines = new Map<string, number>();
  let badRows = 0;
  for (const one of table.rows) {
    const torn = tornRow(one, table);
    const found = torn ? [torn] : unfitCells(one, table);
    const cells = cellsOf(one, table);
    const checked = found.length === 0 ? checkAdviceRow(cells) : undefined;
    const wrong = checked && 'wrong' in checked ? checked.wrong : [];
    const row = checked && 'row' in checked ? checked.row : undefined;
    const first = row && firstLines.get(row.id);
    if (first !== undefined)
      wrong.push({ column: 'id', wrong: { key: 'cell.repeated', values: { value: row!.id, first } } });
    problems.push(...found, ...wrong.map((cell) => cellProblem(table, one.line, cells, cell)));
    if (!row || wrong.length > 0) badRows++;
    else {
      rows.push(row);
      firstLines.set(row.id, one.line);
    }
  }
  return { rows, problems, badRows };
}
