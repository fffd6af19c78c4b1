import { Digests } from '../models/digest.ts';

/** A digest is the office's; only which messages of hers its words came in goes. Safe to repeat. */
export async function forgetInDigests(ref: string): Promise<void> {
  await Digests.updateMany({ leadBy: ref }, { $unset: { leadMessage: 1 } });
  await Digests.updateMany({ 'video.by': ref }, { $unset: { 'video.message': 1 } });
  for (const { _id, corrections } of await Digests.find({ 'corrections.by': ref }).lean()) {
    const after = corrections.map(({ reasonMessage, ...one }) =>
      one.by === ref || reasonMessage === undefined ? one : { ...one, reasonMessage },
    );
    await Digests.updateOne({ _id }, { $set: { corrections: after } });
  }
}
