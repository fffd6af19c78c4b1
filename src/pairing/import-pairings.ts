import { audit } from '../access/audit.ts';
import { DAY, now } from '../clock.ts';
import { readHouseholdCode } from '../households/household-code.ts';
import { storeInvite } from '../invites/store-invite.ts';
import { Households, type Household } from '../models/household.ts';
import { Invites, type Invite } from '../models/invite.ts';
import { isPaired } from '../models/pairing.ts';
import { People, type Person } from '../models/person.ts';
import { readPhone } from '../readers/phone.ts';
import { bare, normalize } from '../readers/text.ts';
import type { RowProblem } from '../tables/row-problem.ts';
import { cellProblem } from '../tables/cell-problem.ts';
import { cellsOf, headingOf, type Table } from '../tables/read-table.ts';
import { wrongWith } from '../tables/cell.ts';
import type { Wrong } from '../tables/wrong.ts';
import { makePrimary } from './make-primary.ts';
import { pair } from './pair.ts';
import type { PairingColumn } from './pairing-columns.ts';

/** For how many days the codes of mentors who have not joined yet are valid. */
const VALID_DAYS = 90;

/** What an import of pairings did. */
export interface ImportedPairings {
  paired: number;
  same: number;
  /** One code for each mentor who has not joined yet, with her name and households. */
  invites: Invite[];
  problems: RowProblem[];
}

/** How pairings are imported. */
export interface PairingOptions {
  /** Compare only, write nothing. */
  dryRun: boolean;
  /** Who stands in the audit log: `import`, unless an officer imports. */
  actor?: string;
  /** Awaited after every row, with the number of rows done. */
  onProgress?: (done: number) => Promise<void>;
  /** Stops between two rows; no codes are made then. */
  signal?: AbortSignal;
}

interface Row {
  line: number;
  household: Household;
  mentor: string;
  phone: string | undefined;
  primary: boolean;
}

/**
 * Pairs households with mentors by a file of the office's: a mentor who has joined is known by her telephone number, or by
 * her name where just one in the household's district bears it; one who has not gets a code of her own, made once and
 * found again by later runs. Never guesses: what fits several is a problem of its row. Doing it again changes nothing.
 */
export async function importPairings(
  table: Table<PairingColumn>,
  { dryRun, actor = 'import', onProgress, signal }: PairingOptions,
): Promise<ImportedPairings> {
  const problems: RowProblem[] = [];
  const rows = await readRows(table, problems);
  const mentors = await People.find({ roles: 'mentor' }).lean();
  const at = now();
  const done: ImportedPairings = { paired: 0, same: 0, invites: [], problems };
  const waiting = new Map<string, Row[]>();
  for (const [index, row] of rows.entries()) {
    if (signal?.aborted === true) return done;
    await onProgress?.(index);
    const found = mentorOf(row, mentors);
    if (found.length > 1) {
      problems.push(problemOf(table, row, { key: 'pairing.several', values: { count: found.length } }));
      continue;
    }
    const [mentor] = found;
    if (!mentor) {
      const key = `${bare(row.mentor)}:${row.household.district}`;
      const group = waiting.get(key) ?? [];
      if (group.some(({ phone }) => phone !== row.phone)) {
        // One code for both would give each the households of the other.
        const wrong = { key: 'pairing.other-phone', values: { first: group[0]!.line } };
        problems.push(problemOf(table, row, wrong));
        continue;
      }
      waiting.set(key, [...group, row]);
      continue;
    }
    const isKnown = await isPaired(mentor._id, row.household._id);
    done[isKnown ? 'same' : 'paired']++;
    if (dryRun) continue;
    const by = { actor, event: `import:${at.toISOString()}`, at };
    if (!isKnown) await pair(by, mentor, row.household._id);
    if (row.primary) await makePrimary(by, mentor, row.household._id);
  }
  for (const group of waiting.values()) done.invites.push(await inviteFor(group, at, { dryRun, actor }));
  return done;
}

async function readRows(table: Table<PairingColumn>, problems: RowProblem[]): Promise<Row[]> {
  const codes = table.columns.indexOf('code');
  const read = table.rows.map(({ cells }) => readHouseholdCode(cells[codes] ?? ''));
  const known = await Households.find({ _id: { $in: read.filter((code) => code !== null) } }).lean();
  const households = new Map(known.map((one) => [one._id, one]));
  return table.rows.flatMap((row, index) => {
    const { line } = row;
    const cells = cellsOf(row, table);
    const wrong = (column: PairingColumn, key: string): [] => {
      const cell = { column, wrong: wrongWith({ key: `pairing.${key}` }, cells[column] ?? '') };
      problems.push(cellProblem(table, line, cells, cell));
      return [];
    };
    const household = households.get(read[index] ?? '');
    if (!household) return wrong('code', 'no-household');
    const mentor = normalize(cells.mentor ?? '');
    if (!/\p{L}/u.test(mentor)) return wrong('mentor', 'no-name');
    const typed = normalize(cells.phone ?? '');
    const phone = typed === '' || typed === '-' ? null : readPhone(typed);
    if (phone && phone.kind !== 'value') return wrong('phone', 'no-phone');
    const number = phone?.value.number ?? undefined;
    const primary = /^(?:1|yes|true|ใช่|หลัก)$/iu.test(normalize(cells.primary ?? ''));
    return [{ line, household, mentor, phone: number, primary }];
  });
}

/** That it cannot be told which mentor a row means. */
function problemOf(table: Table<PairingColumn>, { line, mentor }: Row, wrong: Wrong): RowProblem {
  const column = headingOf(table, 'mentor');
  return { line, column, value: mentor, wrong: wrongWith(wrong, mentor) };
}

/** Who of those who have joined is meant. */
function mentorOf({ mentor, phone, household }: Row, mentors: readonly Person[]): Person[] {
  const byPhone = phone === undefined ? [] : mentors.filter((one) => one.phone === phone);
  if (byPhone.length > 0) return byPhone;
  return mentors.filter(
    ({ name, area, phone: known }) =>
      name !== undefined &&
      bare(name) === bare(mentor) &&
      area?.district === household.district &&
      // Another number is another person of the same name.
      (phone === undefined || known === undefined),
  );
}

/** The code for a mentor who has not joined: the one that waits for her already, with the households she was not given yet. */
async function inviteFor(
  group: readonly Row[],
  at: Date,
  { dryRun, actor }: { dryRun: boolean; actor: string },
): Promise<Invite> {
  const { mentor, household } = group[0]!;
  const households = [...new Set(group.map((row) => row.household._id))];
  const { district, tambon } = household;
  const open = { role: 'mentor', createdBy: 'import', name: mentor, usedBy: { $exists: false } } as const;
  const known = await Invites.findOne({ ...open, 'area.district': district, expiresAt: { $gt: at } }).lean();
  if (known) {
    const all = [...new Set([...known.households, ...households])];
    if (!dryRun && all.length > known.households.length)
      await Invites.updateOne({ _id: known._id }, { $set: { households: all } });
    return { ...known, households: all };
  }
  const invite = {
    role: 'mentor' as const,
    mentorKind: 'volunteer_leader' as const,
    area: { district, tambon },
    name: mentor,
    households,
    createdAt: at,
    createdBy: 'import',
    expiresAt: new Date(at.getTime() + VALID_DAYS * DAY),
  };
  if (dryRun) return { _id: '-', ...invite };
  const stored = await storeInvite(invite);
  await audit({
    key: `invite:${at.toISOString()}:${stored._id}`,
    at,
    actor,
    deed: 'invite',
    details: { role: 'mentor' },
  });
  return stored;
}
