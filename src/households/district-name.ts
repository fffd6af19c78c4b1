import table from '../../content/districts.json' with { type: 'json' };
import { type District, readDistrict } from '../readers/district.ts';
import { knownNames } from './known-names.ts';

const TITLES = ['', 'อำเภอ', 'กิ่งอำเภอ', 'อ.', 'amphoe ', 'district '];
const ENDINGS = ['', ' จังหวัดศรีสะเกษ', ' จ.ศรีสะเกษ', ' district'];

const find = knownNames(
  table.map((district) => {
    const others = table.filter(({ code }) => code !== district.code);
    // กันทร is short for กันทรลักษ์ but also begins กันทรารมย์. The capital's short name is official.
    const aliases = district.aliases.filter(
      (alias) => alias === 'เมือง' || !others.some(({ name_th }) => name_th.startsWith(alias)),
    );
    const names = [district.code, district.name_th, district.name_en, ...aliases];
    return [
      district.code,
      names.flatMap((name) => TITLES.flatMap((title) => ENDINGS.map((ending) => title + name + ending))),
    ] as const;
  }),
);

/**
 * The four-digit code of the district a cell names for sure: by code, Thai or English name or a known short form, with or without อ. and
 * จ.ศรีสะเกษ. Null otherwise.
 */
export function districtCode(text: string): string | null {
  return find(text);
}

/** Districts a doubtful cell may have meant, nearest first; at most three. */
export function likelyDistricts(text: string): readonly District[] {
  const reading = readDistrict(text);
  if (reading.kind === 'value') return [reading.value];
  if (reading.kind === 'choices') return reading.values.slice(0, 3);
  return reading.kind === 'unread' ? (reading.candidates ?? []).slice(0, 3) : [];
}
