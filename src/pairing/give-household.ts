import { bangkokDate, weekOf } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import { loadRecord } from '../households/load-record.ts';
import { householdRecord } from '../messages/household-record.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import type { Household } from '../models/household.ts';
import type { Person } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';
import { endPairing } from './end-pairing.ts';
import { makePrimary } from './make-primary.ts';
import { mentorsOf } from './mentors-of.ts';
import { moveDraft } from './move-draft.ts';
import { pair } from './pair.ts';

/**
 * Gives a household to `mentor`: instead of `instead`, whose view of it ends at once and whose unfinished report goes
 * over, or beside those who care for it already. The new mentor gets a short story of the household, the old one a word of
 * thanks. Reminders follow, because they are made from the pairings. Done again for the same event, it happens once.
 */
export async function giveHousehold(
  speaker: Speaker,
  household: Household,
  mentor: Person,
  instead: Person | undefined,
): Promise<void> {
  const { person, event, at } = speaker;
  const by = { actor: person.ref, event, at };
  await pair(by, mentor, household._id);
  if (instead) {
    await makePrimary(by, mentor, household._id);
    await endPairing(by, instead, household._id);
    // Whoever is speaking has her own conversation in hand; what she left there is found to be over when she turns to it.
    const isSpeaking = [mentor._id, instead._id].includes(person._id);
    if (!isSpeaking) await moveDraft(household._id, instead._id, mentor._id, event);
    if (instead._id !== person._id) await tellOld(household, instead, event, true);
  }
  if (mentor._id !== person._id) await tellNew(speaker, household, mentor);
}

/** Ends a pairing, with a word of thanks to the mentor. */
export async function takeHousehold(
  { person, event, at }: Speaker,
  household: Household,
  mentor: Person,
): Promise<void> {
  await endPairing({ actor: person.ref, event, at }, mentor, household._id);
  if (mentor._id === person._id) return;
  const others = await mentorsOf(household._id);
  await tellOld(household, mentor, event, others.length > 0);
}

/**
 * By its code: from this moment on nothing of the household is shown to her, not even its name. `goesOn`: somebody else cares
 * for it.
 */
async function tellOld({ _id }: Household, mentor: Person, event: string, goesOn: boolean): Promise<void> {
  const key = goesOn ? 'told.over' : 'told.over-for-now';
  const say = { key, values: { household: _id }, space: 'pairings', buttons: ['menu'] };
  await tell(mentor, { key: `unpaired:${event}:${_id}`, class: 'notice', says: [say] });
}

async function tellNew({ event, at }: Speaker, household: Household, mentor: Person): Promise<void> {
  const { _id, name } = household;
  const says = [
    { key: 'told.new', values: { name }, space: 'pairings' },
    {
      key: 'told.new',
      space: 'pairings',
      card: await storyOf(household, at, mentor.language),
      buttons: ['report', commandButton('household', _id), 'menu'],
    },
  ];
  await tell(mentor, { key: `paired:${event}:${_id}`, class: 'notice', about: _id, says });
}

/**
 * The short story of a household: who and where, stage, open dimensions, what it can build on, its last four weeks and its
 * plan. A lock screen shows nothing of it (domain.md §6).
 */
async function storyOf(household: Household, at: Date, language: Language) {
  const record = await loadRecord(household, weekOf(bangkokDate(at)));
  const [about, , weeks] = householdRecord(record, language);
  const word = (key: string, values = {}): string => words(language, 'pairings', key, values);
  const card = listCard({
    title: word('story', { name: household.name, household: household._id }),
    items: [about, weeks].flatMap((item) => item ?? []),
  });
  return { ...card, altText: word('story-waits') };
}
