import { may } from '../access/rights.ts';
import type { Application } from '../models/application.ts';
import { isPaired } from '../models/pairing.ts';
import type { Person } from '../models/person.ts';

/**
 * Whether somebody decides on an application: an officer of its area, or, for a person who asks to be linked to a household,
 * the mentor who cares for that household now (domain.md §5.1).
 */
export async function mayDecide(person: Person, application: Application): Promise<boolean> {
  if (application.person === person._id) return false;
  if (may(person, 'approve-application', application)) return true;
  const { kind, match } = application;
  const isMentor = person.roles.includes('mentor') && kind === 'household' && match !== undefined;
  return isMentor && (await isPaired(person._id, match));
}
