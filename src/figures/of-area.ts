import type { OfficerScope } from '../access/area.ts';

/**
 * Works out something of an area from `counted`, once for each area as long as that is kept: what many officers look at is not
 * added up for each of them.
 */
export function ofArea<Counted extends object, T>(
  workOut: (counted: Counted, scope: OfficerScope) => T,
): (counted: Counted, scope: OfficerScope) => T {
  const known = new WeakMap<Counted, Map<string, T>>();
  return (counted, scope) => {
    const { level, district = '', tambons = [] } = scope;
    const key = [level, district, ...tambons].join('|');
    const areas = known.get(counted) ?? new Map<string, T>();
    known.set(counted, areas);
    if (!areas.has(key)) areas.set(key, workOut(counted, scope));
    return areas.get(key)!;
  };
}
