import districts from '../content/districts.json' with { type: 'json' };
import type { Language } from './conversation/bot-flow.ts';

/** The name of the district with this code (`3309`), or the code when the list does not have it. */
export function districtName(code: string, language: Language): string {
  const district = districts.find((one) => one.code === code);
  return (language === 'th' ? district?.name_th : district?.name_en) ?? code;
}
