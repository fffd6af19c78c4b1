import { mapReading } from './map-reading.ts';
import { readPhone } from './phone.ts';
import type { Reading } from './reading.ts';

/** Like `readPhone`, for a question whose answer is the number itself; that there is none counts as passing it over. */
export function readPhoneNumber(text: string): Reading<string> {
  const reading = readPhone(text);
  if (reading.kind === 'value' && reading.value.number === null) return { kind: 'word', word: 'skip' };
  return mapReading(reading, ({ number }) => number ?? '');
}
