import type { Person } from '../models/person.ts';
import { covers, type Area, type Level } from './area.ts';

/**
 * What officers do, and at which levels they may (domain.md §5.7). This table and `may` are the only place that decides
 * it, for the chat and for every page.
 */
const DEEDS = {
  'see-summary': ['subdistrict', 'district', 'province'],
  'see-missing': ['subdistrict', 'district', 'province'],
  'see-household': ['subdistrict', 'district', 'province'],
  'see-mentors': ['subdistrict', 'district', 'province'],
  'handle-urgent': ['subdistrict', 'district', 'province'],
  'handle-request': ['subdistrict', 'district', 'province'],
  'approve-application': ['subdistrict', 'district', 'province'],
  pair: ['subdistrict', 'district', 'province'],
  'keep-record': ['subdistrict', 'district', 'province'],
  'propose-stage': ['subdistrict', 'district', 'province'],
  'decide-stage': ['district', 'province'],
  announce: ['subdistrict', 'district', 'province'],
  'invite-mentor': ['subdistrict', 'district', 'province'],
  'invite-household': ['subdistrict', 'district', 'province'],
  'invite-officer': ['district', 'province'],
  'edit-advice': ['district', 'province'],
  'approve-advice': ['province'],
  'draft-story': ['district', 'province'],
  'approve-story': ['province'],
  'log-publicity': ['subdistrict', 'district', 'province'],
  'send-digest': ['province'],
  'handle-privacy': ['province'],
  'see-quota': ['province'],
  'register-group': ['province'],
  export: ['subdistrict', 'district', 'province'],
  'edit-programme': ['province'],
  'import-register': ['province'],
} as const satisfies Record<string, readonly Level[]>;

/** Something only officers do. */
export type Deed = keyof typeof DEEDS;

/** Whether `person` is an officer who may do `deed` at all or, where an area is named, there. */
export function may(person: Person, deed: Deed, area?: Area): boolean {
  const scope = person.roles.includes('officer') ? person.officer : undefined;
  if (!scope) return false;
  const levels: readonly Level[] = DEEDS[deed];
  return levels.includes(scope.level) && (area === undefined || covers(scope, area));
}

/** The lowest level that may do `deed`: whom a refusal names. */
export function lowestLevel(deed: Deed): Level {
  return DEEDS[deed][0];
}
