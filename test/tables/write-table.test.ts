import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { TABLE_FORMATS, type TableFormat } from '../../src/tables/table-to-write.ts';
import { writeTable } from '../../src/tables/write-table.ts';
import { csvCells, xlsxCells } from '../support/download.ts';

const columns = [{ head: 'คำ' }, { head: 'จำนวน', number: true as const }];

async function written(format: TableFormat, rows: readonly (readonly [string, number | ''])[]) {
  const out = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(out),
    writeTable({ name: 'ตาราง', columns, rows: each(rows) }, format, out),
  ]);
  const download = { status: 200, headers: new Headers(), bytes };
  return format === 'csv' ? csvCells(download) : await xlsxCells(download);
}

async function* each<T>(rows: readonly T[]): AsyncGenerator<T, void> {
  yield* rows;
}

async function* broken(): AsyncGenerator<[string, number], void> {
  yield ['ก', 1];
  throw new Error('the store is gone');
}

const DANGEROUS = ['=1+2', '+66', '-1', '@SUM(1)', '\t=1', '\r=1', '=cmd|" /C calc"!A0'];

describe('a table', () => {
  it('runs nothing as CSV: what looks like a formula is quoted, what does not is as it was', async () => {
    const rows = await written(
      'csv',
      [...DANGEROUS, 'น้ำ "ใช้", ๑'].map((text) => [text, -5]),
    );
    expect(rows.slice(1).map(([text]) => text)).toEqual([
      ...DANGEROUS.map((text) => `'${text}`),
      'น้ำ "ใช้", ๑',
    ]);
    expect(rows[1]![1]).toBe('-5');
  });

  it('runs nothing as a workbook: every text is a text cell, as it was', async () => {
    const rows = await written(
      'xlsx',
      DANGEROUS.map((text) => [text, '']),
    );
    // A carriage return is a line end in a workbook.
    expect(rows.slice(1).map(([text]) => String(text).replace('\n', '\r'))).toEqual(DANGEROUS);
    expect((await written('xlsx', [['ก'.repeat(40_000), 7]]))[1]).toEqual(['ก'.repeat(32_767), 7]);
  });

  it.each(TABLE_FORMATS)(
    'is read no faster than it is taken, and no further once nobody takes it (%s)',
    async (format) => {
      let read = 0;
      const closed = Promise.withResolvers<void>();
      const rows = async function* (): AsyncGenerator<[string, number], void> {
        try {
          for (; read < 200_000; read++) yield [`บ้าน ${read} ${Math.sin(read)}`, read];
        } finally {
          closed.resolve();
        }
      };
      const out = new Writable({ highWaterMark: 1_024, write: () => {} });
      const writing = writeTable({ name: 'ตาราง', columns, rows: rows() }, format, out);
      writing.catch(() => {});
      for (let before = -1; before !== read;) {
        before = read;
        for (let turns = 0; turns < 200; turns++) await nextTurn();
      }
      expect(read).toBeGreaterThan(0);
      expect(read).toBeLessThan(100_000);
      out.destroy();
      await expect(writing).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
      await closed.promise;
    },
  );

  it.each(TABLE_FORMATS)('that cannot be read to the end makes no whole file (%s)', async (format) => {
    const out = new PassThrough();
    out.resume();
    await expect(writeTable({ name: 'ตาราง', columns, rows: broken() }, format, out)).rejects.toThrow(
      'the store is gone',
    );
    expect(out.destroyed).toBe(true);
  });
});
