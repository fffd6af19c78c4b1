import { readPhone } from './phone.ts';
import type { Reading } from './reading.ts';

/** Like `readPhone`, for a question whose answer is the number itself; that there is none counts as passing it over. */
export function readPhoneNumber(text: string): Reading<string> {
  const reading = readPhone(text);
  switch (reading.kind) {
    case 'value': {
      const { confirm, value } = reading;
      if (value.number === null) return { kind: 'word', word: 'skip' };
      return { kind: 'value', value: value.number, ...(confirm && { confirm }) };
    }
    case 'choices':
      return { kind: 'unread', reason: 'not-a-phone' };
    default:
      return reading.kind === 'word' ? reading : { kind: 'unread', reason: reading.reason };
  }
}
