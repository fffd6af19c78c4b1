import type { Say } from '../conversation/state.ts';
import type { Consent } from '../models/consent.ts';
import type { Person } from '../models/person.ts';

/** What a person is told of what her no does from now on; nothing where it does nothing that she would not expect. */
export function consentEffects(
  { roles, household }: Pick<Person, 'roles' | 'household'>,
  kind: Consent['kind'],
  answer: Consent['answer'],
): readonly Say[] {
  const ofHousehold = roles.includes('household') && household !== undefined;
  if (kind === 'health' && answer === 'no' && ofHousehold) return [{ key: 'effects.health' }];
  if (kind === 'pictures' && answer !== 'yes' && ofHousehold) return [{ key: 'effects.pictures' }];
  if (kind !== 'messages' || answer !== 'no') return [];
  if (roles.includes('mentor')) return [{ key: 'effects.mentor' }];
  return [{ key: ofHousehold ? 'effects.advice' : 'effects.messages' }];
}
