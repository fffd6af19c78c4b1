import { digits, normalize } from '../readers/text.ts';

// A colon would break the ids that are made of codes (`2026-W48:H-0001`).
const CODE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\-_/.]{0,39}$/u;
/** What a spreadsheet makes of a long number: 1.23457E+12. The digits it dropped are lost. */
const SPREADSHEET_NUMBER = /^\d(?:\.\d+)?E\+?\d+$/u;

/**
 * The office's code of a household as it is stored: capitals, ASCII digits, no spaces around. Null when the text is no code: codes have up
 * to 40 letters, digits, `-`, `_`, `/` and `.`, and begin with a letter or digit.
 */
export function readHouseholdCode(text: string): string | null {
  const code = digits(normalize(text)).toUpperCase();
  return CODE.test(code) && !SPREADSHEET_NUMBER.test(code) ? code : null;
}
