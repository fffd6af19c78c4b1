import { decodeText } from './decode-text.ts';
import { readTable, tableOf, type Columns, type Table } from './read-table.ts';
import { isWorkbook, workbookRows } from './workbook-rows.ts';

/** The table in a file of an office's: a workbook (.xlsx), or CSV in UTF-8. Throws UnusableFile, saying why, when there is none. */
export async function tableIn<C extends string>(bytes: Uint8Array, columns: Columns<C>): Promise<Table<C>> {
  return isWorkbook(bytes)
    ? tableOf(await workbookRows(bytes), columns)
    : readTable(decodeText(bytes), columns);
}
