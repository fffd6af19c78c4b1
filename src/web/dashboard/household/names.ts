import { personLine } from '../../../help/where-and-who.ts';
import { People } from '../../../models/person.ts';

/** How somebody is called on a page, by LINE user id or by `ref`. */
export type Names = (known: string) => string;

/** The names of everybody in `known` (LINE user ids and `ref`s), in one read; `unknown`: who has none, or is forgotten. */
export async function loadNames(known: readonly string[], unknown: string): Promise<Names> {
  const ids = [...new Set(known)];
  const people = await People.find({ $or: [{ _id: { $in: ids } }, { ref: { $in: ids } }] }).lean();
  const byName = new Map(people.flatMap((one) => [[one._id, one] as const, [one.ref, one] as const]));
  return (id) => personLine(byName.get(id), unknown);
}
