import type { HelpRequest } from '../models/help-request.ts';
import type { Household } from '../models/household.ts';

/** What has been done for a household, or has changed, since it was last recorded in TPMAP (domain.md R5). */
export interface SinceRecorded {
  /** Until when TPMAP has it; absent: it has nothing yet. */
  recordedUntil?: Date;
  moves: Household['stageHistory'];
  changes: Household['dimensionHistory'];
  places: Household['placeHistory'];
  /** Help that was given and stands, with its day. */
  aid: { request: HelpRequest; at: Date }[];
  /** There is something to key in: it was never recorded whole, or something is new. */
  isDue: boolean;
}

/**
 * Compares a household and its help requests with what TPMAP has. Where a register only says that it is recorded, it was so
 * when the household came into the register.
 */
export function sinceRecorded(household: Household, requests: readonly HelpRequest[]): SinceRecorded {
  // Households from before these were kept have none.
  const { recordedInTpmap, stageHistory, dimensionHistory = [], placeHistory = [] } = household;
  const entered = stageHistory.find(isEntry)?.at;
  const recordedUntil = household.recordedInTpmapUntil ?? (recordedInTpmap ? entered : undefined);
  const isNew = ({ at }: { at: Date }): boolean => recordedUntil === undefined || at > recordedUntil;
  const moves = stageHistory.filter((move, index) => !isEntry(move, index) && isNew(move));
  const changes = dimensionHistory.filter(isNew);
  const places = placeHistory.filter(isNew);
  const aid = requests.flatMap((request) => {
    const at = givenAt(request);
    return at !== undefined && isNew({ at }) ? [{ request, at }] : [];
  });
  const isDue = !recordedInTpmap || moves.length + changes.length + places.length + aid.length > 0;
  return { ...(recordedUntil && { recordedUntil }), moves, changes, places, aid, isDue };
}

/** How it came into the register is no move. */
function isEntry({ from }: Household['stageHistory'][number], index: number): boolean {
  return index === 0 && from === undefined;
}

/** When help was given that stands as given: whoever asked may have said that nothing has arrived. */
function givenAt({ kind, status, history }: HelpRequest): Date | undefined {
  if (kind !== 'aid' && kind !== 'need') return undefined;
  if (status !== 'delivered' && status !== 'verified') return undefined;
  return history.findLast((line) => line.status === 'delivered')?.at ?? history.at(-1)?.at;
}
