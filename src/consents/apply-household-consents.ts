import type { Consent } from '../models/consent.ts';
import { Households, type Household } from '../models/household.ts';
import { People } from '../models/person.ts';
import { withdrawStories } from '../stories/withdraw-stories.ts';
import { blankHealthTexts } from './blank-health-texts.ts';
import { householdAnswer, type HouseholdVoice } from './household-answer.ts';
import { latestConsents } from './latest-consents.ts';

const FIELDS = { health: 'healthConsent', pictures: 'pictureConsent' } as const;
export type HouseholdKind = keyof typeof FIELDS;

/**
 * Works out anew what holds for a household from what its people said and what was read aloud to it, and does what follows:
 * where health is refused, the texts about it go; without a yes to pictures, the stories about it. To be called whenever somebody becomes one of its people or ceases to be
 * (`kinds` may narrow it down). Safe to repeat.
 */
export async function applyHouseholdConsents(
  code: string,
  kinds: readonly HouseholdKind[] = ['health', 'pictures'],
): Promise<void> {
  for (const kind of kinds) {
    const answer = await settle(code, kind);
    if (kind === 'health' && answer === 'no') await blankHealthTexts(code);
    if (kind === 'pictures' && answer !== 'yes') await withdrawStories(code);
  }
}

/** Writes what holds until it is what would be written again: two of its people may answer in the same moment. */
async function settle(code: string, kind: HouseholdKind): Promise<Consent['answer'] | 'not-asked'> {
  let written: Consent['answer'] | 'not-asked' | undefined;
  for (;;) {
    const answer = await workOut(code, kind);
    if (answer === written) return answer;
    await Households.updateOne({ _id: code }, { $set: { [FIELDS[kind]]: answer } as Partial<Household> });
    written = answer;
  }
}

async function workOut(code: string, kind: HouseholdKind): Promise<Consent['answer'] | 'not-asked'> {
  const people = await People.find({ household: code, roles: 'household' }).lean();
  const refs = people.map(({ ref }) => ref);
  const [own, aloud] = await Promise.all([
    latestConsents('person', refs),
    latestConsents('household', [code]),
  ]);
  const voices = people.flatMap(({ ref, consents }): HouseholdVoice[] => {
    const answer = consents?.[kind];
    return answer === undefined ? [] : [{ answer, at: own.get(ref)?.[kind]?.at.getTime() ?? 0 }];
  });
  const line = aloud.get(code)?.[kind];
  const read = line && { answer: line.answer, at: line.at.getTime() };
  return householdAnswer(voices, read) ?? 'not-asked';
}
