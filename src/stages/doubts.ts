import type { Household, Stage } from '../models/household.ts';
import { UNSETTLED, UrgentCases } from '../models/urgent-case.ts';

/**
 * Why a household should not be called sustainable yet (domain.md R7: no open dimension, an officer decides, never by
 * itself); empty when nothing speaks against it, and for any other stage. An officer may decide so all the same.
 */
export async function doubtsAbout(
  { _id, stage, openDimensions }: Household,
  to: Stage,
): Promise<readonly ('not-sufficient' | 'open-dimensions' | 'urgent')[]> {
  if (to !== 'sustainable') return [];
  const urgent = await UrgentCases.exists({ household: _id, status: { $in: UNSETTLED } });
  return [
    ...(stage === 'sufficient' ? [] : (['not-sufficient'] as const)),
    ...(openDimensions.length === 0 ? [] : (['open-dimensions'] as const)),
    ...(urgent ? (['urgent'] as const) : []),
  ];
}
