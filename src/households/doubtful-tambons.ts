import table from '../../content/districts.json' with { type: 'json' };
import type { HouseholdRow } from './household-row.ts';

/**
 * For every district of which the rows name more tambons than it has, a sentence with the rarest names, because one of them is probably
 * misspelt. Nothing is refused for it: the office's list of tambons is not ours to know.
 */
export function doubtfulTambons(rows: readonly HouseholdRow[]): string[] {
  return table.flatMap(({ code, name_th, tambon_count }) => {
    const times = new Map<string, number>();
    for (const { district, tambon } of rows) {
      if (district === code) times.set(tambon, (times.get(tambon) ?? 0) + 1);
    }
    if (times.size <= tambon_count) return [];
    const rarest = [...times].toSorted(([, a], [, b]) => a - b).slice(0, times.size - tambon_count + 2);
    const names = rarest
      .map(([name, count]) => `${name} (${count} row${count === 1 ? '' : 's'})`)
      .slice(0, 8);
    return [
      `${name_th} has ${tambon_count} tambons, the file names ${times.size}. Check the spelling of the rarest: ${names.join(', ')}.`,
    ];
  });
}
