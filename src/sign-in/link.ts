import { DAY, MINUTE } from '../clock.ts';
import { FileLinks } from '../models/file-link.ts';
import type { Person } from '../models/person.ts';
import { hashOf, newSecret, storeLink } from '../privacy/file-link.ts';

/** How long a link into the dashboard works. */
export const LINK_LIVES = 10 * MINUTE;
/** The same browser may send it again for so long: on a weak line the first answer may not have arrived. */
const AGAIN_WITHIN = 2 * MINUTE;

/** Makes the secret of a link with which this officer signs in, once; links she has not used stop working. */
export async function makeSignInLink({ ref }: Pick<Person, 'ref'>, at: Date): Promise<string> {
  await FileLinks.deleteMany({ ref, kind: 'sign-in', used: { $exists: false } });
  const secret = newSecret();
  await storeLink(secret, { ref, kind: 'sign-in' }, at, LINK_LIVES);
  return secret;
}

/** Whether this secret can still be used at `at`; asking uses nothing up. */
export async function isSignInLink(secret: string, at: Date): Promise<boolean> {
  const link = await FileLinks.exists({
    _id: hashOf(secret),
    kind: 'sign-in',
    expiresAt: { $gt: at },
    used: { $exists: false },
  });
  return link !== null;
}

/**
 * Uses a link up for the browser that holds the secret `browser`: whose it is (a `ref`), and the link's id. Null when it is
 * expired, unknown, or used by another browser. The same browser may use it again for two minutes.
 */
export async function useSignInLink(
  secret: string,
  browser: string,
  at: Date,
): Promise<{ ref: string; link: string } | null> {
  const _id = hashOf(secret);
  const by = hashOf(browser);
  await FileLinks.updateOne(
    { _id, kind: 'sign-in', expiresAt: { $gt: at }, used: { $exists: false } },
    // It stays for a day, so that a second use is known for what it is.
    { $set: { used: { at, by }, expiresAt: new Date(at.getTime() + DAY) } },
  );
  const link = await FileLinks.findOne({ _id, kind: 'sign-in', 'used.by': by }).lean();
  if (!link?.used || at.getTime() - link.used.at.getTime() > AGAIN_WITHIN) return null;
  return { ref: link.ref, link: _id };
}
