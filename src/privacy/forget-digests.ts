import { Digests } from '../models/digest.ts';

/** A digest is the office's; only which messages of hers its words came in goes. Safe to repeat. */
export async function forgetInDigests(ref: string): Promise<void> {
  await Digests.updateMany({ leadBy: ref }, { $unset: { leadMessage: 1 } });
  await Digests.updateMany({ 'video.by': ref }, { $unset: { 'video.message': 1 } });
  const hers = { $or: [{ 'earlier.leadBy': ref }, { 'corrections.by': ref }] };
  for (const { _id, revision, earlier, corrections } of await Digests.find(hers).lean()) {
    const change = {
      earlier: earlier.map(({ leadMessage, ...one }) =>
        one.leadBy === ref || leadMessage === undefined ? one : { ...one, leadMessage },
      ),
      corrections: corrections.map(({ reasonMessage, ...one }) =>
        one.by === ref || reasonMessage === undefined ? one : { ...one, reasonMessage },
      ),
    };
    const { matchedCount } = await Digests.updateOne({ _id, revision }, { $set: change });
    if (matchedCount === 0) throw new Error('A digest was corrected while somebody in it was forgotten.');
  }
}
