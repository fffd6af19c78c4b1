import type { Reading } from '../../src/readers/reading.ts';

/**
 * A reading in one short line, so that a table of cases can be read: `1500`, `200?range` (asked about), `105|150` (choices),
 * `=skip` (a word), `!vague` (unread).
 */
export function spell<T>(reading: Reading<T>, show: (value: T) => string = String): string {
  if (reading.kind === 'value')
    return reading.confirm ? `${show(reading.value)}?${reading.confirm}` : show(reading.value);
  if (reading.kind === 'choices') return reading.values.map(show).join('|');
  return reading.kind === 'word' ? `=${reading.word}` : `!${reading.reason}`;
}
