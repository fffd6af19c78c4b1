import { expect, test } from 'vitest';
import districts from '../../content/districts.json' with { type: 'json' };
import { readDistrict } from '../../src/readers/district.ts';
import { spell } from './spell.ts';

const code = (text: string): string => spell(readDistrict(text), (district) => district.code);

test.each(districts.map(({ code: wanted, name_th, name_en }) => [wanted, name_th, name_en] as const))(
  '%s by its names and code',
  (wanted, thai, english) => {
    for (const text of [
      thai,
      `อ.${thai}`,
      `อำเภอ ${thai} ค่ะ`,
      `${thai} จ.ศรีสะเกษ`,
      english,
      english.toUpperCase(),
      `Amphoe ${english}`,
      wanted,
    ]) {
      expect(code(text)).toBe(wanted);
    }
  },
);

test.each([
  ['อยู่ราษีไศลค่ะ', '3309'],
  ['บ้านอยู่อำเภอขุขันธ์', '3305'],
  ['ราษีไสล', '3309?fuzzy'],
  ['ราศีไศล', '3309?fuzzy'],
  ['ราษี​ไศล', '3309'],
  ['อยู่ราษี', '3309'],
  ['Rasisalai', '3309'],
  ['rasi', '3309'],
  ['Kukhan', '3305?fuzzy'],
  ['ขุขัน', '3305'],
  ['คุขันธ์', '3305?fuzzy'],
  ['เมืองจันทร์', '3318'],
  ['เมืองจัน', '3318'],
  ['อ.เมืองศรีสะเกษ', '3301'],
  ['ศรีสะเกษ', '3301'],
  ['Mueang', '3301'],
  ['กันทร', '3303|3304'],
  ['กันทรารม', '3303'],
  ['กันทราลักษ์', '3304?fuzzy'],
  ['กันทรารมณ์', '3303?fuzzy'],
  ['ขุ', '3305|3308'],
  ['ห้วยทับ', '3312'],
  ['หวยทับทัน', '3312'],
  ['วังหิน', '3316'],
  ['วังหินค่ะ', '3316'],
  ['โพธิ์ศรีสุวรรณ', '3321'],
  ['ศรีรัตนะ', '3314'],
  ['น้ําเกลี้ยง', '3315'],
  ['๓๓๐๙', '3309'],
  ['3323', '!not-a-district'],
  ['3401', '!outside-province'],
  ['อ.เมือง จ.สุรินทร์', '!outside-province'],
  ['อุบลราชธานี', '!outside-province'],
  ['อุบล', '!outside-province'],
  ['กรุงเทพ', '!outside-province'],
  ['จังหวัดยโสธร', '!outside-province'],
  ['บุรีรัมย์ค่ะ', '!outside-province'],
  ['Surin', '!outside-province'],
  ['ปลูกผัก', '!not-a-district'],
  ['5', '!not-a-district'],
  ['ไม่รู้', '=unknown'],
])('%s is %s', (text, wanted) => {
  expect(code(text)).toBe(wanted);
});
