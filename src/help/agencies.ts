import { agencies, aidMenu, dimensions } from '../province/current.ts';
import type { Agency } from '../province/lists.ts';

/**
 * Everybody to whom a request or a case can be passed on: the province's agencies and, after them, those that only a dimension
 * names, in full.
 */
export function allAgencies(): readonly Agency[] {
  const listed = agencies();
  const others = dimensions()
    .filter(({ agency }) => !listed.some(({ id, th }) => id === agency || th === agency))
    .map(({ id, agency: name }) => ({ id: `of-${id}`, th: name, en: name, short: shortName(name) }));
  return [...listed, ...others];
}

/** The agency with this id; undefined when there is none. */
export function agencyNamed(id: unknown): Agency | undefined {
  return allAgencies().find((agency) => agency.id === id);
}

/** Who gives an item of the aid menu, or leads the dimension that a need is about; undefined when nobody does. */
export function agencyFor(about: {
  item?: string | undefined;
  dimension?: string | undefined;
}): Agency | undefined {
  const item = aidMenu().find(({ id }) => id === about.item);
  if (item?.agency !== undefined) return agencyNamed(item.agency);
  const dimension = dimensions().find(({ id }) => id === (item?.dimension ?? about.dimension));
  return dimension && allAgencies().find(({ id, th }) => id === dimension.agency || th === dimension.agency);
}

/** What stands in brackets at the end of a name ("สสจ."), else the whole name. */
function shortName(name: string): string {
  return /\(([^()]+)\)\s*$/u.exec(name)?.[1] ?? name;
}
