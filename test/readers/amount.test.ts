import { expect, test } from 'vitest';
import { readAmount } from '../../src/readers/amount.ts';
import { spell } from './spell.ts';

const CASES: Record<string, string> = {
  สองร้อยห้าสิบบาท: '250',
  ฮ้อย: '100',
  ฮ้อยซาว: '120',
  ฮ้อยห้าสิบ: '150',
  สองฮ้อย: '200',
  ห้าฮ้อย: '500',
  สามฮ้อยซาวห้าบาท: '325',
  ฮ้อยห้า: '105|150',
  สองสามฮ้อย: '200?range',
  หลายฮ้อย: '!vague',
  '3oo': '300?fuzzy',
  '5OOO บาท': '5000?fuzzy',
  l00: '100?fuzzy',
  'ประมาณ 3oo': '300?approx',
  a300: '!unclear',
  '1e3': '!unclear',
  '20/11 300': '!unclear',
  '3 hundred': '300',
  'a hundred and twenty baht': '120',
  'two thousand': '2000',
  'two thousand five': '2005',
  'twenty-five': '25',
  'one hundred': '100',
  'a few hundred': '!vague',
  'hundreds of baht': '!not-a-number',
  '300 each day': '300?per-period',
  'ยืมมา 500': '!negative',
  '300 hundred': '!unclear',
  'no one bought': '!not-a-number',
  '20 30 บาท': '50?sum',
  'เมื่อวาน 100 วันนี้ 200': '300?sum',
  'อาทิตย์ก่อน 500 อาทิตย์นี้ 300': '800?sum',
  '20 350': '20350|370',
  'ขาย 500 ทุน 200': '300|500',
  'ขายได้ 1,000 หักทุน 400': '600|1000',
  'ขายไข่ 300 ขายผัก 200 ค่าปุ๋ย 100': '400|500',
  'เหลือ 200 จาก 500': '200|500',
  'ขาย 500 เหลือกำไร 300': '300|500',
  'ทุน 200 กำไร 300': '300|500',
  '300 แต่แบ่งลูก 100': '200|300',
  'ขาย 200 ทุน 500': '!negative',
  'ขาย 500 ทุน 200-300': '!unclear',
  'sold 500 cost 200': '300|500',
  '2-300': '200?range',
  '5-10': '5?range',
  'วันละ 50 7 วัน': '350?sum',
  'วันละ 50 เจ็ดวัน': '350?sum',
  'วันละ 50 บาท ทำ 7 วัน': '350?sum',
  'วันละ 50': '50?per-period',
  'เดือนละ 500 7 วัน': '500?per-period',
  'ไม่ใช่ 300': '300',
  'บ่แม่น สามร้อย': '300',
  'ไม่ใช่ 200 แต่ 300': '300',
  ขายเรียบร้อยแล้ว: '!not-a-number',
  'ขายสร้อย 300': '300',
  ห้ารอย: '!unclear',
  สองล้อย: '!unclear',
  '3 พ้น': '!unclear',
  '3 เจ้า': '3?guess',
  สามแยก: '3?guess',
  '300 ครึ่ง': '!bad-grouping',
  'ขายได้ 300 แบ่งครึ่ง': '!unclear',
  'two hundred - three hundred': '200?range',
  '300 ร้อย': '!bad-grouping',
  '300 เท่านั้น': '300',
  '300 กำไร': '300',
  '20 พ.ย. ขายได้ 300': '300',
  'ได้ 350 บาทค่ะ': '350',
  'ราวๆ 400': '400?approx',
  หมื่นห้า: '15000',
  แสนสอง: '120000',
  '1,234.50': '1234.5',
  ประมาณวันละร้อย: '100?per-period',
  'ขายไข่ได้ 120': '120',
  บ่ได้เฮ็ดหยัง: '0',
  '  ๑,๒๐๐ บาทครับ  ': '1200',
  '1​500': '1500',
  '฿300': '300',
  '300฿': '300',
  '300 baht': '300',
  '1500.00': '1500',
  '2.5k': '2500',
  '1 500': '1500',
  '12 000 บาท': '12000',
  สามพันห้า: '3500',
  สองแสนห้าหมื่น: '250000',
  ล้านสอง: '1200000',
  ล้านนึง: '1000000',
  พันครึ่ง: '1500',
  ครึ่งหมื่น: '5000',
  ซาวบาท: '20',
  ซาวห้า: '25',
  ห้าร้อยจ้า: '500',
  ห้าร้อยเด้อ: '500',
  ร้อยนึง: '100',
  ร้อยเอ็ด: '101',
  พันเอ็ด: '1001',
  สองพันกับห้าบาท: '2005',
  สองร้อยห้า: '205|250',
  พันหนึ่ง: '1000|1100',
  '200 หรือ 300': '200|300',
  '12.500': '12.5|12500',
  '1.234.567': '1234567',
  '12 บาท 50 สตางค์': '12.5',
  '50 สตางค์': '0.5',
  '200-300': '200?range',
  '200 ถึง 300 บาท': '200?range',
  ห้าหกร้อย: '500?range',
  ร้อยสองร้อย: '100?range',
  ร้อยห้าหกสิบ: '150?range',
  สิบยี่สิบบาท: '10?range',
  '2-3 พัน': '2000?range',
  'ไม่ถึง 500': '500?approx',
  เกือบพัน: '1000?approx',
  ร้อยกว่าบาท: '100?approx',
  '500 กว่าๆ': '500?approx',
  '500+': '500?approx',
  '~300': '300?approx',
  'น่าจะ 300 มั้ง': '300?approx',
  '300 ต่อวัน': '300?per-period',
  '300/วัน': '300?per-period',
  'อาทิตย์ละ 700': '700?per-period',
  'มื้อละ 100': '100?per-period',
  '9000 ต่อเดือน': '9000?per-period',
  'ไข่ 200 ผัก 150': '350?sum',
  '200 กับ 150': '350?sum',
  'ขายไข่ 120 บาท ขายผัก 80 บาท': '200?sum',
  '100+50+25': '175?sum',
  'ไข่ 200 ผัก 150 รวม 350': '350',
  'ขายไข่ 30 ฟอง ได้ 120 บาท': '120',
  'ขายไข่ 30 ฟองได้ 120': '120',
  '10 ฟอง ฟองละ 4 บาท': '40?sum',
  'วันที่ 20 ขายได้ 300': '300',
  ยังบ่ทันได้ขาย: '0',
  ไม่มีเลยค่ะ: '0',
  ไม่ได้ขายอะไร: '0',
  ขายไม่ได้: '0',
  ไม่มีรายได้: '0',
  none: '0',
  '.5': '0.5',
  '300 x 3': '900?sum',
  'ได้ค่าจ้าง 300 สามวัน': '300',
  จักสองร้อย: '200?approx',
  ร้อยๆ: '!vague',
  'ห้าร้อย 500': '!bad-grouping',
  สองเท่า: '!not-money',
  $5: '!not-money',
  '100บาท50สต.': '100.5',
  '0': '0',
  '๐ บาท': '0',
  ไม่ทราบค่ะ: '=unknown',
  บ่ฮู้: '=unknown',
  จำไม่ได้: '=unknown',
  เหมือนเดิม: '=same-as-last',
  เท่าเดิมครับ: '=same-as-last',
  คือเก่า: '=same-as-last',
  '—': '=skip',
  ข้าม: '=skip',
  หลายร้อย: '!vague',
  หลักพัน: '!vague',
  เยอะอยู่: '!vague',
  พอได้กิน: '!vague',
  ไม่กี่บาท: '!vague',
  'ไม่ได้ 500': '!vague',
  '1,50': '!bad-grouping',
  '1,2345': '!bad-grouping',
  '3 ตัว': '!not-money',
  'ไก่ออกไข่ 12 ฟอง': '!not-money',
  '5 กิโล': '!not-money',
  ทำนาอยู่: '!not-a-number',
  ปลูกผัก: '!not-a-number',
  '😀': '!not-a-number',
  '-500': '!negative',
  'ขาดทุน 300': '!negative',
  'ซื้อปุ๋ย 300': '!negative',
  'จ่ายไป 200': '!negative',
  '0812345678': '!too-large',
  สิบเอ็ดล้าน: '!too-large',
};

test.each(Object.entries(CASES))('%s is %s', (text, wanted) => {
  expect(spell(readAmount(text))).toBe(wanted);
});

test('a range tells both ends, and counts by its lower one', () => {
  expect(readAmount('สามสี่ร้อยบาท')).toEqual({
    kind: 'value',
    value: 300,
    confirm: 'range',
    range: [300, 400],
  });
});

test('an amount by the day tells its period, and a range of it too', () => {
  expect(readAmount('วันละสองสามร้อย')).toEqual({
    kind: 'value',
    value: 200,
    confirm: 'per-period',
    per: 'day',
    range: [200, 300],
  });
});

const DIGITS = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const UNITS: readonly [number, string][] = [
  [10_000, 'หมื่น'],
  [1_000, 'พัน'],
  [100, 'ร้อย'],
];

/** The number as schools teach to write it. */
function inWords(n: number): string {
  if (n === 0) return 'ศูนย์';
  let words = '';
  let rest = n;
  for (const [unit, name] of UNITS) {
    const times = Math.floor(rest / unit);
    if (times > 0) words += `${DIGITS[times]}${name}`;
    rest %= unit;
  }
  const tens = Math.floor(rest / 10);
  if (tens > 0) words += `${tens === 1 ? '' : tens === 2 ? 'ยี่' : DIGITS[tens]}สิบ`;
  const ones = rest % 10;
  return words + (ones === 1 && n > 10 ? 'เอ็ด' : DIGITS[ones]);
}

/** A lone digit right behind ร้อย, พัน, หมื่น: people use it for the next lower unit, so the school's spelling is ambiguous. */
function endsInLoneDigit(n: number): boolean {
  return n > 100 && n % 100 > 1 && n % 100 < 10;
}

const EVERY = Array.from({ length: 100_000 }, (_, n) => n);
const misread = (
  numbers: readonly number[],
  write: (n: number) => string,
  wanted: (n: number) => string = String,
): string[] =>
  numbers
    .filter((n) => spell(readAmount(write(n))) !== wanted(n))
    .slice(0, 20)
    .map((n) => `${write(n)}: ${spell(readAmount(write(n)))}`);

test('every number from 0 to 99,999 in Thai words reads back', () => {
  expect(
    misread(
      EVERY.filter((n) => !endsInLoneDigit(n)),
      inWords,
    ),
  ).toEqual([]);
});

test('with a lone last digit, กับ makes it exact, and without it the everyday meaning holds (domain.md §5.8)', () => {
  const lone = EVERY.filter(endsInLoneDigit);
  const joined = (n: number): string => `${inWords(n - (n % 10))}กับ${DIGITS[n % 10]}บาท`;
  expect(lone).toHaveLength(7_992);
  expect(misread(lone, joined)).toEqual([]);
  expect(
    misread(lone, inWords, (n) => {
      const one = n % 10;
      const round = n - one;
      if (round % 1000 !== 0) return `${n}|${round + one * 10}`;
      return String(round + (round % 10_000 === 0 ? 1_000 : 100) * one);
    }),
  ).toEqual([]);
});

const thai = (n: number): string =>
  String(n).replace(/\d/gu, (digit) => String.fromCharCode(0x0e50 + Number(digit)));

test('every number from 0 to 99,999 in Thai digits and with commas reads back', () => {
  expect(misread(EVERY, thai)).toEqual([]);
  expect(misread(EVERY, (n) => n.toLocaleString('en-US'))).toEqual([]);
});

/** Sure: the value counts without asking. */
const isSure = (text: string): boolean => /^[\d.]+$/u.test(spell(readAmount(text)));

test('of two amounts none is taken in silence', () => {
  const left = ['200', '1,200', '๓๕๐', '2k', 'ห้าร้อย', 'สองฮ้อย', 'ซาว', 'ฮ้อยห้าสิบ', 'two hundred'];
  const right = ['30', '250', '1,500', '๔๐', '4k', 'สามสิบบาท', 'ฮ้อย', 'พันสอง', 'six hundred'];
  const between = [
    ' วันนี้ ',
    ' บาท อีก ',
    ' เมื่อวานได้ ',
    ', ',
    ' ทุน ',
    ' แต่แบ่งลูก ',
    ' - ',
    ' หรือ ',
    ' กับไข่ ',
    ' and then ',
    '/',
  ];
  const texts = left.flatMap((one) => right.flatMap((other) => between.map((words) => one + words + other)));
  expect(texts).toHaveLength(891);
  expect(texts.filter(isSure)).toEqual([]);
});

test('a number with something unreadable in it or at it is never sure', () => {
  const numbers = ['3', '20', '300', '1,500', 'ห้า', 'สองร้อย', 'ฮ้อย'];
  const torn = [
    'รอย',
    'ล้อย',
    'ฮอย',
    'พ้น',
    ' หมึ่น',
    ' ล่าน',
    ' hundreds',
    ' thousands',
    ' แบ่งครึ่ง',
    '/2',
    'ๆ',
    ' hundred 5 6',
  ];
  const glued = ['o', 'l', 'O5', 'q', 'e3', 'oo'];
  const texts = [
    ...numbers.flatMap((number) => torn.map((rest) => number + rest)),
    ...['3', '20', '300', '1,500'].flatMap((number) =>
      glued.flatMap((rest) => [number + rest, rest + number]),
    ),
  ];
  expect(texts).toHaveLength(132);
  expect(texts.filter(isSure)).toEqual([]);
});
