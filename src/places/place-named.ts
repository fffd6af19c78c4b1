import { readDistrict } from '../readers/district.ts';
import type { Reading } from '../readers/reading.ts';
import { readTambon } from '../readers/tambon.ts';
import { fold } from '../readers/text.ts';
import { narrow, type Area, type OfficerScope } from '../access/area.ts';
import { tambonsWithin } from './tambons.ts';

/** What an officer's words for a place came to: a part of her own area, several that fit, or none that is hers. */
export type PlaceNamed =
  { kind: 'scope'; scope: OfficerScope } | { kind: 'choices'; areas: readonly Area[] } | { kind: 'unknown' };

/**
 * The part of `scope` that `text` names: nothing for all of it, a district or a tambon by name, or a code as our buttons carry
 * it (`3309`, `3309 บัวหุ่ง`). A tambon of the district she already looks at is sought first; "อ." and "ต." decide which is
 * meant, because 11 tambons bear a district's name (domain.md §3).
 */
export async function placeNamed(scope: OfficerScope, text: string): Promise<PlaceNamed> {
  if (text === '') return { kind: 'scope', scope };
  const [, district, tambon] = /^(33\d\d)(?: (.+))?$/u.exec(text) ?? [];
  if (district !== undefined) return hers(scope, [{ district, tambon }]);
  const said = fold(text);
  const sort = /^(?:ตำบล|ต\.|ต\s|tambon)/u.test(said)
    ? 'tambon'
    : /^(?:อำเภอ|อ\.|อ\s|amphoe)/u.test(said)
      ? 'district'
      : null;
  const readers = [inDistricts, inTambons];
  if (scope.level !== 'province') readers.reverse();
  for (const read of readers) {
    if (sort !== null && (read === inTambons) !== (sort === 'tambon')) continue;
    const areas = await read(text, scope);
    if (areas.length > 0) return hers(scope, areas);
  }
  return { kind: 'unknown' };
}

function hers(scope: OfficerScope, areas: readonly Area[]): PlaceNamed {
  const seen = areas.flatMap((area) => {
    const within = narrow(scope, area);
    return within ? [{ area, within }] : [];
  });
  const [first] = seen;
  if (!first) return { kind: 'unknown' };
  return seen.length === 1
    ? { kind: 'scope', scope: first.within }
    : { kind: 'choices', areas: seen.map(({ area }) => area) };
}

function inDistricts(text: string): Area[] {
  return valuesOf(readDistrict(text)).map(({ code }) => ({ district: code }));
}

async function inTambons(text: string, scope: OfficerScope): Promise<Area[]> {
  return valuesOf(readTambon(text, await tambonsWithin(scope))).map(({ name, district }) => ({
    district,
    tambon: name,
  }));
}

function valuesOf<T>(reading: Reading<T>): readonly T[] {
  if (reading.kind === 'value') return [reading.value];
  return reading.kind === 'choices' ? reading.values : [];
}
