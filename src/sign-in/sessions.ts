import { audit } from '../access/audit.ts';
import { HOUR, MINUTE } from '../clock.ts';
import { People, type Person } from '../models/person.ts';
import { newRef } from '../models/person.ts';
import { Sessions, type Session } from '../models/session.ts';
import { tell } from '../outbox/tell.ts';
import { hashOf, newSecret } from '../privacy/file-link.ts';
import { deviceName } from './device-name.ts';

/** How long an officer stays signed in. */
export const SESSION_LIVES = 8 * HOUR;

/** An officer with an open session. */
export interface SignedIn {
  person: Person;
  session: Session;
}

/**
 * Signs an officer in with the browser that calls itself `agent`; the secret for its cookie. The session that the same link
 * has opened before ends.
 */
export async function openSession(
  { ref, link }: { ref: string; link: string },
  agent: string,
  at: Date,
): Promise<string> {
  await Sessions.deleteMany({ link });
  const secret = newSecret();
  await Sessions.create({
    _id: hashOf(secret),
    name: newRef(),
    ref,
    link,
    browser: hashOf(agent),
    device: deviceName(agent),
    signedInAt: at,
    seenAt: at,
    expiresAt: new Date(at.getTime() + SESSION_LIVES),
  });
  await audit({ key: `sign-in:${link}`, at, actor: ref, deed: 'sign-in' });
  return secret;
}

/**
 * Whose session this secret opens at `at`, for the browser that calls itself `agent`. Null when it has ended, or she is no
 * officer any more. From another browser it ends at once, and she is told in chat: somebody has got hold of her cookie.
 */
export async function findSession(secret: string, agent: string, at: Date): Promise<SignedIn | null> {
  const session = await Sessions.findOne({ _id: hashOf(secret), expiresAt: { $gt: at } }).lean();
  if (!session) return null;
  const person = await People.findOne({ ref: session.ref, forgetting: { $exists: false } }).lean();
  if (!person?.officer || !person.roles.includes('officer')) {
    await Sessions.deleteOne({ _id: session._id });
    return null;
  }
  if (session.browser !== hashOf(agent)) {
    await Sessions.deleteOne({ _id: session._id });
    const details = { ended: 'other-browser' };
    await audit({ key: `session:${session.name}`, at, actor: session.ref, deed: 'session', details });
    const say = { key: 'stolen', values: { device: session.device }, space: 'dashboard', buttons: ['menu'] };
    await tell(person, { key: `session:${session.name}`, class: 'notice', says: [say] });
    return null;
  }
  if (at.getTime() - session.seenAt.getTime() >= MINUTE)
    await Sessions.updateOne({ _id: session._id }, { $set: { seenAt: at } });
  return { person, session };
}

/** Her open sessions at `at`, the latest first. */
export async function sessionsOf({ ref }: Pick<Person, 'ref'>, at: Date): Promise<Session[]> {
  return Sessions.find({ ref, expiresAt: { $gt: at } })
    .sort({ signedInAt: -1 })
    .lean();
}

/** Ends one of her sessions, or all. How many ended. */
export async function endSessions({ ref }: Pick<Person, 'ref'>, name?: string): Promise<number> {
  const { deletedCount } = await Sessions.deleteMany({ ref, ...(name !== undefined && { name }) });
  return deletedCount;
}
