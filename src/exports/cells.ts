import { bangkokDate, ZONE } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { dimensionName } from '../dimensions.ts';
import { districtName } from '../districts.ts';
import type { Household } from '../models/household.ts';

/** A moment's day in Bangkok as every spreadsheet reads and sorts it: `2026-11-24`; `''` for none. */
export function dayCell(at: Date | undefined): string {
  return at === undefined ? '' : bangkokDate(at).toString();
}

/** Day and time in Bangkok: `2026-11-24 09:15`. */
export function momentCell(at: Date): string {
  const local = at.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** The columns of where a household is. */
export const PLACE = ['house-no', '#moo', 'village', 'tambon', 'district'] as const;

/** Its cells under them. */
export function placeCells({ houseNo, moo, village, tambon, district }: Household, language: Language) {
  return {
    'house-no': houseNo ?? '',
    moo: moo ?? '',
    village: village ?? '',
    tambon,
    district: districtName(district, language),
  };
}

/** Dimensions by name; with `;` between, as an import reads them. */
export function dimensionsCell(ids: readonly string[], language: Language): string {
  return ids.map((id) => dimensionName(id, language)).join('; ');
}
