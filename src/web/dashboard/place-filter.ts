import { covers, narrow, type OfficerScope } from '../../access/area.ts';
import districts from '../../../content/districts.json' with { type: 'json' };
import type { Language } from '../../conversation/bot-flow.ts';
import { districtName } from '../../districts.ts';
import { say as words } from '../../messages/words.ts';
import { tambonsOfDistrict } from '../../places/tambons-kept.ts';

/** The part of her area an officer looks at, and those she can choose instead. */
export interface PlaceFilter {
  scope: OfficerScope;
  /** As it stands in the query: `''` for all of it, `3309`, or `3309 บัวหุ่ง`. */
  chosen: string;
  options: readonly { value: string; name: string }[];
}

const PLACE = /^(33\d\d)(?: (.{1,60}))?$/u;

/** Reads `place` of a query; null for what is not a part of her area, as for what is no place at all. */
export async function placeFilter(
  own: OfficerScope,
  { place = '' }: Readonly<Record<string, string>>,
  language: Language,
): Promise<PlaceFilter | null> {
  const [, district, tambon] = PLACE.exec(place) ?? [];
  if (place !== '' && district === undefined) return null;
  const scope = narrow(own, { district, tambon });
  if (!scope) return null;
  return { scope, chosen: place, options: await optionsOf(own, district, language) };
}

/** For the province its districts, and below the chosen one its tambons; for others their own tambons. */
async function optionsOf(own: OfficerScope, chosen: string | undefined, language: Language) {
  const isProvince = own.level === 'province';
  const district = isProvince ? chosen : own.district;
  const known = district === undefined ? [] : await tambonsOfDistrict(district);
  const tambons = known
    .filter(({ name }) => covers(own, { district, tambon: name }))
    .map(({ name }) => ({
      value: `${district} ${name}`,
      name: words(language, null, 'place.tambon', { tambon: name }),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'th'));
  if (!isProvince) return tambons;
  return districts.flatMap(({ code }) => [
    {
      value: code,
      name: words(language, null, 'place.district', { district: districtName(code, language) }),
    },
    ...(code === chosen ? tambons.map(({ value, name }) => ({ value, name: `– ${name}` })) : []),
  ]);
}
