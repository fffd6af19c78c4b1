import { readHouseholdCode } from '../households/household-code.ts';
import { readAnswerWord } from './answer-word.ts';
import type { Reading } from './reading.ts';
import { normalize } from './text.ts';

/** At most so many codes are read from one message. */
const MOST = 40;

/**
 * The household codes in a text, separated by spaces or commas, as one text with single spaces and each once. Only their
 * shape is read; whether there are such households is for the caller. Unread: `household-code`.
 */
export function readHouseholdCodes(text: string): Reading<string> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const parts = normalize(text)
    .split(/(?:[\s,;]|และ)+/u)
    .filter((part) => part !== '');
  const codes = parts.map(readHouseholdCode);
  const fits =
    codes.length > 0 && codes.length <= MOST && codes.every((code) => code !== null && /\d/u.test(code));
  return fits
    ? { kind: 'value', value: [...new Set(codes)].join(' ') }
    : { kind: 'unread', reason: 'household-code' };
}
