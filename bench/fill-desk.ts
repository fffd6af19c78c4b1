import { HOUR } from '../src/clock.ts';
import { loadTally } from '../src/digest/load-tally.ts';
import { Digests } from '../src/models/digest.ts';
import { Pairings } from '../src/models/pairing.ts';
import { People } from '../src/models/person.ts';
import { UrgentCases } from '../src/models/urgent-case.ts';
import { openSession } from '../src/sign-in/sessions.ts';
import type { OfficerScope } from '../src/access/area.ts';
import { insert } from './fill-province.ts';
import { codeOf, lastWeeks, mentorOf, NOW, placeOf } from './province.ts';

/** What the browsers of the bench call themselves. */
export const AGENT = 'a browser of the bench';
const OPEN_CASES = 120;

/** Adds what officers' pages are made of: mentors and their pairings, open cases, and a digest of every week that is over. */
export async function fillDesk(households: number, weeks: number): Promise<void> {
  const mentors = new Map(
    Array.from({ length: households }, (_, number) => [mentorOf(number), placeOf(number)]),
  );
  const people = [...mentors];
  await insert(People, people.length, (number) => {
    const [_id, area] = people[number]!;
    return {
      ...{ _id, ref: `m-${number}`, roles: ['mentor'], name: `พี่เลี้ยง ${number}`, area, language: 'th' },
      ...{ blocked: false, wrongCodes: [], consents: {}, reminder: 'thu-evening' },
    };
  });
  const from = new Date('2026-01-05');
  await insert(Pairings, households, (number) => ({
    ...{ _id: `${mentorOf(number)}:${codeOf(number)}`, mentor: mentorOf(number), household: codeOf(number) },
    ...{ primary: true, from, earlier: [] },
  }));
  await insert(UrgentCases, OPEN_CASES, (number) => ({
    ...{ ...placeOf(number), person: mentorOf(number), household: codeOf(number), history: [] },
    ...{ _id: `open:${number}`, ref: `o-${number}`, kind: 'no-food', status: 'open', openedAt: NOW },
  }));
  for (const week of lastWeeks(weeks).slice(1)) {
    const tally = await loadTally(week);
    await Digests.create({ _id: week, state: 'sent', tally, compiledAt: NOW, sentAt: NOW, secret: week });
  }
}

/** Signs `count` officers of `scope` in: the cookies of their browsers. */
export async function signInOfficers(scope: OfficerScope, count: number): Promise<string[]> {
  const cookies: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { level } = scope;
    const name = `${level}-${number}`;
    const person = await People.create({ _id: `U-${name}`, roles: ['officer'], officer: scope, name });
    const at = new Date(NOW.getTime() - HOUR);
    cookies.push(`khubun-session=${await openSession({ ref: person.ref, link: name }, AGENT, at)}`);
  }
  return cookies;
}
