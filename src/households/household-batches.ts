import { within, type OfficerScope } from '../access/area.ts';
import { Households, type Household } from '../models/household.ts';

/** The households that lie in `scope` now, by code, `size` at a time: what has been read is let go of before the next are. */
export async function* householdBatches(
  scope: OfficerScope,
  size: number,
): AsyncGenerator<Household[], void> {
  let after = '';
  for (;;) {
    const batch = await Households.find({ ...within(scope), _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(size)
      .lean<Household[]>();
    if (batch.length > 0) yield batch;
    if (batch.length < size) return;
    after = batch.at(-1)!._id;
  }
}
