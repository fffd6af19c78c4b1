import { ConsentLines, type Consent } from '../models/consent.ts';

/** The line of each kind that holds, as far as there is one. */
export type Latest = Partial<Record<Consent['kind'], Consent>>;

/** What holds of each of these subjects (a person's `ref`, or a household's code): the latest line of each kind. */
export async function latestConsents(
  about: Consent['about'],
  subjects: readonly string[],
): Promise<Map<string, Latest>> {
  const lines = await ConsentLines.find({ about, subject: { $in: subjects } }).lean();
  const latest = new Map<string, Latest>(subjects.map((subject) => [subject, {}]));
  for (const line of lines) {
    const known = latest.get(line.subject)!;
    const before = known[line.kind];
    // Of two in the same millisecond either will do, but always the same one.
    if (!before || line.at > before.at || (+line.at === +before.at && line._id > before._id))
      known[line.kind] = line;
  }
  return latest;
}

/** What one person has said last of each kind. */
export async function consentsOf(ref: string): Promise<Latest> {
  return (await latestConsents('person', [ref])).get(ref) ?? {};
}
