import type { PracticePerson } from '../contract.ts';

const ROLES = { mentor: 'พี่เลี้ยง', household: 'ครัวเรือน', officer: 'เจ้าหน้าที่', stranger: 'คนใหม่' } as const;

/** The people to play, numbered. */
export function listPeople(people: readonly PracticePerson[]): string[] {
  return people.map(({ displayName, role, note }, index) => {
    const what = note === undefined ? ROLES[role] : `${ROLES[role]} · ${note}`;
    return `${String(index + 1).padStart(3)}. ${displayName}  (${what})`;
  });
}

/** The person of that number in the list, of that user id, or of that name or a part of it that only she has. */
export function findPerson(people: readonly PracticePerson[], wanted: string): PracticePerson | null {
  const word = wanted.trim();
  if (word === '') return null;
  if (/^\d+$/.test(word)) return people[Number(word) - 1] ?? null;
  const exact = people.find(({ displayName, userId }) => displayName === word || userId === word);
  if (exact) return exact;
  const [first, ...others] = people.filter(({ displayName }) => displayName.includes(word));
  return first && others.length === 0 ? first : null;
}
