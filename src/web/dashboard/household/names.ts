import { personLine } from '../../../help/where-and-who.ts';
import { peopleKnown } from '../../../people-named.ts';

/** How somebody is called on a page, by LINE user id or by `ref`. */
export type Names = (known: string) => string;

/** The names of everybody in `known` (LINE user ids and `ref`s), in one read; `unknown`: who has none, or is forgotten. */
export async function loadNames(known: readonly string[], unknown: string): Promise<Names> {
  const people = await peopleKnown(known);
  return (id) => personLine(people.get(id), unknown);
}
