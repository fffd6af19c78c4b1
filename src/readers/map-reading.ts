import type { Reading } from './reading.ts';

/** The same reading of something else: whatever it holds, sure or offered, goes through `change`; a range is let go. */
export function mapReading<A, B>(reading: Reading<A>, change: (value: A) => B): Reading<B> {
  switch (reading.kind) {
    case 'value': {
      const { confirm, per, value } = reading;
      return { kind: 'value', value: change(value), ...(confirm && { confirm }), ...(per && { per }) };
    }
    case 'choices':
      return { kind: 'choices', values: reading.values.map(change) };
    case 'word':
      return reading;
    case 'unread': {
      const { candidates, ...unread } = reading;
      return { ...unread, ...(candidates && { candidates: candidates.map(change) }) };
    }
  }
}
