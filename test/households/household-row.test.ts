import { describe, expect, it } from 'vitest';
import { checkHouseholdRow } from '../../src/households/household-row.ts';
import type { Column } from '../../src/households/columns.ts';
import { wrongInWords } from '../../src/tables/wrong.ts';

const PLAIN = { code: 'H-0001', name: 'บ้านสมมติ', tambon: 'ดู่', district: 'ราษีไศล', stage: 'อยู่รอด' };

function check(cells: Partial<Record<Column, string>>): unknown {
  const checked = checkHouseholdRow({ ...PLAIN, ...cells });
  return 'row' in checked
    ? checked.row
    : checked.wrong.map(({ column, wrong }) => `${column}: ${wrongInWords(wrong, 'en')}`);
}

describe('checkHouseholdRow', () => {
  it('says nothing about columns the file does not have', () => {
    expect(check({})).toEqual({ ...PLAIN, district: '3309', stage: 'survive' });
  });

  it('tells an empty optional cell from a missing column', () => {
    expect(check({ house_no: '', moo: '-', village: 'ไม่มี', open_dimensions: '', origin: '' })).toEqual({
      ...PLAIN,
      district: '3309',
      stage: 'survive',
      house_no: null,
      moo: null,
      village: null,
      open_dimensions: [],
      origin: null,
    });
  });

  it.each<[Column, string, unknown]>([
    ['code', ' h-๐๐๐๑ ', 'H-0001'],
    ['code', '12/2565', '12/2565'],
    ['name', ' บ้าน\n สมมติ ', 'บ้าน สมมติ'],
    // Sara am as two code points, which some keyboards and this province's own press reports type.
    ['name', 'น\u0E49\u0E4D\u0E32ใส', 'น้ำใส'],
    ['house_no', '๙๒/๑', '92/1'],
    ['house_no', '012/3-4', '012/3-4'],
    ['moo', 'หมู่ที่ ๑๒', 12],
    ['moo', 'ม.4', 4],
    ['moo', '0', null],
    ['village', 'บ้านหนองสมมติ', 'บ้านหนองสมมติ'],
    ['tambon', 'ต.ดู่ อ.ราษีไศล', 'ดู่'],
    ['tambon', 'ตำบล ดู่', 'ดู่'],
    ['district', '3309', '3309'],
    ['district', '๓๓๐๙', '3309'],
    ['district', 'อ.ราษีไศล', '3309'],
    ['district', 'อำเภอราษีไศล จังหวัดศรีสะเกษ', '3309'],
    ['district', 'rasi salai', '3309'],
    ['district', 'ราศีไศล', '3309'],
    ['district', 'เมือง', '3301'],
    ['district', 'อ.เมือง', '3301'],
    ['district', 'เมืองจันทร์', '3318'],
    ['district', 'อุทุมพรพิสัย', '3310'],
    ['district', 'น\u0E4D\u0E49\u0E32เกลี้ยง', '3315'],
    ['stage', 'ขั้นพอเพียง', 'sufficient'],
    ['stage', 'Sustainable', 'sustainable'],
    ['stage', '๑', 'survive'],
    ['open_dimensions', '1;4', ['health', 'income']],
    ['open_dimensions', '๔ ๑', ['health', 'income']],
    ['open_dimensions', 'รายได้, สุขภาพ, รายได้', ['health', 'income']],
    ['open_dimensions', 'income|services', ['income', 'services']],
    ['open_dimensions', 'Public services; health', ['health', 'services']],
    ['open_dimensions', '1.สุขภาพ / 4.รายได้', ['health', 'income']],
    ['open_dimensions', 'ทุกมิติ', ['health', 'living', 'education', 'income', 'services']],
    ['origin', 'สำรวจเพิ่ม', 'added'],
    ['origin', 'เดิม', 'tpmap'],
    ['origin', 'TPMAP', 'tpmap'],
  ])('reads %s %j', (column, text, value) => {
    expect(check({ [column]: text })).toHaveProperty(column, value);
  });

  it.each<[Column, string, string]>([
    ['code', '', 'the cell is empty.'],
    ['code', '1.23457E+12', '"1.23457E+12" is no household code.'],
    ['code', 'H 1', '"H 1" is no household code.'],
    ['code', 'a:b', '"a:b" is no household code.'],
    ['name', '  ', 'the cell is empty.'],
    ['name', '12345', '"12345" has no letters.'],
    ['name', 'ก'.repeat(81), `"${'ก'.repeat(39)}…" is longer than 80 characters.`],
    ['house_no', 'ก.ย.-92', '"ก.ย.-92" is no house number.'],
    ['moo', '51', '"51" is no village number.'],
    ['moo', 'บ้านโนน', '"บ้านโนน" is no village number.'],
    ['tambon', '330901', '"330901" is no tambon. Write its name.'],
    ['district', 'ราศีไสลล', '"ราศีไสลล" is no district of Sisaket. Did you mean ราษีไศล?'],
    ['district', 'กันทร', '"กันทร" is no district of Sisaket. Did you mean กันทรารมย์ or กันทรลักษ์?'],
    ['district', 'ขุน', '"ขุน" is no district of Sisaket. Did you mean ขุนหาญ?'],
    ['district', 'บ้านวังหินใหญ่', '"บ้านวังหินใหญ่" is no district of Sisaket. Did you mean วังหิน?'],
    ['district', 'สุรินทร์', '"สุรินทร์" is no district of Sisaket. Write one of the 22 names'],
    ['stage', 'ยังไม่พอเพียง', '"ยังไม่พอเพียง" is no stage.'],
    ['stage', '4', '"4" is no stage.'],
    ['open_dimensions', '1;6', '"1;6" names "6", which is no dimension.'],
    ['open_dimensions', '14', '"14" names "14", which is no dimension.'],
    ['open_dimensions', '1-5', '"1-5" names "1-5", which is no dimension.'],
    ['origin', 'อื่น ๆ', '"อื่น ๆ" is no origin.'],
  ])('refuses %s %j', (column, text, message) => {
    expect(check({ [column]: text })).toEqual([expect.stringContaining(`${column}: ${message}`)]);
  });

  it('names every column that is wrong', () => {
    expect(check({ district: 'x', stage: 'y', moo: 'z' })).toHaveLength(3);
  });
});
