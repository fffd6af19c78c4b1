import { bangkokDate } from '../clock.ts';

/** The month of `at`, written `2026-11`. */
export function monthOf(at: Date): string {
  return bangkokDate(at).toPlainYearMonth().toString();
}
