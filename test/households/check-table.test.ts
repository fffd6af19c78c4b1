import { describe, expect, it } from 'vitest';
import { checkTable } from '../../src/households/check-table.ts';
import { HOUSEHOLD_COLUMNS } from '../../src/households/columns.ts';
import { readTable } from '../../src/tables/read-table.ts';

const read = (text: string) => readTable(text, HOUSEHOLD_COLUMNS);
import { describeProblem, problemsAsCsv } from '../../src/tables/row-problem.ts';

function check(...rows: string[]) {
  return checkTable(read(['code,name,tambon,district,stage,note', ...rows].join('\n')));
}
const lines = (...rows: string[]) => check(...rows).problems.map(describeProblem);
const GOOD = 'H-1,บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด,';

describe('checkTable', () => {
  it('keeps the good rows and names line and column of the bad ones', () => {
    const { good, problems, badRows, codes } = check(
      GOOD,
      'H-2,"บ้าน\nสมมติ",ดู่,ราศีไสลล,อยู่รอด,',
      'H-3,,ดู่,ราษีไศล,รวย,',
      'H-4,บ้านสมมติ,ดู่,ราษีไศล,พอเพียง,',
    );
    expect(good.map(({ code }) => code)).toEqual(['H-1', 'H-4']);
    expect(problems.map(describeProblem)).toEqual([
      'line 3, column "district": "ราศีไสลล" is no district of Sisaket. Did you mean ราษีไศล?',
      'line 5, column "name": the cell is empty.',
      'line 5, column "stage": "รวย" is no stage. Write อยู่รอด, พอเพียง or ยั่งยืน.',
    ]);
    expect(badRows).toBe(2);
    expect([...codes]).toEqual(['H-1', 'H-2', 'H-3', 'H-4']);
  });

  it('names columns as the file does', () => {
    const table = read('รหัส,ชื่อ,ตำบล,อำเภอ,ขั้น\nH-1,บ้านสมมติ,ดู่,ราษีไศล,รวย\n');
    expect(checkTable(table).problems).toEqual([
      expect.objectContaining({ line: 2, column: 'ขั้น', value: 'รวย' }),
    ]);
  });

  it('refuses a code that was there before, written in any way, even on a bad row', () => {
    expect(lines(GOOD, 'h-๑,บ้านอื่น,ดู่,ราษีไศล,อยู่รอด,')).toEqual([
      'line 3, column "code": "H-1" is already on line 2.',
    ]);
    expect(lines('H-1,บ้านอื่น,ดู่,x,อยู่รอด,', GOOD)).toHaveLength(2);
  });

  it.each([
    '1234567890123',
    '1-2345-67890-12-3',
    '๑๒๓๔๕๖๗๘๙๐๑๒๓',
    'เลข 1 2345 67890 12 3 ค่ะ',
    "'1234567890123",
  ])('refuses the citizen number %j in any column and never repeats it', (number) => {
    for (const row of [
      `H-1,บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด,${number}`,
      `H-1,บ้าน ${number},ดู่,ราษีไศล,อยู่รอด,`,
      `${number},บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด,`,
    ]) {
      const { good, problems } = check(row);
      expect(good).toEqual([]);
      expect(problems.map(describeProblem)).toEqual([expect.stringContaining('citizen number')]);
      expect(problemsAsCsv(problems, 'th')).not.toMatch(/[\d๐-๙][\s-]?[\d๐-๙]{4}/u);
    }
  });

  it('lets longer and shorter numbers pass', () => {
    expect(
      lines('H-1,บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด,081-234-5678', 'H-2,บ้านสมมติ,ดู่,ราษีไศล,อยู่รอด,12345678901234'),
    ).toEqual([]);
  });

  it.each(['บ้าน\uFFFDสมมติ', '??????', 'à¸šà¹‰à¸²à¸™', 'เธ\u009Aเน\u0089เธฒเธ\u0099'])(
    'notices Thai that was lost: %j',
    (name) => {
      expect(lines(`H-1,${name},ดู่,ราษีไศล,อยู่รอด,`)).toEqual([expect.stringContaining('is garbled')]);
    },
  );

  it('notices rows that were not cut where they should be', () => {
    expect(
      lines(
        'H-1,บ้าน,สมมติ,ดู่,ราษีไศล,อยู่รอด,x',
        GOOD.slice(0, -1),
        'H-2,"บ้าน,ดู่,ราษีไศล,อยู่รอด,',
        `H-3,"บ้าน",ดู่,ราษีไศล,อยู่รอด,`,
      ),
    ).toEqual([
      'line 2: the row has 7 cells, the headings are 6. Put quotation marks (") around a value that contains the separator.',
      'line 3: the row has 5 cells, the headings are 6. Put quotation marks (") around a value that contains the separator.',
      'line 4: a quotation mark (") seems not to be closed: lines 4 to 5 run together.',
    ]);
  });

  it('forgives empty cells beyond the last heading', () => {
    expect(lines(`${GOOD},,`)).toEqual([]);
  });
});

describe('problemsAsCsv', () => {
  it('opens in a spreadsheet with its Thai and without running formulas', () => {
    const problem = {
      line: 7,
      column: 'ชื่อ, สกุล',
      value: '=1+1',
      wrong: { key: 'cell.no-letters', values: { value: '=1+1' } },
    };
    expect(problemsAsCsv([problem], 'en')).toBe(
      '\uFEFFline,column,value,problem\r\n7,"ชื่อ, สกุล",\'=1+1,"""=1+1"" has no letters."\r\n',
    );
    expect(problemsAsCsv([problem], 'th')).toContain('แถว,คอลัมน์,ค่าในไฟล์,ต้องแก้อะไร');
  });
});
