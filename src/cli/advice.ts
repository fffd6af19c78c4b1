import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { ADVICE_COLUMNS, ADVICE_FILE } from '../advice/advice-columns.ts';
import { adviceRows } from '../advice/export-rows.ts';
import { importAdvice, type ImportedAdvice } from '../advice/import-advice.ts';
import { defuse } from '../tables/formula-cell.ts';
import { readTableFile } from '../tables/read-file.ts';
import { describeProblem } from '../tables/row-problem.ts';
import { CommandError } from './command-error.ts';
import { checkOptions } from './invite/options.ts';
import { withStorage } from './with-storage.ts';

const ImportOptions = z.object({ dryRun: z.boolean().default(false) });
const ExportOptions = z.object({ out: z.string().min(1) });

const HELP = `
The first line names the columns, in any order, in English or Thai. Other columns are ignored.
  required  id, dimension, stages, title, body (รหัส, ด้าน, ขั้น, หัวข้อ, คำแนะนำ)
  optional  months, obstacles, retired (เดือน, ช่วยเรื่อง, เลิกใช้)

  id         small letters, digits and "-"; one that is not known yet adds a piece
  dimension  name, id or number
  stages     อยู่รอด, พอเพียง, ยั่งยืน, ";" between, or ทุกขั้น
  months     5;6;7 or พ.ค.;มิ.ย.; an empty cell or ทั้งปี: all year
  title      up to 60 characters
  body       up to 300 characters
  obstacles  attitude (กำลังใจ), skill (ความรู้), resource (ทรัพยากร), way-out (ทางออก), ";" between
  retired    yes (ใช่) or no (ไม่)

Texts on health and public services wait until an officer of the province approves them in chat (คำแนะนำรออนุมัติ);
until then households get the old text. All others are with the households within 10 seconds.
Importing a file again changes nothing. Pieces that the file does not name stay as they are, and so does what it has
no column for.

Exit codes: 0 all rows are good; 2 some rows are bad, the others were imported; 1 nothing can be imported.

Examples:
  npm run -s cli -- advice export --out advice.csv
  npm run -s cli -- advice import advice.csv --dry-run`;

/** `advice import|export`: the advice to households as a file of the office's (domain.md §5.6). */
export function adviceCommand(): Command {
  const importing = new Command('import')
    .description('Add to the advice and change it by a file.')
    .argument('<file>', 'the CSV or XLSX file')
    .option('--dry-run', 'check everything and say what would change, but write nothing')
    .addHelpText('after', HELP)
    .action(async (file: string, given: unknown) => {
      const { dryRun } = checkOptions(ImportOptions, given);
      const table = await readTableFile(file, ADVICE_FILE);
      const done = await withStorage(() => importAdvice(table, { dryRun }));
      for (const problem of done.problems) console.error(describeProblem(problem));
      console.error(summary(done, dryRun));
      if (done.badRows > 0) process.exitCode = 2;
    });
  const exporting = new Command('export')
    .description('Write all advice into a CSV file that "advice import" reads.')
    .requiredOption('--out <file>', 'the file to write; an existing one is replaced')
    .action(async (given: unknown) => {
      const { out } = checkOptions(ExportOptions, given);
      const rows = await withStorage(adviceRows);
      await write(out, rows);
      console.error(`${out}: ${rows.length} pieces of advice`);
    });
  return new Command('advice')
    .description('The advice that households get.')
    .addCommand(importing)
    .addCommand(exporting);
}

function summary(done: ImportedAdvice, dryRun: boolean): string {
  const lines = [
    `  new           ${done.added}`,
    `  changed       ${done.changed}`,
    `  to approve    ${done.waiting}  of them wait for an officer in chat`,
    `  same          ${done.same}`,
    `  returned      ${done.returned}  an officer has returned this very text; it was not sent again`,
    `  retired       ${done.retired}`,
    `  brought back  ${done.broughtBack}`,
    `  bad rows      ${done.badRows}`,
  ];
  return [...lines, ...(dryRun ? ['Dry run: nothing was written.'] : [])].join('\n');
}

/** With a byte order mark, so that Excel opens it with its Thai intact. */
async function write(file: string, rows: readonly string[][]): Promise<void> {
  const cells = [[...ADVICE_COLUMNS], ...rows.map((row) => row.map(defuse))];
  try {
    await writeFile(file, stringify(cells, { bom: true, record_delimiter: '\r\n' }));
  } catch (error) {
    throw new CommandError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
}
