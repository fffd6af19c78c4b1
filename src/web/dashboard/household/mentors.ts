import type { Language } from '../../../conversation/bot-flow.ts';
import { personLine } from '../../../help/where-and-who.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import type { Pairing } from '../../../models/pairing.ts';
import type { Person } from '../../../models/person.ts';

/** The mentors of a household: those of now, the primary one first, with the arguments of the command `pairings`; those before. */
export function mentorsShown(
  household: string,
  pairings: readonly Pairing[],
  people: readonly Person[],
  language: Language,
) {
  const word = (key: string, values = {}): string => words(language, 'pairings', key, values);
  const day = (at: Date): string => showMoment(at, language);
  const who = (id: string): Person | undefined => people.find(({ _id }) => _id === id);
  const name = (id: string): string => personLine(who(id), word('unknown'));
  const now = pairings
    .filter(({ to }) => to === undefined)
    .toSorted((a, b) => Number(b.primary) - Number(a.primary) || a.from.getTime() - b.from.getTime())
    .map(({ mentor, primary, from }) => ({
      name: name(mentor),
      what: `${word(primary ? 'is-primary' : 'helps')} · ${word('since', { day: day(from) })}`,
      makePrimary: primary ? '' : argument(household, 'primary', who(mentor)),
      end: argument(household, 'end-sure', who(mentor)),
    }));
  const before = pairings
    .flatMap(({ mentor, from, to, earlier }) =>
      [...earlier, ...(to === undefined ? [] : [{ from, to }])].map((period) => ({ mentor, ...period })),
    )
    .toSorted((a, b) => b.to.getTime() - a.to.getTime())
    .map(({ mentor, from, to }) => ({ name: name(mentor), what: `${day(from)} – ${day(to)}` }));
  return { now, before };
}

function argument(household: string, deed: string, mentor: Person | undefined): string {
  return mentor ? `${household} ${deed} ${mentor.ref}` : '';
}
