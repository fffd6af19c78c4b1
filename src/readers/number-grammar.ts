/** What a spoken number may mean: one value, both ends of a range, several values, or digits grouped as nobody does. */
export type SpokenNumber =
  | { kind: 'exact'; value: number }
  | { kind: 'range'; range: readonly [number, number] }
  | { kind: 'either'; values: readonly number[] }
  | { kind: 'bad-grouping' };

/** A piece of a number. `values` of a numeral: none when badly grouped, two when it can be read two ways. */
export type NumberToken =
  | { type: 'numeral'; values: readonly number[] }
  | {
      type: 'digit';
      value: number;
      /** เดียว, "only one": adds nothing (ร้อยเดียว = 100). */
      only?: true;
      /** เอ็ด: always the last digit (พันเอ็ด = 1,001). */
      eleven?: true;
      /** นึง: after a unit alone it only says "one of them" (พันนึง = 1,000). */
      casual?: true;
    }
  | { type: 'unit'; value: number }
  | { type: 'half' }
  | { type: 'and' };

const MILLION = 1_000_000;

/**
 * The meaning of a run of number tokens, or null when they make no number. A lone digit after พัน, หมื่น, แสน, ล้าน counts
 * the next lower unit (พันห้า = 1,500); after ร้อย it is ambiguous (ร้อยห้า: 105 or 150), see domain.md §5.8.
 */
export function evaluate(tokens: readonly NumberToken[]): SpokenNumber | null {
  if (tokens.some((token) => token.type === 'numeral' && token.values.length === 0))
    return { kind: 'bad-grouping' };
  return neighbours(tokens) ?? oneNumber(tokens) ?? twoNumbers(tokens);
}

/** "สองสามร้อย", "ร้อยห้าหกสิบ": two digits of which the second is larger stand for a range. */
function neighbours(tokens: readonly NumberToken[]): SpokenNumber | null {
  const at = tokens.findIndex((token, i) => {
    const next = tokens[i + 1];
    return token.type === 'digit' && token.value > 0 && next?.type === 'digit' && next.value > token.value;
  });
  if (at < 0) return null;
  return range(oneNumber(tokens.toSpliced(at + 1, 1)), oneNumber(tokens.toSpliced(at, 1)));
}

/** "สิบยี่สิบ", "ร้อยสองร้อย", "ห้าสิบหกสิบ": two numbers said one after the other. */
function twoNumbers(tokens: readonly NumberToken[]): SpokenNumber | null {
  for (let at = 1; at < tokens.length; at++) {
    const left = oneNumber(tokens.slice(0, at));
    const right = oneNumber(tokens.slice(at));
    const near = left?.kind === 'exact' && right?.kind === 'exact' && right.value <= left.value * 10;
    if (near) {
      const both = range(left, right);
      if (both) return both;
    }
  }
  return null;
}

function range(low: SpokenNumber | null, high: SpokenNumber | null): SpokenNumber | null {
  if (low?.kind !== 'exact' || high?.kind !== 'exact' || low.value >= high.value) return null;
  return { kind: 'range', range: [low.value, high.value] };
}

function oneNumber(tokens: readonly NumberToken[]): SpokenNumber | null {
  const only = tokens[0];
  if (tokens.length === 1 && only?.type === 'numeral' && only.values.length === 2) {
    return { kind: 'either', values: only.values };
  }
  const million = tokens.findLastIndex((token) => token.type === 'unit' && token.value === MILLION);
  if (million < 0) return belowMillion(tokens, 0, Infinity);
  const before =
    million === 0 ? 1 : exact(oneNumber(tokens.slice(0, million)) ?? halfOf(tokens.slice(0, million)));
  if (before === null) return null;
  return belowMillion(tokens.slice(million + 1), before * MILLION, MILLION, million > 0);
}

function halfOf(tokens: readonly NumberToken[]): SpokenNumber | null {
  return tokens.length === 1 && tokens[0]?.type === 'half' ? { kind: 'exact', value: 0.5 } : null;
}

function exact(number: SpokenNumber | null): number | null {
  return number?.kind === 'exact' ? number.value : null;
}

/** Reads `[digit] unit` pairs with falling units onto `total`; `unit` is the unit said last, `counted` whether with a digit. */
function belowMillion(
  tokens: readonly NumberToken[],
  total: number,
  unit: number,
  counted = false,
): SpokenNumber | null {
  let times: number | null = null;
  let said = total > 0;
  for (const [i, token] of tokens.entries()) {
    const last = i === tokens.length - 1;
    if (token.type === 'and') {
      const rest: number | null =
        times === null ? exact(belowMillion(tokens.slice(i + 1), 0, Infinity)) : null;
      return rest === null || rest >= unit ? null : value(total + rest);
    }
    if (token.type === 'unit') {
      if (token.value >= unit) return null;
      // "300 ร้อย" is two things, not thirty thousand; "300 พัน" is.
      if (times !== null && token.value <= 100 && times >= token.value) return null;
      total += (times ?? 1) * token.value;
      unit = token.value;
      counted = times !== null;
      times = null;
      said = true;
    } else if (times !== null) {
      return null;
    } else if (token.type === 'half') {
      if (last) return said ? value(total + unit / 2) : null;
      times = 0.5;
    } else if (last) {
      return said ? withLastDigit(token, total, unit, counted) : alone(token);
    } else {
      times = token.type === 'digit' ? token.value : token.values[0]!;
    }
  }
  return said && times === null ? value(total) : null;
}

function alone(token: NumberToken): SpokenNumber | null {
  if (token.type === 'digit') return value(token.value);
  return token.type === 'numeral' && token.values.length === 1 ? value(token.values[0]!) : null;
}

function withLastDigit(
  token: NumberToken,
  total: number,
  unit: number,
  counted: boolean,
): SpokenNumber | null {
  const digit = token.type === 'digit' ? token.value : token.type === 'numeral' ? token.values[0]! : NaN;
  if (!Number.isInteger(digit) || digit >= unit) return null;
  if (token.type === 'digit' && token.only) return value(total);
  if (digit >= 10 || unit === 10 || digit === 0 || (token.type === 'digit' && token.eleven))
    return value(total + digit);
  const said = total + (digit * unit) / 10;
  if (digit === 1 && !counted && token.type === 'digit') {
    if (unit === 100 || token.casual) return value(total);
    return { kind: 'either', values: [total, said] };
  }
  return unit === 100 ? { kind: 'either', values: [total + digit, said] } : value(said);
}

/** Satang are the smallest thing counted; what lies below is the noise of binary fractions. */
function value(number: number): SpokenNumber {
  return { kind: 'exact', value: Math.round(number * 1000) / 1000 };
}
