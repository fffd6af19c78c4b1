import { readInviteCode } from './invite-code.ts';
import { digits, normalize } from './text.ts';

/**
 * Whether a code of an invitation's shape may be a group's: two digits and two letters at least, so that no word that
 * people write to each other in capitals ("THANKS") is taken for one.
 */
export function isGroupCode(code: string): boolean {
  return /\d.*\d/u.test(code) && /[A-Z].*[A-Z]/u.test(code);
}

/** The group code in what was said to the bot, in capitals; null when there is none. */
export function readGroupCode(text: string): string | null {
  const reading = readInviteCode(text);
  return reading.kind === 'value' && isGroupCode(reading.value) ? reading.value : null;
}

/**
 * The group code that is all of a message, in capitals: `K7M2QX`, `k7m-2qx`, also behind a name with an @ that the phone did
 * not make a mention of. Null for anything longer: what people say to each other may hold one by chance.
 */
export function readLoneGroupCode(text: string): string | null {
  const said = digits(normalize(text))
    .toUpperCase()
    .replace(/^@\S+\s/u, '')
    .replaceAll(/[\s\-–—]/gu, '');
  const code = readGroupCode(said);
  return code === said ? code : null;
}
