import { COUNT_UNITS } from './count-units.ts';
import type { SpokenNumber } from './number-grammar.ts';
import { findNumbers, type FoundNumber } from './number-words.ts';
import type { Period } from './reading.ts';

/** One amount of money in a text, with what the words around it say. */
export interface Money {
  /** Where it stands in the text. */
  start: number;
  end: number;
  number: SpokenNumber;
  /** The words call it baht. */
  named: boolean;
  /** It is announced as the total. */
  total: boolean;
  per?: Period;
  /** It is a price times a count ("10 ฟอง ฟองละ 4"). */
  multiplied?: true;
  approx: boolean;
  /** Less than ten baht with other words behind: more likely a count of something unknown ("3 เจ้า"). */
  odd: boolean;
  /** "หลายร้อย", "เป็นพัน": a unit without a number. */
  vague: boolean;
}

/** Words and signs that make any amount a rough one. */
export const AMOUNT_APPROX =
  /ประมาณ|ประมาน|ปะมาณ|ปะมาน|ปรามาณ|ราว|แถว|สัก|ซัก|จัก(?=\s?(?:\d|ร้อย|ฮ้อย|พัน|สอง|สาม|สี่|ห้า|หก))|น่าจะ|คงจะ|คง|เกือบ|ไม่ถึง|บ่ฮอด|บ่ถึง|ไม่เกิน|เฉลี่ย|อย่างน้อย|เกิน|มากกว่า|น้อยกว่า|กะว่า|กะๆ|มั้ง|ไม่แน่ใจ|about|around|almost|nearly|roughly|~|≈/u;

const PERIODS: readonly [RegExp, Period][] = [
  [/^(?:วัน|มื้อ|day)/u, 'day'],
  [/^(?:สัปดาห์|อาทิตย์|week)/u, 'week'],
  [/^(?:เดือน|month)/u, 'month'],
  [/^(?:ปี|year)/u, 'year'],
  [/^(?:ครั้ง|รอบ|เที่ยว|time)/u, 'time'],
];
const EACH_BEFORE =
  /([^\s\d]{1,12}?)ๆ?\s?ละ\s*(?:ได้|ขาย|เป็นเงิน|ก็|แค่|เงิน)*\s*(?:ประมาณ|ราวๆ?|สัก|ซัก|เกือบ|แค่)?\s*$/u;
const EACH_AFTER = /^\s*(?:บาท|บ\.?)?\s*(?:ต่อ|\/|per|an?|each|every|ทุก)\s*(?=[^\s\d])/u;
const BAHT_AFTER = /^\s*(?:บาท|บาด|บ\.|บ(?![ก-๙])|฿|thb|baht|bath|b(?![a-z])|\.?-+|\.–)/u;
const SATANG_AFTER = /^\s*(?:สตางค์|สตางค|ส\.?ต\.?(?![ก-๙]))/u;
const NO_MONEY_BEFORE = /(?:วันที่|ข้อ|ข้อที่|หมู่|หมู่ที่|ม\.|เลขที่|ครั้งที่|ที่|อายุ|เบอร์|โทร|ปี)\s*$/u;
const TOTAL_BEFORE =
  /(?:รวมเป็นเงิน|รวมเป็น|รวมแล้ว|รวมได้|รวม|ทั้งหมด|ทั้งสิ้น|total|=)\s*(?:ได้|เป็น|ก็)?\s*(?:ประมาณ|ราวๆ?)?\s*$/u;
const ROUGH_AFTER = /^\s*(?:บาท)?\s*(?:กว่า|เศษ|ปลาย|ต้นๆ|นิดๆ|ขึ้นไป|อัพ|\+(?!\s*\d))/u;
const VAGUE_BEFORE = /(?:เป็น|หลาย|หลัก|นับ|ตั้ง|กี่)\s*$/u;
const STARTS_WITH_UNIT = /^(?:สิบ|ร้อย|ฮ้อย|พัน|หมื่น|แสน|ล้าน)(?:ๆ|\s|บาท|$)/u;
const NOT_A_NUMBER_OF_MONEY = /(?:ไม่|บ่)ได้\s*$/u;
/** "ไม่ใช่ 200 แต่ 300": the first is taken back. Alone, "ไม่ใช่ 300" is a no and the right number. */
const TAKEN_BACK = /(?:ไม่ใช่|บ่แม่น|บ่ใช่|\bnot)\s*$/u;
const MONTH_AFTER =
  /^\s*(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)(?![ก-๎])|^\s*(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)/u;
const UNIT_OF: Readonly<Record<Period, RegExp>> = {
  day: /^(?:วัน|มื้อ|คืน)/u,
  week: /^(?:สัปดาห์|อาทิตย์)/u,
  month: /^เดือน/u,
  year: /^ปี/u,
  time: /^(?:ครั้ง|รอบ|เที่ยว)/u,
  piece: /^(?!วัน|คืน|สัปดาห์|อาทิตย์|เดือน|ปี)/u,
};

/** The amounts of money in a folded text, and how many numbers in it count something else. */
export function moneyIn(said: string): { amounts: Money[]; otherNumbers: number } {
  const numbers = joinSatang(said, joinSpaced(said, findNumbers(said)));
  const money: Money[] = [];
  const counts: Counted[] = [];
  for (const found of numbers) {
    const before = said.slice(0, found.start);
    const after = said.slice(found.end);
    const unit = COUNT_UNITS.exec(after)?.[1];
    if (NO_MONEY_BEFORE.test(before) || MONTH_AFTER.test(after)) {
      counts.push({ n: NaN, unit: '' });
    } else if (unit !== undefined) {
      counts.push({ n: found.number.kind === 'exact' ? found.number.value : NaN, unit });
    } else {
      money.push(describe(found, before, after));
    }
  }
  const kept = money.filter(({ start }) => !TAKEN_BACK.test(said.slice(0, start)));
  const chosen = choose(kept.length > 0 ? kept : money);
  return { amounts: multiply(chosen, counts), otherNumbers: counts.length };
}

interface Counted {
  n: number;
  unit: string;
}

function describe(found: FoundNumber, before: string, after: string): Money {
  const per = periodOf(before, after);
  return {
    start: found.start,
    end: found.end,
    number: found.number,
    named: BAHT_AFTER.test(after) || /฿\s*$/u.test(before),
    total: TOTAL_BEFORE.test(before),
    ...(per && { per }),
    approx: ROUGH_AFTER.test(after),
    odd: isOdd(found.number, after),
    vague:
      after.startsWith('ๆ') ||
      (VAGUE_BEFORE.test(before) && STARTS_WITH_UNIT.test(unitAlone(found, after))) ||
      NOT_A_NUMBER_OF_MONEY.test(before),
  };
}

function isOdd(number: SpokenNumber, after: string): boolean {
  const small = number.kind === 'exact' && number.value > 0 && number.value < 10;
  return small && /[ก-๎a-z]/u.test(after) && !BAHT_AFTER.test(after);
}

/** The number with what follows, rebuilt from its end: only whether it is a lone unit word matters. */
function unitAlone(found: FoundNumber, after: string): string {
  const lone =
    found.number.kind === 'exact' &&
    [10, 100, 1_000, 10_000, 100_000, 1_000_000].includes(found.number.value);
  return lone && found.end - found.start <= 5 ? `ร้อย${after.startsWith('ๆ') ? 'ๆ' : ' '}` : after;
}

function periodOf(before: string, after: string): Period | undefined {
  const each = EACH_BEFORE.exec(before);
  const afterwards = EACH_AFTER.exec(after);
  if (!each && !afterwards) return undefined;
  const name = each ? lastWord(before) : after.slice(afterwards![0].length);
  return PERIODS.find(([pattern]) => pattern.test(name))?.[1] ?? 'piece';
}

/** The measure before ละ: Thai has no spaces, so the period is looked for at the end of what stands there. */
function lastWord(before: string): string {
  const measure = before.slice(0, before.lastIndexOf('ละ')).replace(/[ๆ\s]+$/u, '');
  return /(วัน|มื้อ|สัปดาห์|อาทิตย์|เดือน|ปี|ครั้ง|รอบ|เที่ยว)$/u.exec(measure)?.[1] ?? '';
}

/** A total makes the parts superfluous. */
function choose(money: Money[]): Money[] {
  const totals = money.filter(({ total }) => total);
  return totals.length === 1 ? totals : money;
}

/** "10 ฟอง ฟองละ 4", "วันละ 50 7 วัน": a price and how often, worked out. */
function multiply(money: Money[], counts: readonly Counted[]): Money[] {
  const [only] = money;
  const [count] = counts;
  if (money.length !== 1 || !only?.per || only.number.kind !== 'exact') return money;
  if (counts.length !== 1 || count === undefined || Number.isNaN(count.n)) return money;
  if (!UNIT_OF[only.per].test(count.unit)) return money;
  return [{ ...only, number: { kind: 'exact', value: only.number.value * count.n }, multiplied: true }];
}

/** "1 500" and "12 000" are one number written with a space; "200 150" are two. */
function joinSpaced(said: string, numbers: readonly FoundNumber[]): FoundNumber[] {
  const [first, second] = numbers;
  const spaced = numbers.length === 2 && /(?:^|[^\d.,])\d{1,2} \d{3}(?!\d)(?:\s*(?:บ|฿|$))/u.test(said);
  if (!spaced || !first || !second || first.number.kind !== 'exact' || second.number.kind !== 'exact')
    return [...numbers];
  if (second.start - first.end !== 1) return [...numbers];
  const value = first.number.value * 1000 + second.number.value;
  const place = { start: first.start, end: second.end };
  // "20 350" may as well be two amounts; nobody says "1 500" for those.
  if (first.number.value >= 10 && second.number.value % 500 !== 0)
    return [
      { ...place, number: { kind: 'either', values: [value, first.number.value + second.number.value] } },
    ];
  return [{ ...place, number: { kind: 'exact', value } }];
}

/** "12 บาท 50 สตางค์" is 12.50, "50 สตางค์" 0.50. */
function joinSatang(said: string, numbers: readonly FoundNumber[]): FoundNumber[] {
  const joined: FoundNumber[] = [];
  for (const found of numbers) {
    const satang = SATANG_AFTER.exec(said.slice(found.end));
    if (!satang || found.number.kind !== 'exact') {
      joined.push(found);
      continue;
    }
    const baht = joined.at(-1);
    const follows =
      baht?.number.kind === 'exact' && /^\s*(?:บาท|บ\.?)\s*$/u.test(said.slice(baht.end, found.start));
    const whole = follows && baht.number.kind === 'exact' ? joined.pop()! : undefined;
    const value = found.number.value / 100 + (whole?.number.kind === 'exact' ? whole.number.value : 0);
    joined.push({
      start: whole?.start ?? found.start,
      end: found.end + satang[0].length,
      number: { kind: 'exact', value },
    });
  }
  return joined;
}
