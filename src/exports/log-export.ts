import { randomUUID } from 'node:crypto';
import { audit } from '../access/audit.ts';
import type { Person } from '../models/person.ts';
import { AuditEntries, type AuditEntry } from '../models/audit-entry.ts';
import type { TableFormat } from '../tables/table-to-write.ts';
import { EXPORT_NAMES, type ExportName } from './export-kind.ts';

/** What was taken home, and how it was asked for; no names, no texts. */
export interface ExportDetails {
  what: ExportName;
  format: TableFormat;
  /** As the form had it: `''` for all of her area, `3309`, `3309 บัวหุ่ง`. */
  place: string;
  /** Weeks or a month; absent for what is as it stands. */
  from?: string;
  to?: string;
  month?: string;
  state: string;
  /** How many things were to be gone through. */
  expected: number;
}

/** How an export ended, and how many rows had been made by then. */
export interface ExportEnd {
  end: 'finished' | 'cut-off';
  rows: number;
}

/** An export in the log; without `ended` it still runs, or the process died. */
export interface LoggedExport {
  /** Its key in the log. */
  key: string;
  at: Date;
  details: ExportDetails;
  ended?: ExportEnd;
}

const DEED = 'export';
/** The line that ends an export has the key of the one that began it, and this. */
const END = ':end';

/**
 * Writes the line that an officer begins an export, before its first byte: should the process die, it stays. It stands for
 * all households in the file, which are not logged one by one: place, period and moment say which they were. `name`: a random
 * id under which her page asks how far it is. The key of the line; each export has its own, also when a form is sent twice.
 */
export async function logBegin(
  { ref }: Pick<Person, 'ref'>,
  name: string,
  at: Date,
  details: ExportDetails,
): Promise<string> {
  const key = `export:${name}:${randomUUID()}`;
  await audit({ key, at, actor: ref, deed: DEED, details: { ...details } });
  return key;
}

/** Writes the second line, with how it ended. */
export async function logEnd(
  { ref }: Pick<Person, 'ref'>,
  key: string,
  at: Date,
  details: ExportDetails & ExportEnd,
): Promise<void> {
  await audit({ key: `${key}${END}`, at, actor: ref, deed: DEED, details: { ...details } });
}

/** The last exports of an officer, the latest first, at most `most`; of one kind where it is named. */
export async function lastExports(
  { ref }: Pick<Person, 'ref'>,
  most: number,
  what?: ExportName,
): Promise<LoggedExport[]> {
  // Of two lines of the same moment the one that ends comes first, as its key is the longer one.
  const lines = AuditEntries.find({ actor: ref, deed: DEED }).sort({ at: -1, _id: -1 }).lean().cursor();
  const ends = new Map<string, ExportEnd>();
  const found: LoggedExport[] = [];
  for await (const line of lines as AsyncIterable<AuditEntry>) {
    const details = line.details as unknown as ExportDetails & ExportEnd;
    if (!EXPORT_NAMES.includes(details.what)) continue;
    if (line._id.endsWith(END)) ends.set(line._id.slice(0, -END.length), details);
    else if (what === undefined || details.what === what) found.push(loggedFrom(line, ends.get(line._id)));
    if (found.length === most) break;
  }
  return found;
}

/** The export of hers that her page knows as `name`; null when it has not begun, or is not hers. */
export async function exportNamed({ ref }: Pick<Person, 'ref'>, name: string): Promise<LoggedExport | null> {
  const lines = await AuditEntries.find({ _id: { $gte: `export:${name}:`, $lt: `export:${name};` } })
    .sort({ _id: 1 })
    .lean();
  const begun = lines.find(({ _id, actor }) => actor === ref && !_id.endsWith(END));
  if (!begun) return null;
  const end = lines.find(({ _id }) => _id === `${begun._id}${END}`);
  return loggedFrom(begun, end?.details as unknown as ExportEnd | undefined);
}

/** The export of hers that begins with this line of the log; null when there is none. */
export async function exportWithKey({ ref }: Pick<Person, 'ref'>, key: string): Promise<LoggedExport | null> {
  const line = await AuditEntries.findOne({ _id: key, actor: ref, deed: DEED }).lean();
  return line && loggedFrom(line, undefined);
}

function loggedFrom({ _id, at, details }: AuditEntry, ended: ExportEnd | undefined): LoggedExport {
  return { key: _id, at, details: details as unknown as ExportDetails, ...(ended && { ended }) };
}
