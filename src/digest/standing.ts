import type { Household, Stage } from '../models/household.ts';

/** What the digest needs of a household. */
export type CountedHousehold = Pick<
  Household,
  | '_id'
  | 'district'
  | 'tambon'
  | 'stage'
  | 'openDimensions'
  | 'stageHistory'
  | 'dimensionHistory'
  | 'placeHistory'
>;

/** Where a household was at one moment, in the register's and the programme's sense. */
export interface Standing {
  district: string;
  tambon: string;
  stage: Stage;
  open: readonly string[];
}

/**
 * How `household` stood just before `at`: as it is now, with every change since undone, so that a week counted again later
 * gives the same numbers. Null when it came into the register only at or after `at`.
 */
export function standingAt(household: CountedHousehold, at: Date): Standing | null {
  const stage = stageAt(household, at);
  if (stage === null) return null;
  let { district, tambon } = household;
  for (const move of (household.placeHistory ?? []).toReversed()) {
    if (move.at < at) break;
    ({ district, tambon } = move.from);
  }
  let open = household.openDimensions;
  for (const change of (household.dimensionHistory ?? []).toReversed()) {
    if (change.at < at) break;
    open = [...open.filter((id) => !change.opened.includes(id)), ...change.closed];
  }
  return { district, tambon, stage, open };
}

function stageAt({ stage, stageHistory = [] }: CountedHousehold, at: Date): Stage | null {
  const later = stageHistory.findIndex((entry) => entry.at >= at);
  if (later < 0) return stage;
  const { from, by } = stageHistory[later]!;
  const before = from ?? stageHistory[later - 1]?.stage;
  if (before !== undefined) return before;
  // The first entry of the office's list is how it came into the register; everybody begins with survival (domain.md R5).
  return by === 'import' ? null : 'survive';
}
