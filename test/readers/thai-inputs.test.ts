import { expect, test } from 'vitest';
import dimensions from '../../content/dimensions.json' with { type: 'json' };
import { readAddress, type Address } from '../../src/readers/address.ts';
import { readAmount } from '../../src/readers/amount.ts';
import { readArea } from '../../src/readers/area.ts';
import { readCommand } from '../../src/readers/command.ts';
import { readCount } from '../../src/readers/count.ts';
import { readFutureDate } from '../../src/readers/date-future.ts';
import { readPastDate } from '../../src/readers/date-past.ts';
import { readDimensions } from '../../src/readers/dimension.ts';
import { readDistrict } from '../../src/readers/district.ts';
import { readEmergency } from '../../src/readers/emergency.ts';
import { readMoo } from '../../src/readers/moo.ts';
import { readPhone } from '../../src/readers/phone.ts';
import type { Reading } from '../../src/readers/reading.ts';
import { readScale } from '../../src/readers/scale.ts';
import { readStage } from '../../src/readers/stage.ts';
import { readTambon } from '../../src/readers/tambon.ts';
import { digits, normalize } from '../../src/readers/text.ts';
import { readTime } from '../../src/readers/time.ts';
import { readYesNo } from '../../src/readers/yes-no.ts';
import rows from '../fixtures/thai-inputs.json' with { type: 'json' };
import { TAMBONS } from './tambons.ts';

type Row = Record<string, unknown>;

const today = Temporal.PlainDate.from('2026-11-23');

/** The reading in the words of the table: what was read, and beside it what is special about it. */
function row<T>(
  reading: Reading<T>,
  value: (value: T) => Row,
  plain: (value: T) => unknown,
  flags: Row = {},
): Row {
  if (reading.kind === 'choices') return { ambiguous: reading.values.map(plain) };
  if (reading.kind === 'word') return { [reading.word.replaceAll('-', '_')]: true };
  if (reading.kind === 'unread') {
    const error = { error: reading.reason.replaceAll('-', '_') };
    return reading.candidates ? { ...error, candidates: reading.candidates.map(plain) } : error;
  }
  if (reading.range) return { range: reading.range, confirm: true };
  return {
    ...value(reading.value),
    ...(reading.per && { per: reading.per }),
    ...flags,
    ...confirmed(reading.confirm),
  };
}

function confirmed(confirm: string | undefined): Row {
  if (confirm === undefined) return {};
  return confirm === 'approx' || confirm === 'fuzzy' ? { [confirm]: true } : { confirm: true };
}

const key = <T>(name: string, reading: Reading<T>, plain: (value: T) => unknown = (value) => value): Row =>
  row(reading, (value) => ({ [name]: plain(value) }), plain);
const iso = (date: Temporal.PlainDate): string => date.toString();

function address(text: string): Row {
  return row(
    readAddress(text),
    ({ tambon, ...rest }: Address) => ({
      ...rest,
      ...(tambon && { tambon: tambonCode(tambon, rest.district) }),
    }),
    String,
  );
}

function tambonCode(name: string, district: string | undefined): string {
  const reading = readTambon(
    name,
    TAMBONS.filter((tambon) => tambon.district === district),
  );
  return reading.kind === 'value' ? reading.value.code : `unread ${name}`;
}

function emergency(text: string): Row {
  const found = readEmergency(text);
  return found
    ? { alert: found.alert, card: found.hotlines, notify: found.notifyOfficer ? 'officer' : 'nobody' }
    : { alert: null };
}

const READERS: Record<string, (text: string) => Row> = {
  text_normalize: (text) => ({ text: normalize(text), digits: digits(normalize(text)) }),
  amount_baht: (text) => key('baht', readAmount(text)),
  count: (text) =>
    row(
      readCount(text),
      (count) => ({ ...count }),
      ({ n }) => n,
    ),
  area: (text) => key('wa2', readArea(text)),
  date_past: (text) => key('date', readPastDate(text, today), iso),
  date_future: (text) => key('date', readFutureDate(text, today), iso),
  time: (text) => key('time', readTime(text)),
  yesno: (text) => key('yes', readYesNo(text)),
  phone: (text) =>
    row(
      readPhone(text),
      ({ number, landline }) => ({ phone: number, ...(landline && { landline }) }),
      String,
    ),
  address,
  moo: (text) => key('moo', readMoo(text)),
  district: (text) => key('code', readDistrict(text), ({ code }) => code),
  tambon: (text) => key('code', readTambon(text, TAMBONS), ({ code }) => code),
  dimension: (text) => key('dims', readDimensions(text, dimensions)),
  stage: (text) => key('stage', readStage(text)),
  scale5: (text) => key('score', readScale(text)),
  command: (text) => ({ ...readCommand(text) }),
  emergency,
};

test('the table is whole: 189 rows of 18 kinds, each with a reader', () => {
  expect(rows).toHaveLength(189);
  const kinds = new Set(rows.map(({ kind }) => kind));
  expect(kinds.size).toBe(18);
  expect([...kinds].filter((kind) => READERS[kind] === undefined)).toEqual([]);
});

test.each(rows.map(({ kind, input, expected }) => [kind, input, expected] as const))(
  '%s: %s',
  (kind, input, expected) => {
    const { why: _, ...wanted } = expected as Row;
    const read = READERS[kind]!(input);
    // Some rows do not say everything a reader tells (both text and digits; whether an officer hears of it).
    const compared =
      kind === 'text_normalize' || kind === 'emergency'
        ? Object.fromEntries(Object.entries(read).filter(([name]) => name in wanted))
        : read;
    expect(compared).toEqual(wanted);
  },
);
