import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { HOUSEHOLD_COLUMNS } from '../../src/households/columns.ts';
import { tableIn } from '../../src/tables/table-in.ts';
import { zipOf } from '../support/zip.ts';

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('ครัวเรือน'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const HEADINGS = ['code', 'name', 'tambon', 'district', 'stage', 'house_no'];

describe('tableIn', () => {
  it('reads the first sheet with anything in it, by the numbers of its rows, whatever its cells hold', async () => {
    const bytes = await workbook((sheet, book) => {
      const second = book.addWorksheet('ทะเบียน');
      second.addRow([]);
      second.addRow(HEADINGS);
      second.addRow([
        1001,
        { richText: [{ text: 'ยาย' }, { text: 'ทองใบ' }] },
        'ดู่',
        { formula: '"ราษี"', result: 'ราษีไศล' },
        true,
      ]);
      second.addRow([
        'H-2',
        'ก',
        { text: 'ดู่', hyperlink: 'https://example.org' },
        '',
        'x',
        new Date('2026-01-09'),
      ]);
      sheet.state = 'visible';
    });
    const { headings, rows } = await tableIn(bytes, HOUSEHOLD_COLUMNS);
    expect(headings).toEqual(HEADINGS);
    expect(rows).toEqual([
      { line: 3, lastLine: 3, cells: ['1001', 'ยายทองใบ', 'ดู่', 'ราษีไศล', 'true', ''] },
      // Excel has made a date of a house number: it must not pass for one.
      { line: 4, lastLine: 4, cells: ['H-2', 'ก', 'ดู่', '', 'x', '2026-01-09T00:00:00.000Z'] },
    ]);
  });

  it.each<[string, () => Promise<Buffer> | Buffer]>([
    ['is cut off', async () => (await workbook((sheet) => sheet.addRow(HEADINGS))).subarray(0, 900)],
    ['is another kind of archive', () => zipOf('word/document.xml', Buffer.from('<w/>'))],
    ['would fill the memory', () => zipOf('xl/workbook.xml', Buffer.alloc(101 * 1024 * 1024))],
  ])('refuses a workbook that %s', async (_, make) => {
    await expect(tableIn(await make(), HOUSEHOLD_COLUMNS)).rejects.toThrow(/no Excel workbook|is empty/u);
  });
});
