import type { Speaker } from '../conversation/bot-flow.ts';
import { audit } from './audit.ts';
import type { Deed } from './rights.ts';

/** Writes into the audit log that an officer has looked at a household (domain.md §6, "access log"). */
export async function logReading(
  { person, event, at }: Speaker,
  household: string,
  deed: Deed,
): Promise<void> {
  const key = `read:${event}:${household}`;
  await audit({ key, at, actor: person.ref, deed: 'read-household', household, details: { deed } });
}

/** The same of several at once, for a page that names them. */
export async function logReadings(
  speaker: Speaker,
  households: readonly string[],
  deed: Deed,
): Promise<void> {
  await Promise.all(households.map((household) => logReading(speaker, household, deed)));
}
