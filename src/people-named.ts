import { People } from './models/person.ts';

/** Stands where somebody is not known by a name, or wants to be forgotten. Not a hyphen, which a spreadsheet would calculate with. */
const NOBODY = '–';

/** Names by LINE user id and by `ref`; neither of the two, nor a phone number, ever goes into a file. */
export type Named = (idOrRef: string | undefined) => string;

/**
 * Looks up the names of those known by these LINE user ids and `ref`s, in one query. Who is gone has no name any more, and who
 * is being forgotten (privacy/forget.ts) has none from this moment on.
 */
export async function peopleNamed(idsAndRefs: Iterable<string | undefined>): Promise<Named> {
  const wanted = [...new Set(idsAndRefs)].filter((one) => one !== undefined);
  const people = await People.find({
    $or: [{ _id: { $in: wanted } }, { ref: { $in: wanted } }],
    forgetting: { $exists: false },
  }).lean();
  const names = new Map(people.flatMap(({ _id, ref, name }) => [[_id, name] as const, [ref, name] as const]));
  return (one) => (one === undefined ? '' : (names.get(one) ?? NOBODY));
}
