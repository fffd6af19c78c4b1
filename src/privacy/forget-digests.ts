import { Digests } from '../models/digest.ts';

/** A digest is the office's; only which messages of hers its words came in goes. Safe to repeat. */
export async function forgetInDigests(ref: string): Promise<void> {
  await Digests.updateMany({ leadBy: ref }, { $unset: { leadMessage: 1 } });
  await Digests.updateMany({ 'video.by': ref }, { $unset: { 'video.message': 1 } });
  const hers = { $or: [{ 'corrections.by': ref }, { 'earlier.leadBy': ref }] };
  for (const { _id, corrections, earlier } of await Digests.find(hers).lean()) {
    const reasons = corrections.map(({ reasonMessage, ...one }) =>
      one.by === ref || reasonMessage === undefined ? one : { ...one, reasonMessage },
    );
    const editions = earlier.map(({ leadMessage, ...one }) =>
      one.leadBy === ref || leadMessage === undefined ? one : { ...one, leadMessage },
    );
    await Digests.updateOne({ _id }, { $set: { corrections: reasons, earlier: editions } });
  }
}
