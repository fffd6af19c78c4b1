import { audit } from '../access/audit.ts';
import { may } from '../access/rights.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { Households } from '../models/household.ts';

/**
 * Marks households as recorded in TPMAP by an officer who has keyed them in from a list that was made at `until`: what came
 * later is still to be keyed, and a newer mark is not undone by an older list. How many are marked, and the codes of which none
 * is in her care, whether there is such a household or not. Each is a line in the audit log. Safe to repeat for one event.
 */
export async function recordInTpmap(
  { person, event, at }: Speaker,
  codes: readonly string[],
  until: Date,
): Promise<{ marked: number; unknown: string[] }> {
  const found = await Households.find({ _id: { $in: codes } }).lean();
  const hers = new Map(
    found.filter((one) => may(person, 'keep-record', one)).map((one) => [one._id, one] as const),
  );
  for (const [household, { recordedInTpmapUntil }] of hers) {
    const isNewer = recordedInTpmapUntil === undefined || recordedInTpmapUntil < until;
    const set = { recordedInTpmap: true, ...(isNewer && { recordedInTpmapUntil: until }) };
    await Households.updateOne({ _id: household }, { $set: set });
    const details = { until };
    await audit({
      key: `tpmap:${event}:${household}`,
      at,
      actor: person.ref,
      deed: 'tpmap',
      household,
      details,
    });
  }
  return { marked: hers.size, unknown: codes.filter((code) => !hers.has(code)) };
}
