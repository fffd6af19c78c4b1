import { createHash, randomBytes } from 'node:crypto';
import { DAY } from '../clock.ts';
import { FileLinks } from '../models/file-link.ts';
import { People, type Person } from '../models/person.ts';

/** How long a link opens its file. */
export const LINK_LIVES = DAY;

/** Makes a secret under which this person's file may be opened for a day; only its SHA-256 is kept. */
export async function makeFileLink({ ref }: Person, at: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(at.getTime() + LINK_LIVES);
  await FileLinks.create({ _id: hashOf(secret), ref, kind: 'my-data', createdAt: at, expiresAt });
  return secret;
}

/** Whose file this secret opens at `at`. Null for one that is expired, unknown or none at all, with no difference. */
export async function openFileLink(secret: string, at: Date): Promise<Person | null> {
  const link = await FileLinks.findOne({ _id: hashOf(secret), expiresAt: { $gt: at } }).lean();
  if (!link) return null;
  return People.findOne({ ref: link.ref, forgetting: { $exists: false } }).lean();
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
