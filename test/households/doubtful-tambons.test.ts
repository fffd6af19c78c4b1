import { describe, expect, it } from 'vitest';
import { doubtfulTambons } from '../../src/households/doubtful-tambons.ts';
import { wrongInWords } from '../../src/tables/wrong.ts';
import type { HouseholdRow } from '../../src/households/household-row.ts';

const row = (district: string, tambon: string): HouseholdRow => ({
  code: 'H-1',
  name: 'บ้านสมมติ',
  tambon,
  district,
  stage: 'survive',
});

describe('doubtfulTambons', () => {
  it('names the rarest when a district has fewer tambons than the file', () => {
    const rows = [row('3311', 'เป๊าะ'), row('3311', 'เป๊าะ'), row('3311', 'บึงบูรพ์'), row('3311', 'บึงบูรพ์')];
    expect(doubtfulTambons(rows)).toEqual([]);
    const doubts = doubtfulTambons([...rows, row('3311', 'เป้าะ'), row('3309', 'เป้าะ')]);
    expect(doubts.map((doubt) => wrongInWords(doubt, 'en'))).toEqual([
      'บึงบูรพ์ has 2 tambons, the file names 3. Check the spelling of the rarest, with their rows: เป้าะ (1), เป๊าะ (2), บึงบูรพ์ (2).',
    ]);
  });
});
