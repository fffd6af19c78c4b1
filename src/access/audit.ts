import { AuditEntries, type AuditEntry } from '../models/audit-entry.ts';
import { YEAR } from '../clock.ts';

/** How long the log is kept: as the consent log, 10 years (domain.md §6). */
const KEEP = 10 * YEAR;

/**
 * Writes one line into the log of who read or changed what. `key` is made from what caused it (an event and the subject),
 * so that working an event in twice is one line. Lines are never changed or taken away (models/audit-entry.ts).
 */
export async function audit({
  key,
  ...entry
}: Omit<AuditEntry, '_id' | 'forgetAt'> & { key: string }): Promise<void> {
  const forgetAt = new Date(entry.at.getTime() + KEEP);
  try {
    await AuditEntries.create({ _id: key, ...entry, forgetAt });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 11_000) throw error;
  }
}
