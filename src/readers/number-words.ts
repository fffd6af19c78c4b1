import { evaluate, type NumberToken, type SpokenNumber } from './number-grammar.ts';
import { fold } from './text.ts';

/** A number standing in a text, from `start` to `end` of that text. */
export interface FoundNumber {
  start: number;
  end: number;
  number: SpokenNumber;
}

const DIGIT_WORDS = named(
  'ศูนย์ 0 ศูน 0 หนึ่ง 1 หนึง 1 หนื่ง 1 นึ่ง 1 นึง 1 เดียว 1 เอ็ด 1 เอด 1 สอง 2 ยี่ 2 ยี 2 สาม 3 สี่ 4 ห้า 5 หก 6 เจ็ด 7 เจด 7 แปด 8 เก้า 9',
);
const UNIT_WORDS = named(
  'สิบ 10 ร้อย 100 ฮ้อย 100 ฮ๊อย 100 พัน 1000 หมื่น 10000 หมืน 10000 แสน 100000 ล้าน 1000000 k 1000 m 1000000',
);

function named(pairs: string): ReadonlyMap<string, number> {
  return new Map([...pairs.matchAll(/(\S+) (\d+)/gu)].map(([, word = '', value]) => [word, Number(value)]));
}

// The look-aheads keep words that begin like a number: สามารถ, สามี, ห้าม, ห้าง, พันธุ์, เก้าอี้, หกล้ม, ล้านนา.
const TOKEN = new RegExp(
  [
    '(?<numeral>\\d+(?:,\\d+)*(?:\\.\\d+)*|(?<=^|\\s)\\.\\d+)',
    '(?<unit>สิบ|(?<!เรียบ|ส)ร้อย|ฮ[้๊]อย|พัน(?!ธ)|หมื่น|หมืน|แสน(?!ดี)|ล้าน(?!นา)|(?<=\\d\\s?)[km](?![a-z]))',
    '(?<twenty>ซาว)',
    '(?<half>ครึ่ง)',
    '(?<digit>ศูนย์|ศูน(?!ย)|หนึ่ง|หนึง|หนื่ง|นึ่ง|นึง|เดียว(?!กัน)|เอ็ด|เอด|สอง|ยี่?(?=\\s?สิบ)|สาม(?!ารถ|ี|ัญ)|สี่|ห้า(?![มง])|หก(?!ล้ม)|เจ็ด|เจด|แปด|เก้า(?!อี้))',
    '(?<and>(?<=สิบ|ร้อย|ฮ้อย|พัน|หมื่น|แสน|ล้าน)\\s?(?:กับ|และ)(?:อีก)?)',
  ].join('|'),
  'yu',
);

interface Placed {
  start: number;
  end: number;
  tokens: NumberToken[];
}

/**
 * All numbers in a text, in order: digits with or without commas, Thai words (`สองพันห้าร้อย`, `พันห้า`, Isan `ซาว`, `ฮ้อย`), both
 * mixed (`2 หมื่น 3 พัน`), and ranges (`สองสามร้อย`, `3-4 ร้อย`). `text` should be folded (text.ts).
 */
export function findNumbers(text: string): FoundNumber[] {
  const spans = scan(text);
  const found: FoundNumber[] = [];
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i]!;
    const next = spans[i + 1];
    const joined = next && join(span, text.slice(span.end, next.start), next);
    if (next && joined) {
      found.push({ start: span.start, end: next.end, number: joined });
      i++;
      continue;
    }
    const number = evaluate(span.tokens);
    if (number) found.push({ start: span.start, end: span.end, number });
    // Dropped, such a jumble ("ห้าร้อย 500") would leave the rest of the text to be read as if it were all.
    else if (span.tokens.length > 1)
      found.push({ start: span.start, end: span.end, number: { kind: 'bad-grouping' } });
  }
  return found;
}

/** The number a whole text is, or null when it is anything else. */
export function parseNumber(text: string): SpokenNumber | null {
  const folded = fold(text);
  const [found, ...others] = findNumbers(folded);
  const whole =
    found !== undefined && others.length === 0 && found.start === 0 && found.end === folded.length;
  return whole ? found.number : null;
}

/** Runs of number tokens. Two numerals side by side ("200 150") are two numbers, unless a unit word stands between. */
function scan(text: string): Placed[] {
  const spans: Placed[] = [];
  let open: Placed | null = null;
  for (let at = 0; at < text.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match || match[0] === '') {
      if (text[at] !== ' ') open = null;
      at++;
      continue;
    }
    const tokens = toTokens(match);
    const end = at + match[0].length;
    const previous: NumberToken | undefined = open?.tokens.at(-1);
    const apart =
      tokens[0]?.type === 'numeral'
        ? isDigits(previous)
        : previous?.type === 'numeral' && isDigits(tokens[0]);
    const dangling = !open && (tokens[0]?.type === 'and' || isSuffix(tokens[0], text[at - 1]));
    if (dangling) {
      at = end;
      continue;
    }
    if (!open || apart) {
      open = { start: at, end, tokens };
      spans.push(open);
    } else {
      open.tokens.push(...tokens);
      if (tokens[0]?.type !== 'and') open.end = end;
    }
    at = end;
  }
  return spans.map(withoutTrailingAnd);
}

function isDigits(token: NumberToken | undefined): boolean {
  return token?.type === 'numeral' || token?.type === 'digit';
}

/** "One" as a suffix is no number by itself: คนเดียว, โหลนึง, เห็ดเอ็ด. */
function isSuffix(token: NumberToken | undefined, before: string | undefined): boolean {
  if (token?.type !== 'digit') return false;
  const afterThai = before !== undefined && /[ก-๎]/u.test(before);
  return token.only === true || token.eleven === true || (token.casual === true && afterThai);
}

function withoutTrailingAnd(span: Placed): Placed {
  return span.tokens.at(-1)?.type === 'and' ? { ...span, tokens: span.tokens.slice(0, -1) } : span;
}

function toTokens(match: RegExpExecArray): NumberToken[] {
  const { numeral, unit, digit, half, twenty } = match.groups ?? {};
  if (numeral !== undefined) return [readNumeral(numeral)];
  if (unit !== undefined) return [{ type: 'unit', value: UNIT_WORDS.get(unit)! }];
  if (twenty !== undefined)
    return [
      { type: 'digit', value: 2 },
      { type: 'unit', value: 10 },
    ];
  if (half !== undefined) return [{ type: 'half' }];
  if (digit === undefined) return [{ type: 'and' }];
  const value = DIGIT_WORDS.get(digit)!;
  if (digit === 'เดียว') return [{ type: 'digit', value, only: true }];
  if (digit.startsWith('เอ')) return [{ type: 'digit', value, eleven: true }];
  if (digit.startsWith('น')) return [{ type: 'digit', value, casual: true }];
  return [{ type: 'digit', value }];
}

/** "1.500" is one and a half or fifteen hundred, depending on who writes; "12,5000" is nobody's number. */
function readNumeral(numeral: string): NumberToken {
  const [whole = '0', ...decimals] = numeral.split('.');
  if (whole.includes(',') && !/^\d{1,3}(?:,\d{3})+$/u.test(whole)) return { type: 'numeral', values: [] };
  const integer = whole.replaceAll(',', '');
  if (decimals.length > 1) {
    const grouped = decimals.every((group) => group.length === 3) && integer.length <= 3;
    return { type: 'numeral', values: grouped ? [Number(integer + decimals.join(''))] : [] };
  }
  const decimal = decimals[0];
  if (decimal === undefined) return { type: 'numeral', values: [Number(integer)] };
  const value = Number(`${integer}.${decimal}`);
  const maybeGroup = decimal.length === 3 && !whole.includes(',') && /^[1-9]\d{0,2}$/u.test(integer);
  return { type: 'numeral', values: maybeGroup ? [value, Number(integer + decimal)] : [value] };
}

/** "200-300", "3-4 ร้อย" (the first takes the unit of the second), "200 หรือ 300"; null when the two are not joined. */
function join(left: Placed, between: string, right: Placed): SpokenNumber | null {
  const from = evaluate(left.tokens);
  const to = evaluate(right.tokens);
  if (from?.kind !== 'exact' || to?.kind !== 'exact') return null;
  const joint = between.trim();
  if (/^(?:หรือ|หรือว่า|รึ|or)$/u.test(joint)) return { kind: 'either', values: [from.value, to.value] };
  if (!/^(?:บาท)?\s*(?:-|–|—|~|ถึง|จนถึง|หา|ฮอด|to)$/u.test(joint)) return null;
  const head = right.tokens[0];
  const headValue =
    head?.type === 'digit' ? head.value : head?.type === 'numeral' ? head.values[0] : undefined;
  const unitless = left.tokens.every((token) => token.type !== 'unit');
  const shared = unitless && headValue !== undefined && right.tokens.length > 1 && from.value < headValue;
  const low = shared ? (from.value * to.value) / headValue : shortened(from.value, to.value);
  return low < to.value ? { kind: 'range', range: [low, to.value] } : null;
}

/** "2-300" means 200 to 300: the first is written as short as it is said. */
function shortened(from: number, to: number): number {
  const zeros = /^[1-9](0{2,})$/u.exec(String(to))?.[1];
  if (zeros === undefined || from < 1 || from > 9 || !Number.isInteger(from)) return from;
  const scaled = from * 10 ** zeros.length;
  return scaled < to ? scaled : from;
}
