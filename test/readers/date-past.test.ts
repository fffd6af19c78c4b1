import { expect, test } from 'vitest';
import { readPastDate } from '../../src/readers/date-past.ts';
import { spell } from './spell.ts';

const today = Temporal.PlainDate.from('2026-11-23'); // a Monday
const CASES: Record<string, string> = {
  วันเสาร์: '2026-11-21',
  วันเสาร์ค่ะ: '2026-11-21',
  อาทิตย์ที่แล้ว: '2026-11-22|2026-11-16',
  วันอาทิตย์ที่แล้ว: '2026-11-22',
  เมื่อวันศุกร์: '2026-11-20',
  '๑๕ พย ๖๙': '2026-11-15',
  '15-11-2569': '2026-11-15',
  '15.11.69': '2026-11-15',
  '15 11 69': '2026-11-15',
  '3 วันที่แล้ว': '2026-11-20',
  'เมื่อ 3 วันก่อน': '2026-11-20',
  สามวันก่อนจ้า: '2026-11-20',
  สองสามวันก่อน: '2026-11-21|2026-11-20',
  '2 อาทิตย์ก่อน': '2026-11-09?guess',
  วันนี้ครับ: '2026-11-23',
  'วัน​นี้': '2026-11-23',
  มื้อนี้เด้อ: '2026-11-23',
  ตอนเช้า: '2026-11-23',
  เมื่อวานตอนเย็น: '2026-11-22',
  เมือวาน: '2026-11-22',
  'ก่อนหน้านี้ 3 วัน': '2026-11-20',
  ไปหาวันเสาร์: '2026-11-21',
  '20/11/69 เวลา 9.30': '2026-11-20',
  ไปเมื่อวานค่ะ: '2026-11-22',
  เมื่อคืน: '2026-11-22|2026-11-23',
  วานซืน: '2026-11-21',
  จันทร์ที่แล้ว: '2026-11-16',
  วันจันทร์: '2026-11-23',
  ศุกร์ที่แล้ว: '2026-11-20',
  วันพุธสัปดาห์ก่อน: '2026-11-18',
  พฤหัส: '2026-11-19',
  วันพฤหัด: '2026-11-19',
  วันพุทธ: '2026-11-18',
  อาทิตย์: '2026-11-22',
  yesterday: '2026-11-22',
  'last Friday': '2026-11-20',
  'Nov 20': '2026-11-20',
  '20 Nov 2026': '2026-11-20',
  '20พ.ย.69': '2026-11-20',
  'วันที่ 20 เดือน 11': '2026-11-20',
  'วันที่ 20 พฤศจิกา': '2026-11-20',
  '15 พฤษจิกายน 2569': '2026-11-15',
  วันที่ยี่สิบ: '2026-11-20?guess',
  '๓': '2026-11-03?guess',
  '31': '2026-10-31',
  '20 พ.ย. 26': '2026-11-20',
  '20 พ.ย. ค.ศ. 2026': '2026-11-20',
  '1 พ.ค. 69': '2026-05-01?old',
  '25/12/68': '2025-12-25?old',
  '25/12': '!future',
  '24 พ.ย.': '!future',
  พรุ่งนี้: '!future',
  ศุกร์หน้า: '!future',
  ศุกร์นี้: '!future',
  '30 ก.พ.': '!invalid-date',
  '0/11/69': '!invalid-date',
  '20/13': '!invalid-date',
  '32': '!invalid-date',
  'จันทร์ 20 พ.ย. 69': '!weekday-mismatch',
  ต้นเดือน: '!vague',
  เดือนที่แล้ว: '!vague',
  หลายวันก่อน: '!vague',
  นานแล้ว: '!vague',
  ปลูกผัก: '!not-a-date',
  ไม่รู้: '=unknown',
  บ่จื่อ: '=unknown',
  จำไม่ได้ค่ะ: '=unknown',
  '-': '=skip',
};

test.each(Object.entries(CASES))('%s is %s', (text, wanted) => {
  expect(spell(readPastDate(text, today))).toBe(wanted);
});

test('31 Oct is offered, not taken, when this month has no day 31', () => {
  expect(readPastDate('31', today).kind).toBe('choices');
});

test('a date just over 60 days back is asked about, one at 60 days is not', () => {
  expect(spell(readPastDate(today.subtract({ days: 60 }).toString(), today))).not.toContain('old');
  expect(spell(readPastDate(today.subtract({ days: 61 }).toString(), today))).toContain('?old');
});

const FULL = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
];
const SHORT = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
];
const DAYS = ['จันทร์', 'อังคาร', 'พุธ', 'พฤหัสบดี', 'ศุกร์', 'เสาร์', 'อาทิตย์'];
const thai = (text: string): string =>
  text.replace(/\d/gu, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
const FORMS: Record<string, (date: Temporal.PlainDate) => string> = {
  'd/m/yy': ({ day, month, year }) => `${day}/${month}/${(year + 543) % 100}`,
  'd-m-yyyy': ({ day, month, year }) => `${day}-${month}-${year + 543}`,
  'common era': ({ day, month, year }) => `${day}/${month}/${year}`,
  'short month in Thai digits': ({ day, month, year }) =>
    thai(`${day} ${SHORT[month - 1]} ${(year + 543) % 100}`),
  'without dots or spaces': ({ day, month, year }) =>
    `${day}${SHORT[month - 1]!.replaceAll('.', '')}${(year + 543) % 100}`,
  'in full': ({ day, month, year, dayOfWeek }) =>
    `วัน${DAYS[dayOfWeek - 1]}ที่ ${day} ${FULL[month - 1]} พ.ศ. ${year + 543}`,
  'year first': ({ day, month, year }) =>
    `${year + 543}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
};

test.each(Object.entries(FORMS))('every date of two years reads back: %s', (_, write) => {
  const misread: string[] = [];
  for (let back = 0; back < 731; back++) {
    const date = today.subtract({ days: back });
    const reading = readPastDate(write(date), today);
    if (reading.kind !== 'value' || !reading.value.equals(date) || (reading.confirm === 'old') !== back > 60)
      misread.push(write(date));
  }
  expect(misread).toEqual([]);
});
