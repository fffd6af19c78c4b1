import { readCount } from './count.ts';
import type { Reading } from './reading.ts';

/** A whole number of things as a plain number; see `readCount`. */
export function readWholeNumber(text: string): Reading<number> {
  const reading = readCount(text);
  switch (reading.kind) {
    case 'value': {
      const { value, confirm } = reading;
      return { kind: 'value', value: value.n, ...(confirm && { confirm }) };
    }
    case 'choices':
      return { kind: 'choices', values: reading.values.map(({ n }) => n) };
    case 'word':
      return reading;
    case 'unread':
      return { kind: 'unread', reason: reading.reason };
  }
}
