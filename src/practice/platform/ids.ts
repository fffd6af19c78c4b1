import { randomBytes, randomInt } from 'node:crypto';
import type { Memory } from './memory.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 10 characters of time and 16 of chance, the shape LINE gives a `webhookEventId`. */
export function ulid(at: Date): string {
  let time = at.getTime();
  let head = '';
  for (let place = 0; place < 10; place += 1) {
    head = CROCKFORD[time % 32] + head;
    time = Math.floor(time / 32);
  }
  const chance = Array.from({ length: 16 }, () => CROCKFORD[randomInt(32)]);
  return head + chance.join('');
}

/** A message id: digits only, rising, unique also across restarts. */
export function nextMessageId(memory: Memory): string {
  memory.lastMessageId += 1n;
  return memory.lastMessageId.toString();
}

/** A user id of a person who has just come: `U` and 32 hexadecimal digits. */
export function newUserId(): string {
  return `U${randomBytes(16).toString('hex')}`;
}

/** Whether `userId` has the shape that LINE's user ids have. */
export function isUserId(userId: string): boolean {
  return /^U[0-9a-f]{32}$/.test(userId);
}

/** A token nobody can guess, as long as LINE's. */
export function newToken(): string {
  return randomBytes(16).toString('hex');
}
