import { createHash, randomBytes } from 'node:crypto';
import { DAY } from '../clock.ts';
import { FileLinks, type FileLink } from '../models/file-link.ts';
import { People, type Person } from '../models/person.ts';

/** How long a link opens its file. */
const LINK_LIVES = DAY;

/** Makes a secret under which this person's file may be opened for a day; only its SHA-256 is kept. */
export async function makeFileLink({ ref }: Person, at: Date): Promise<string> {
  const secret = newSecret();
  await storeLink(secret, { ref, kind: 'my-data' }, at, LINK_LIVES);
  return secret;
}

/** A secret as `newSecret` makes it; a page looks nothing else up. */
export const SECRET = /^[A-Za-z0-9_-]{43}$/u;

/** A secret of 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Lets `secret` open something for `lives` milliseconds from `at` on; only its SHA-256 is kept. */
export async function storeLink(
  secret: string,
  what: Pick<FileLink, 'ref' | 'kind' | 'about'>,
  at: Date,
  lives: number,
): Promise<void> {
  const expiresAt = new Date(at.getTime() + lives);
  await FileLinks.create({ _id: hashOf(secret), ...what, createdAt: at, expiresAt });
}

/** Whose file this secret opens at `at`. Null for one that is expired, unknown or none at all, with no difference. */
export async function openFileLink(secret: string, at: Date): Promise<Person | null> {
  const link = await openLink(secret, 'my-data', at);
  if (!link) return null;
  return People.findOne({ ref: link.ref, forgetting: { $exists: false } }).lean();
}

/** The link of this kind that `secret` opens at `at`; null as above. */
export async function openLink(secret: string, kind: FileLink['kind'], at: Date): Promise<FileLink | null> {
  return FileLinks.findOne({ _id: hashOf(secret), kind, expiresAt: { $gt: at } }).lean();
}

/** Under what a secret is kept: its SHA-256, in hex. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
