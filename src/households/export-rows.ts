import type { OfficerScope } from '../access/area.ts';
import { householdBatches } from './household-batches.ts';
import type { Household } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { peopleNamed } from '../people-named.ts';
import { districtName } from '../districts.ts';
import { COLUMNS, type Column } from './columns.ts';
import { recordCells } from './record-cells.ts';

/** The columns of an export: all that an import reads, and its mentors, which an import passes over. */
export const EXPORT_COLUMNS = [...COLUMNS, 'mentors'] as const;
export type ExportRow = Record<(typeof EXPORT_COLUMNS)[number], string>;

/** So many households are read at a time, so that an export of any size needs little memory. */
const BATCH = 500;

/**
 * The households of a district (`3309`), or all of them, by code, each as the cells an import reads back unchanged. Nothing of
 * LINE's is among them.
 */
export async function* exportRows(district?: string): AsyncGenerator<ExportRow, void> {
  const scope =
    district === undefined ? { level: 'province' as const } : { level: 'district' as const, district };
  for await (const { household, mentors } of householdsWithMentors(scope))
    yield { ...cellsOf(household), mentors };
}

/** The households in `scope` by code, each with the names of its mentors in one text, the primary one first. */
export async function* householdsWithMentors(
  scope: OfficerScope,
): AsyncGenerator<{ household: Household; mentors: string }, void> {
  for await (const batch of householdBatches(scope, BATCH)) {
    const mentors = await mentorNames(batch.map(({ _id }) => _id));
    for (const household of batch) yield { household, mentors: mentors.get(household._id) ?? '' };
  }
}

function cellsOf(household: Household): Record<Column, string> {
  const { _id, name, houseNo, moo, village, tambon, district, stage, openDimensions, origin } = household;
  return {
    code: _id,
    name,
    house_no: houseNo ?? '',
    moo: moo === undefined ? '' : String(moo),
    village: village ?? '',
    tambon,
    district: districtName(district, 'th'),
    stage,
    open_dimensions: openDimensions.join(';'),
    origin,
    members: recordCells.members(household.members),
    indicators: recordCells.indicators(household.indicators),
    assets: recordCells.assets(household.assets),
    thaiqm_ref: household.thaiqmRef ?? '',
    recorded_in_tpmap: household.recordedInTpmap ? 'yes' : 'no',
  };
}

async function mentorNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const pairings = await Pairings.find({ household: { $in: [...codes] }, to: { $exists: false } }).lean();
  const nameOf = await peopleNamed(pairings.map(({ mentor }) => mentor));
  const named = pairings
    .toSorted((a, b) => Number(b.primary) - Number(a.primary))
    .map(({ household, mentor }) => ({
      household,
      name: nameOf(mentor),
    }));
  return new Map(
    [...Map.groupBy(named, ({ household }) => household)].map(([code, rows]) => [
      code,
      rows.map(({ name }) => name).join('; '),
    ]),
  );
}
