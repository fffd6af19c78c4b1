import { AuditEntries, type AuditEntry } from '../models/audit-entry.ts';
import { YEAR } from '../clock.ts';
import { isOnlyDuplicates } from '../storage/only-duplicates.ts';

/** How long the log is kept: as the consent log, 10 years (domain.md §6). */
const KEEP = 10 * YEAR;

/** A line of the log before it is written. `key` is made from what caused it (an event and the subject). */
export type AuditLine = Omit<AuditEntry, '_id' | 'forgetAt'> & { key: string };

/**
 * Writes one line into the log of who read or changed what. Working an event in twice is one line, by its `key`. Lines are
 * never changed or taken away (models/audit-entry.ts).
 */
export async function audit(line: AuditLine): Promise<void> {
  try {
    await AuditEntries.create(entryOf(line));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 11_000) throw error;
  }
}

/** The same for many lines in one write. */
export async function auditAll(lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  try {
    await AuditEntries.insertMany(lines.map(entryOf), { ordered: false });
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
}

function entryOf({ key, ...entry }: AuditLine): AuditEntry {
  return { _id: key, ...entry, forgetAt: new Date(entry.at.getTime() + KEEP) };
}
