import { AMOUNT_APPROX, moneyIn, type Money } from './amount-parts.ts';
import { readNet } from './amount-net.ts';
import { readAnswerWord } from './answer-word.ts';
import { isTangled, lettersForDigits } from './letters-for-digits.ts';
import { withEnglishNumbers } from './number-english.ts';
import { parseNumber } from './number-words.ts';
import type { Reading } from './reading.ts';
import { bare, digits, fold, normalize } from './text.ts';
import { NOTHING, VAGUE } from './vague-words.ts';

/** More than this a week no target household earns; it is a slip of the finger or a telephone number. */
const MOST = 10_000_000;
const LOSS = /ขาดทุน|ติดลบ|(?:^|\s)ลบ\s?(?=\d)|เป็นหนี้|ค้างหนี้|เสียเงิน|เสียไป|จ่าย|หมดไป|ใช้ไป|ลงทุน|ซื้อ|กู้|ยืม/u;
const GAIN = /ขาย|ได้|กำไร|ประหยัด|รายรับ|รับจ้าง|ลด|เหลือ|ออม|เก็บ/u;

/** ร้อย, พัน, หมื่น, แสน, ล้าน, สิบ with a slip in them: "ห้ารอย" is not five. */
const MISSPELT_UNIT = /^\s*(?:[รลฮ][่-๋]?อย|[พผ](?:[้่]น|ัน|้ัน)|หม[ิึื]่?น|[แเ][สซ][่้]?น|ล่?าน|[สซ][ิึื]้?[ปบพ])/u;
/** Words of number that were understood in no amount and no count: what they add to the meaning is not known. */
const SOME_NUMBER_LEFT = /\b(?:hundreds?|thousands?|millions?|dozens?|half)\b|ครึ่ง|(?:เท่าตัว|เท่าหนึ่ง)/u;

/**
 * An amount of money in baht, satang as decimals: `1,500`, `๑๕๐๐`, `พันห้า`, `ได้ 350 บาทค่ะ`; "none" is 0.
 * Asks back (`confirm`) for approximations, ranges (the lower end is the value), sums, and amounts told by the day or month
 * (`per`; the value is for one such period). Unread reasons: `vague`, `bad-grouping`, `not-money`, `not-a-number`,
 * `negative` (also spending and loss), `too-large`, `unclear`.
 * A value is sure only when no digit and no word of number was left unread; of what was sold and what it cost (amount-net.ts)
 * the person chooses. Source: domain.md §5.3 question 6 and §5.8.
 */
export function readAmount(text: string): Reading<number> {
  const mended = lettersForDigits(text);
  if (mended === null) return read(text);
  const reading = read(mended);
  return reading.kind === 'value' ? { ...reading, confirm: reading.confirm ?? 'fuzzy' } : reading;
}

function read(text: string): Reading<number> {
  const said = withEnglishNumbers(fold(text));
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  if (/^[-–−]\s*[฿]?\d/u.test(said)) return unread('negative');
  if (/[$€£]|\busd?\b|ดอลลาร์|ดอล(?![ก-๙])|กีบ|เรียล/u.test(said)) return unread('not-money');
  const product = timesOver(said);
  if (product !== null)
    return product > MOST ? unread('too-large') : { kind: 'value', value: product, confirm: 'sum' };
  const { amounts, otherNumbers } = moneyIn(said);
  if (isTangled(said) && amounts.length > 0) return unread('unclear');
  const net = readNet(said, amounts);
  if (net !== null) return net;
  if (LOSS.test(said) && !GAIN.test(said.replace(/ไม่ได้|บ่ได้/gu, '')) && amounts.length > 0)
    return unread('negative');
  if (amounts.length === 0) return withoutNumber(text, otherNumbers);
  if (amounts.some(({ number }) => number.kind === 'bad-grouping')) return unread('bad-grouping');
  if (amounts.some(({ vague }) => vague)) return unread('vague');
  const approx = AMOUNT_APPROX.test(digits(normalize(text)).toLowerCase());
  const halfRead = amounts.some(({ end }) => MISSPELT_UNIT.test(said.slice(end)));
  if (halfRead || SOME_NUMBER_LEFT.test(blanked(said, amounts))) return unread('unclear');
  const reading = amounts.length === 1 ? single(amounts[0]!, approx) : sum(amounts);
  return reading.kind === 'value' && reading.value > MOST ? unread('too-large') : reading;
}

/** The text without the amounts that were read in it. */
function blanked(said: string, amounts: readonly Money[]): string {
  return amounts.reduceRight((rest, { start, end }) => rest.slice(0, start) + ' ' + rest.slice(end), said);
}

/** "300 x 3" is worked out, and asked about like any sum. */
function timesOver(said: string): number | null {
  const factors =
    /^\D*?([\d,.]+)\s*(?:บาท)?\s*[x×*]\s*(\d{1,4})(?:\s*(?:วัน|ครั้ง|ตัว|ฟอง|กิโล|ถุง|กำ))?\s*(?:บาท)?$/u.exec(
      said,
    );
  if (!factors) return null;
  const price = parseNumber(factors[1]!);
  return price?.kind === 'exact' ? price.value * Number(factors[2]) : null;
}

function unread(reason: string): Reading<number> {
  return { kind: 'unread', reason };
}

function withoutNumber(text: string, otherNumbers: number): Reading<number> {
  const key = bare(text);
  if (NOTHING.test(key)) return { kind: 'value', value: 0 };
  if (otherNumbers > 0) return unread('not-money');
  return unread(VAGUE.test(key) ? 'vague' : 'not-a-number');
}

/** What is asked about first: the period changes the meaning most, then the range, then "about". */
function single(money: Money, approx: boolean): Reading<number> {
  const { number, per, multiplied } = money;
  if (number.kind === 'either') return { kind: 'choices', values: number.values };
  if (number.kind === 'bad-grouping') return unread('bad-grouping');
  const ends = number.kind === 'range' ? number.range : undefined;
  const value = number.kind === 'range' ? number.range[0] : number.value;
  const range = ends && { range: ends };
  if (multiplied) return { kind: 'value', value, confirm: 'sum', ...range };
  if (per) return { kind: 'value', value, confirm: 'per-period', per, ...range };
  if (range) return { kind: 'value', value, confirm: 'range', ...range };
  if (approx || money.approx) return { kind: 'value', value, confirm: 'approx' };
  return money.odd ? { kind: 'value', value, confirm: 'guess' } : { kind: 'value', value };
}

function sum(amounts: readonly Money[]): Reading<number> {
  let total = 0;
  for (const { number, per } of amounts) {
    // Adding a daily and a weekly amount, or one of two meanings, would be a guess.
    if (number.kind !== 'exact' || per) return unread('vague');
    total += number.value;
  }
  return { kind: 'value', value: Math.round(total * 100) / 100, confirm: 'sum' };
}
