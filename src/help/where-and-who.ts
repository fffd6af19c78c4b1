import { say as words } from '../messages/words.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { Households, type Household } from '../models/household.ts';
import type { Person } from '../models/person.ts';
import { peopleKnown } from '../people-named.ts';

/** The households and people that a page of cases or requests speaks of. */
export interface Around {
  households: ReadonlyMap<string, Household>;
  /** By LINE user id and by `ref`. */
  people: ReadonlyMap<string, Person>;
}

/** Loads what `rows` speak of, in two reads. */
export async function around(
  rows: readonly { household?: string; person: string; takenBy?: string }[],
): Promise<Around> {
  const codes = rows.flatMap(({ household }) => household ?? []);
  const [households, people] = await Promise.all([
    Households.find({ _id: { $in: codes } }).lean(),
    peopleKnown(rows.flatMap(({ person, takenBy }) => [person, takenBy])),
  ]);
  return {
    households: new Map(households.map((one) => [one._id, one])),
    people,
  };
}

/** "ยายทองใบ (H-0001)", and below it where the house is: "12 ม.4 ต.บัวหุ่ง". */
export function houseLines(household: Household, language: Language): [name: string, place: string] {
  const { _id, name, houseNo, moo, village, tambon } = household;
  const parts = [
    houseNo,
    moo === undefined ? undefined : words(language, null, 'place.moo', { moo }),
    village === undefined
      ? undefined
      : words(language, null, 'place.village', { village: village.replace(/^บ้าน(?=.)/u, '') }),
    words(language, null, 'place.tambon', { tambon }),
  ];
  return [`${name} (${_id})`, parts.filter((part) => part !== undefined && part !== '').join(' ')];
}

/** A person as officers see her: her name, and her number where she gave one. */
export function personLine(person: Person | undefined, unknown: string): string {
  if (!person) return unknown;
  return [person.name ?? unknown, person.phone].filter((part) => part !== undefined).join(' ');
}
