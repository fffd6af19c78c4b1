import { People, type Person } from './models/person.ts';

/** Stands where somebody is not known by a name, or wants to be forgotten. Not a hyphen, which a spreadsheet would calculate with. */
const NOBODY = '–';

/** Names by LINE user id and by `ref`; neither of the two, nor a phone number, ever goes into a file. */
export type Named = (idOrRef: string | undefined) => string;

/** Those known by these LINE user ids and `ref`s, by both, in one read. `which`: a further condition. */
export async function peopleKnown(
  idsAndRefs: Iterable<string | undefined>,
  which: object = {},
): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set(idsAndRefs)].filter((one) => one !== undefined);
  const people = await People.find({
    $or: [{ _id: { $in: wanted } }, { ref: { $in: wanted } }],
    ...which,
  }).lean();
  return new Map(people.flatMap((one) => [[one._id, one] as const, [one.ref, one] as const]));
}

/**
 * Looks up the names of those known by these LINE user ids and `ref`s, in one query. Who is gone has no name any more, and who
 * is being forgotten (privacy/forget.ts) has none from this moment on.
 */
export async function peopleNamed(idsAndRefs: Iterable<string | undefined>): Promise<Named> {
  const people = await peopleKnown(idsAndRefs, { forgetting: { $exists: false } });
  return (one) => (one === undefined ? '' : (people.get(one)?.name ?? NOBODY));
}
