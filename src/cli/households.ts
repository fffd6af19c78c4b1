import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { z } from 'zod';
import { checkTable } from '../households/check-table.ts';
import { COLUMNS, HOUSEHOLD_COLUMNS, REQUIRED, type Column } from '../households/columns.ts';
import { readTableFile } from '../tables/read-file.ts';
import { ignoredColumns } from '../tables/ignored-columns.ts';
import { doubtfulTambons } from '../households/doubtful-tambons.ts';
import type { HouseholdRow } from '../households/household-row.ts';
import type { Table } from '../tables/read-table.ts';
import { countOthers, importRows, type ImportCounts } from '../households/import-rows.ts';
import { describeProblem, problemsAsCsv, type RowProblem } from '../tables/row-problem.ts';
import { wrongInWords } from '../tables/wrong.ts';
import { CommandError } from './command-error.ts';
import { exportHouseholdsCommand } from './export-households.ts';
import { importSummary } from './import-summary.ts';
import { withStorage } from './with-storage.ts';

const MOST_SHOWN = 50;

const Options = z.object({
  dryRun: z.boolean().default(false),
  survey: z.boolean().default(false),
  errors: z.string().min(1).optional(),
});
type Options = z.infer<typeof Options>;

const HELP = `
The first line names the columns, in any order, in English or Thai. Other columns are ignored.
  required  ${REQUIRED.join(', ')}
            (รหัส, ชื่อ, ตำบล, อำเภอ, ขั้น)
  optional  ${COLUMNS.filter((column) => !REQUIRED.includes(column)).join(', ')}
            (บ้านเลขที่, หมู่, หมู่บ้าน, มิติ, ที่มา, สมาชิก, ตัวชี้วัด, ทุนเดิม, ThaiQM, บันทึกใน TPMAP)

  stage            อยู่รอด, พอเพียง, ยั่งยืน, or survive, sufficient, sustainable
  open_dimensions  names or numbers, ";" between them: 1 สุขภาพ, 2 ความเป็นอยู่, 3 การศึกษา, 4 รายได้,
                   5 การเข้าถึงบริการภาครัฐ; an empty cell means that none is open
  origin           tpmap (เดิม) or added (สำรวจเพิ่ม)
  members          name|relation|birth year|sex|occupation, ";" between persons; parts may be empty
  indicators       dimension: indicator (year of the survey), ";" between
  assets           ที่ดิน, น้ำ, แรงงาน, ฝีมือ, สัตว์, เครื่องมือ, each with ": note" if you like, ";" between

The file is a workbook (.xlsx), or CSV in UTF-8 with commas, semicolons or tabs. Citizen numbers (13 digits) are refused.
Importing a file again changes nothing. An optional column that the file lacks is left as it is; an empty
cell takes the value away. Households that the file does not name stay as they are.

Exit codes: 0 all rows are good; 2 some rows are bad and were not imported, the good ones were;
1 nothing can be imported; 130 interrupted (import the file again).

Examples:
  npm run -s cli -- households import list.csv --dry-run --errors bad-rows.csv
  npm run -s cli -- households import list.csv`;

/** `households import`: brings the office's list into the store. */
export function householdsCommand(): Command {
  const importing = new Command('import')
    .description('Bring the households of a file into the store.')
    .argument('<file>', 'the CSV or XLSX file')
    .option('--dry-run', 'check everything and say what would change, but write nothing')
    .option(
      '--survey',
      'new households of which the file does not say the origin were found by a survey (added)',
    )
    .option('--errors <file>', 'write all bad rows to this CSV file')
    .addHelpText('after', HELP)
    .action(async (file: string, given: unknown) => importFile(file, Options.parse(given)));
  return new Command('households')
    .description('The register of households.')
    .addCommand(importing)
    .addCommand(exportHouseholdsCommand());
}

async function importFile(file: string, { dryRun, survey, errors }: Options): Promise<void> {
  if (errors !== undefined && resolve(errors) === resolve(file)) {
    throw new CommandError('--errors names the file to import itself. Name another file.');
  }
  const interrupted = new AbortController();
  // Once only: a second Ctrl-C ends the process at once, which harms nothing either.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  const table = await readTableFile(file, HOUSEHOLD_COLUMNS);
  await withStorage(async () => {
    // Which dimensions there are is for the province to say (domain.md R8), so the store is asked first.
    const { good, problems, badRows, codes } = checkTable(table);
    showNotes(table, good);
    await showProblems(problems, errors);
    const counts = await importShowingProgress(good, survey ? 'added' : 'tpmap', dryRun, interrupted.signal);
    const others = await countOthers(codes);
    const rows = table.rows.length;
    console.error(importSummary(counts, { file: basename(file), rows, badRows, others, dryRun }));
    if (counts.new + counts.changed + counts.same < good.length) {
      console.error('Interrupted. Import the same file again to do the rest.');
      process.exitCode = 130;
    } else if (badRows > 0) process.exitCode = 2;
  });
}

function showNotes(table: Table<Column>, good: readonly HouseholdRow[]): void {
  for (const note of [...ignoredColumns(table), ...doubtfulTambons(good)])
    console.error(`note: ${wrongInWords(note, 'en')}`);
}

async function showProblems(problems: readonly RowProblem[], errors: string | undefined): Promise<void> {
  for (const problem of problems.slice(0, MOST_SHOWN)) console.error(describeProblem(problem));
  if (problems.length > MOST_SHOWN) {
    const rest = `… and ${problems.length - MOST_SHOWN} more`;
    console.error(errors === undefined ? `${rest}. --errors FILE writes all of them to a file.` : `${rest}.`);
  }
  if (errors !== undefined) await write(errors, problemsAsCsv(problems, 'en'));
}

async function importShowingProgress(
  rows: readonly HouseholdRow[],
  origin: 'tpmap' | 'added',
  dryRun: boolean,
  signal: AbortSignal,
): Promise<ImportCounts> {
  const bar = process.stderr.isTTY
    ? new SingleBar({
        format: '{bar} {percentage}% {value}/{total}',
        clearOnComplete: true,
        // Its own handling would swallow the first SIGTERM.
        gracefulExit: false,
      })
    : null;
  bar?.start(rows.length, 0);
  try {
    return await importRows(rows, { origin, dryRun, signal, onProgress: (done) => bar?.update(done) });
  } finally {
    bar?.stop();
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CommandError(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code}). Nothing was imported.`,
      { cause: error },
    );
  }
}
