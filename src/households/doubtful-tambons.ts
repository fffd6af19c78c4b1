import table from '../../content/districts.json' with { type: 'json' };
import type { Wrong } from '../tables/wrong.ts';
import type { HouseholdRow } from './household-row.ts';

/**
 * For every district of which the rows name more tambons than it has, that it is so, with the rarest names, because one of them is probably
 * misspelt. Nothing is refused for it: the office's list of tambons is not ours to know.
 */
export function doubtfulTambons(rows: readonly HouseholdRow[]): Wrong[] {
  return table.flatMap(({ code, name_th, tambon_count }) => {
    const times = new Map<string, number>();
    for (const { district, tambon } of rows) {
      if (district === code) times.set(tambon, (times.get(tambon) ?? 0) + 1);
    }
    if (times.size <= tambon_count) return [];
    const rarest = [...times].toSorted(([, a], [, b]) => a - b).slice(0, times.size - tambon_count + 2);
    const names = rarest.map(([name, count]) => `${name} (${count})`).slice(0, 8);
    const values = { district: name_th, has: tambon_count, named: times.size, names: names.join(', ') };
    return [{ key: 'file.tambons', values }];
  });
}
