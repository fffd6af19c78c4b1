import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { importPairings, type ImportedPairings } from '../pairing/import-pairings.ts';
import { PAIRINGS_FILE } from '../pairing/pairing-columns.ts';
import { defuse } from '../tables/formula-cell.ts';
import { readTableFile } from '../tables/read-file.ts';
import { describeProblem } from '../tables/row-problem.ts';
import { CommandError } from './command-error.ts';
import { checkOptions } from './invite/options.ts';
import { withStorage } from './with-storage.ts';
import { stringify } from 'csv-stringify/sync';

const Options = z.object({ dryRun: z.boolean().default(false), codes: z.string().min(1).optional() });

const HELP = `
The first line names the columns, in any order, in English or Thai. Other columns are ignored.
  required  code, mentor (รหัสครัวเรือน, ชื่อพี่เลี้ยง)
  optional  phone, primary (เบอร์โทร, หลัก)

A mentor who has joined is found by her telephone number, or by her name where only one in the household's district
bears it. For a mentor who has not joined a code is made, once; --codes FILE writes them down to be handed out.
Importing a file again changes nothing.

Exit codes: 0 all rows are good; 2 some rows are bad, the others were imported; 1 nothing can be imported.

Example:
  npm run -s cli -- pairings import pairs.csv --codes codes.csv`;

/** `pairings import`: pairs households and mentors by a file of the office's (domain.md R10). */
export function pairingsCommand(): Command {
  const importing = new Command('import')
    .description('Pair households with mentors by a file.')
    .argument('<file>', 'the CSV or XLSX file')
    .option('--dry-run', 'check everything and say what would change, but write nothing')
    .option('--codes <file>', 'write the codes of mentors who have not joined yet to this CSV file')
    .addHelpText('after', HELP)
    .action(async (file: string, given: unknown) => {
      const { dryRun, codes } = checkOptions(Options, given);
      const table = await readTableFile(file, PAIRINGS_FILE);
      const done = await withStorage(() => importPairings(table, { dryRun }));
      for (const problem of done.problems) console.error(describeProblem(problem));
      if (codes !== undefined && !dryRun) await writeCodes(codes, done);
      console.error(summary(done, dryRun));
      if (done.problems.length > 0) process.exitCode = 2;
    });
  return new Command('pairings').description('Households and their mentors.').addCommand(importing);
}

function summary({ paired, same, invites, problems }: ImportedPairings, dryRun: boolean): string {
  const lines = [
    `  paired        ${paired}`,
    `  same          ${same}`,
    `  codes         ${invites.length}  mentors who have not joined yet`,
    `  bad rows      ${problems.length}`,
  ];
  return [...lines, ...(dryRun ? ['Dry run: nothing was written.'] : [])].join('\n');
}

async function writeCodes(file: string, { invites }: ImportedPairings): Promise<void> {
  const rows = invites.map(({ _id, name = '', area, households, expiresAt }) => [
    _id,
    defuse(name),
    area?.tambon ?? '',
    area?.district ?? '',
    households.join(' '),
    expiresAt.toISOString().slice(0, 10),
  ]);
  const headings = ['invitation_code', 'mentor', 'tambon', 'district', 'households', 'valid_until'];
  try {
    await writeFile(file, stringify([headings, ...rows], { bom: true, record_delimiter: '\r\n' }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(
      `${file} cannot be written (${code}). The pairs were imported; name another file and import again to get the codes.`,
      { cause: error },
    );
  }
}
