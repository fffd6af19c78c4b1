import { readDistrict } from './district.ts';
import { mapReading } from './map-reading.ts';
import type { Reading } from './reading.ts';

/** Like `readDistrict`, for a question whose answer is shown as it is: the district's Thai name. */
export function readDistrictName(text: string): Reading<string> {
  return mapReading(readDistrict(text), ({ nameTh }) => nameTh);
}
