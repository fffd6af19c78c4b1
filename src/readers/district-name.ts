import { readDistrict } from './district.ts';
import type { Reading } from './reading.ts';

/** Like `readDistrict`, for a question whose answer is shown as it is: the district's Thai name. */
export function readDistrictName(text: string): Reading<string> {
  const reading = readDistrict(text);
  switch (reading.kind) {
    case 'value': {
      const { confirm, value } = reading;
      return { kind: 'value', value: value.nameTh, ...(confirm && { confirm }) };
    }
    case 'choices':
      return { kind: 'choices', values: reading.values.map(({ nameTh }) => nameTh) };
    case 'word':
      return reading;
    case 'unread': {
      const { reason, candidates } = reading;
      return {
        kind: 'unread',
        reason,
        ...(candidates && { candidates: candidates.map(({ nameTh }) => nameTh) }),
      };
    }
  }
}
