import { randomInt } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '../readers/invite-code.ts';

/** A new invitation code that nobody can foresee; whether it is free is for the store to say. */
export function makeInviteCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}
