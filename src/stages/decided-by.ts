import type { Household } from '../models/household.ts';

/** Who has decided on the proposal that was made at `made` (milliseconds): a `ref`; undefined while nobody has. */
export function stageDecidedBy(
  { stageProposal, stageDeclined, stageHistory }: Household,
  made: number,
): string | undefined {
  if (stageProposal?.at.getTime() === made) return undefined;
  if (stageDeclined?.proposal.getTime() === made) return stageDeclined.by;
  return stageHistory.find(({ at }) => at.getTime() >= made)?.by;
}
