import type { OfficerScope } from '../access/area.ts';
import { SECOND } from '../clock.ts';
import { keepCounted } from '../keep-counted.ts';
import { registerRows, type RegisterRow } from './register-rows.ts';

/** Reading them takes the better part of a second, so they are shown for a minute, and read anew meanwhile. */
const kept = keepCounted<readonly RegisterRow[]>({
  count: (week) => registerRows({ level: 'province' }, week),
  sizeOf: (rows) => rows.length,
  freshFor: 12 * SECOND,
});

/**
 * The register within `scope` as light rows. Those of a part of the province are read every time; those of all of it are kept in
 * this process, and are at most a minute old. What is shown of a household is to be read for itself.
 */
export async function keptRows(scope: OfficerScope, week: string): Promise<readonly RegisterRow[]> {
  if (scope.level !== 'province') return registerRows(scope, week);
  return (await kept.ask(week)).value;
}

/** Lets the kept rows go: something has changed that whoever asks next must see. */
export const dropRows = kept.drop;
