import { readHouseholdCode } from '../households/household-code.ts';
import type { Reading } from './reading.ts';

/** Codes in one message or form: a tambon's list, and more than fits into a message of LINE. */
const MOST = 500;

/**
 * Household codes as they are typed, or copied from a column of a spreadsheet: with spaces, commas, tabs or line ends between,
 * each counted once. Their heading is passed over, as a code has a digit. The value has a space between.
 */
export function readHouseholdCodes(text: string): Reading<string> {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== '');
  const codes = new Set(parts.filter((part) => /\p{N}/u.test(part)).map(readHouseholdCode));
  if (codes.size === 0) return { kind: 'unread', reason: 'no-code' };
  if (codes.has(null)) return { kind: 'unread', reason: 'bad-code' };
  if (codes.size > MOST) return { kind: 'unread', reason: 'too-many', values: { most: MOST } };
  return { kind: 'value', value: [...codes].join(' ') };
}
