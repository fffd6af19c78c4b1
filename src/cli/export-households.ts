import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { audit } from '../access/audit.ts';
import { now } from '../clock.ts';
import { EXPORT_COLUMNS, exportRows, type ExportRow } from '../households/export-rows.ts';
import { TABLE_FORMATS, type TableFormat } from '../tables/table-to-write.ts';
import { writeTable } from '../tables/write-table.ts';
import { CommandError } from './command-error.ts';
import { checkOptions, DistrictOption } from './invite/options.ts';
import { withStorage } from './with-storage.ts';

const Options = z.object({
  out: z.string().min(1),
  format: z.enum(TABLE_FORMATS, { error: '--format: write csv or xlsx.' }).optional(),
  district: DistrictOption.optional(),
});

const HELP = `
The file has every column that "households import" reads, so that importing it again changes nothing, and the names of
the mentors. It holds personal data: keep it only as long as you need it. Every export is written into the audit log.

Examples:
  npm run -s cli -- households export --out households.xlsx
  npm run -s cli -- households export --out rasi-salai.csv --district 3309`;

/** `households export`: writes the register, or one district of it, into a CSV or XLSX file. */
export function exportHouseholdsCommand(): Command {
  return new Command('export')
    .description('Write the households into a CSV or XLSX file.')
    .requiredOption('--out <file>', 'the file to write; an existing one is replaced')
    .option('--format <format>', 'csv or xlsx; without it the name of the file decides')
    .option('--district <name or code>', 'only this district')
    .addHelpText('after', HELP)
    .action(async (given: unknown) => {
      const { out, format, district } = checkOptions(Options, given);
      const kind = format ?? (/\.xlsx$/iu.test(out) ? 'xlsx' : /\.csv$/iu.test(out) ? 'csv' : undefined);
      if (kind === undefined)
        throw new CommandError(`--out: "${out}" ends neither in .csv nor in .xlsx. Say which with --format.`);
      const count = await withStorage(async () => {
        const written = await write(out, kind, exportRows(district));
        const at = now();
        const details = { format: kind, households: written, ...(district !== undefined && { district }) };
        await audit({ key: `export:${at.toISOString()}`, at, actor: 'cli', deed: 'export', details });
        return written;
      });
      console.error(`${out}: ${count.toLocaleString('en')} households`);
    });
}

/** Written beside the file first: an export that was cut short leaves no half file under its name. */
async function write(out: string, format: TableFormat, rows: AsyncIterable<ExportRow>): Promise<number> {
  const unfinished = `${out}.unfinished`;
  let count = 0;
  const cells = async function* (): AsyncGenerator<string[], void> {
    for await (const row of rows) {
      count++;
      yield EXPORT_COLUMNS.map((column) => row[column]);
    }
  };
  const columns = EXPORT_COLUMNS.map((head) => ({ head }));
  try {
    await writeTable({ name: 'households', columns, rows: cells() }, format, createWriteStream(unfinished));
    await rename(unfinished, out);
    return count;
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/u.test(code)) throw error;
    throw new CommandError(`${out} cannot be written (${code}).`, { cause: error });
  }
}
