import { describe, expect, it } from 'vitest';
import { HOUSEHOLD_COLUMNS } from '../../src/households/columns.ts';
import { readTable } from '../../src/tables/read-table.ts';

const read = (text: string) => readTable(text, HOUSEHOLD_COLUMNS);

describe('readTable', () => {
  it('knows its columns in any order, in Thai, whatever the case and the spaces', () => {
    const { columns } = read('ขั้น, District ,ต.,House No,ชื่อ - สกุล,รหัสครัวเรือน,หมายเหตุ\n');
    expect(columns).toEqual(['stage', 'district', 'tambon', 'house_no', 'name', 'code', null]);
  });

  it.each([',', ';', '\t'])('detects the delimiter %j', (delimiter) => {
    const table = read(`code,name,tambon,district,stage\nH-1,ก ข,ค,ง,จ\n`.replaceAll(',', delimiter));
    expect(table.rows).toEqual([{ line: 2, lastLine: 2, cells: ['H-1', 'ก ข', 'ค', 'ง', 'จ'] }]);
  });

  it('is not misled by delimiters inside a quoted heading', () => {
    const table = read('"code";"name";"tambon";"district";"stage";"a,b,c,d,e,f"\n1;2;3;4;5;6\n');
    expect(table.headings).toEqual(['code', 'name', 'tambon', 'district', 'stage', 'a,b,c,d,e,f']);
  });

  it('counts lines as an editor does: empty lines, empty rows and line breaks in cells included', () => {
    const table = read(
      '\n,,,,\ncode,name,tambon,district,stage\n\nH-1,"a\nb",c,d,e\n,,,,\nH-2,"a ""b""",c,d,e\n  \nH-3,a "b",c,d,e',
    );
    expect(table.rows.map(({ line, lastLine, cells }) => [line, lastLine, cells[1]])).toEqual([
      [5, 6, 'a\nb'],
      [8, 8, 'a "b"'],
      [10, 10, 'a "b"'],
    ]);
  });

  it.each([
    ['', 'The file is empty.'],
    ['\n\n', 'The file is empty.'],
    ['H-1,สมมติ,ดู่,ราษีไศล,อยู่รอด\n', 'Missing columns: code, name, tambon, district, stage.'],
    ['code,name,tambon,district\n', 'Missing column: stage. Line 1'],
    ['code,name,tambon,district,stage,รหัส\n', 'Columns "code" and "รหัส" both mean code.'],
    ['code,name,tambon,district,stage,เลขบัตรประชาชน\n', 'Column "เลขบัตรประชาชน" holds citizen numbers'],
    ['code,name,tambon,district,stage,เลขประจำตัวประชาชน\n', 'holds citizen numbers'],
    ['code,name,tambon,district,stage,CID\n', 'holds citizen numbers'],
    ['code,name,tambon,district,stage\nH-1,a,b,c,d\nH-2,"a,b,c,d\nH-3,a,b,c,d\n', 'Line 3: a quotation mark'],
  ])('refuses %j', (text, reason) => {
    expect(() => read(text)).toThrow(reason);
  });
});
