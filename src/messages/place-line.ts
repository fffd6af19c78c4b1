import type { OfficerScope } from '../access/area.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { districtName } from '../districts.ts';
import { say as words } from './words.ts';

/** What an officer looks at, in words: "จ.ศรีสะเกษ", "อ.ราษีไศล", "ต.บัวหุ่ง อ.ราษีไศล". */
export function placeLine({ level, district, tambons = [] }: OfficerScope, language: Language): string {
  const word = (key: string, values: object = {}): string =>
    words(language, null, `place.${key}`, { ...values });
  if (level === 'province' || district === undefined) return word('province');
  const named = word('district', { district: districtName(district, language) });
  if (level === 'district') return named;
  return [...tambons.map((tambon) => word('tambon', { tambon })), named].join(' ');
}
