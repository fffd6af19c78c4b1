import { Pairings } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';

/** The mentors who care for a household now, the primary one first, then by the day they began; not those who have left. */
export async function mentorsOf(household: string): Promise<Person[]> {
  const pairings = await Pairings.find({ household, to: { $exists: false } })
    .sort({ from: 1 })
    .lean();
  const ordered = pairings.toSorted((a, b) => Number(b.primary) - Number(a.primary));
  const people = await People.find({ _id: { $in: ordered.map(({ mentor }) => mentor) } }).lean();
  return ordered.flatMap(({ mentor }) => people.find(({ _id, blocked }) => _id === mentor && !blocked) ?? []);
}
