import type { HelpRequest } from '../models/help-request.ts';
import type { Household } from '../models/household.ts';
import type { Person } from '../models/person.ts';

/**
 * Whether a file may have the words of a help request, and what officers noted of it: not when it is about somebody's health
 * and its household, or she who has none, does not agree that such words are noted (consent C1, domain.md §5.2), and not
 * when it was withdrawn.
 */
export function mayHaveWords(
  { dimension, status }: Pick<HelpRequest, 'dimension' | 'status'>,
  household: Pick<Household, 'healthConsent'> | undefined,
  person: Pick<Person, 'consents'> | undefined,
): boolean {
  if (status === 'withdrawn') return false;
  const consent = household ? household.healthConsent : person?.consents.health;
  return dimension !== 'health' || consent === 'yes';
}
