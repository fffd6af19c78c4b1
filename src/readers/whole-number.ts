import { readCount } from './count.ts';
import { mapReading } from './map-reading.ts';
import type { Reading } from './reading.ts';

/** A whole number of things as a plain number; see `readCount`. */
export function readWholeNumber(text: string): Reading<number> {
  return mapReading(readCount(text), ({ n }) => n);
}
