import type { Speaker } from '../conversation/bot-flow.ts';
import { audit, auditAll, type AuditLine } from './audit.ts';
import type { Deed } from './rights.ts';

/** Writes into the audit log that an officer has looked at a household (domain.md §6, "access log"). */
export async function logReading(speaker: Speaker, household: string, deed: Deed): Promise<void> {
  await audit(lineOf(speaker, household, deed));
}

/** The same of all `households` of a list, in one write; one that stands there twice counts once. */
export async function logReadings(speaker: Speaker, households: Iterable<string>, deed: Deed): Promise<void> {
  await auditAll([...new Set(households)].map((household) => lineOf(speaker, household, deed)));
}

function lineOf({ person, event, at }: Speaker, household: string, deed: Deed): AuditLine {
  const key = `read:${event}:${household}`;
  return { key, at, actor: person.ref, deed: 'read-household', household, details: { deed } };
}
