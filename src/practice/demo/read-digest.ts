import { editionOf } from '../../digest/edition.ts';
import { digestText } from '../../digest/text.ts';
import { Digests } from '../../models/digest.ts';
import { DemoError } from './demo-error.ts';
import { WEEK } from './week.ts';

/** The province's edition of the digest as text. Throws DemoError when the digest was not sent. */
export async function readDigest(): Promise<string> {
  const digest = await Digests.findOne({ _id: WEEK, state: 'sent' }).lean();
  if (!digest) throw new DemoError(`The digest of ${WEEK} was not sent.`);
  return digestText(await editionOf(digest, { level: 'province' }), 'officers', 'th');
}
