import { dimensions } from '../province/current.ts';

/**
 * What the lead agency of a dimension is called on a button: what stands in brackets in its name ("สสจ."), else the whole
 * name. Undefined when there is no such dimension.
 */
export function agencyLabel(dimension: string): string | undefined {
  const agency = dimensions().find(({ id }) => id === dimension)?.agency;
  return agency === undefined ? undefined : (/\(([^()]+)\)\s*$/u.exec(agency)?.[1] ?? agency);
}
