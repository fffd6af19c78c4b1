import { z } from 'zod';
import { dimensions } from '../province/current.ts';
import { readHouseNumber } from '../readers/house-number.ts';
import { readMoo } from '../readers/moo.ts';
import { digits, normalize } from '../readers/text.ts';
import type { Cell } from '../tables/cell.ts';
import type { WrongCell } from '../tables/cell-problem.ts';
import { type Column, COLUMNS } from './columns.ts';
import { readDimensionList } from './dimension-list.ts';
import { districtCode, likelyDistricts } from './district-name.ts';
import { readHouseholdCode } from './household-code.ts';
import { knownNames } from './known-names.ts';
import { readAssets, readIndicators, readMembers, readYes } from './record-cells.ts';
import { undoDefuse } from '../tables/formula-cell.ts';
import { shorten } from '../tables/shorten.ts';
import { stageNamed } from './stage-name.ts';

const originNamed = knownNames<'tpmap' | 'added'>([
  ['tpmap', ['tpmap', 'เดิม', 'ครัวเรือนเดิม', 'tpmap เดิม', 'เป้าหมายเดิม']],
  ['added', ['added', 'survey', 'สำรวจเพิ่ม', 'สำรวจเพิ่มเติม', 'สำรวจพบเพิ่ม', 'สำรวจพบเพิ่มเติม', 'เพิ่มเติม']],
]);

/**
 * A row of the file, column by column. Absent: the file has no such column and says nothing about it. Null: it says that there is none.
 */
export const HouseholdRow = z.object({
  code: cell(code),
  name: cell((text) => wording(text, 80)),
  house_no: cell(houseNumber).optional(),
  moo: cell(moo).optional(),
  village: cell<string | null>((text) => (isNone(text) ? { is: null } : wording(text, 80))).optional(),
  tambon: cell(tambon),
  district: cell(district),
  stage: cell((text) => known(stageNamed(text), 'is no stage. Write อยู่รอด, พอเพียง or ยั่งยืน.')),
  open_dimensions: cell(openDimensions).optional(),
  origin: cell(origin).optional(),
  members: cell((text) => (isNone(text) ? { is: [] } : readMembers(text))).optional(),
  indicators: cell((text) => (isNone(text) ? { is: [] } : readIndicators(text))).optional(),
  assets: cell((text) => (isNone(text) ? { is: [] } : readAssets(text))).optional(),
  thaiqm_ref: cell<string | null>((text) => (isNone(text) ? { is: null } : reference(text))).optional(),
  recorded_in_tpmap: cell(readYes).optional(),
});
export type HouseholdRow = z.infer<typeof HouseholdRow>;

/** A row that is right, or what is wrong in which of its columns. */
export type CheckedRow = { row: HouseholdRow } | { wrong: WrongCell<Column>[] };

/** Checks the cells of one row; each message begins with the value, shortened, and is a whole sentence. */
export function checkHouseholdRow(cells: Partial<Record<Column, string>>): CheckedRow {
  const parsed = HouseholdRow.safeParse(cells);
  if (parsed.success) return { row: parsed.data };
  return {
    wrong: parsed.error.issues.map(({ path, message }) => ({
      column: COLUMNS.find((column) => column === path[0]) ?? 'code',
      message,
    })),
  };
}

function cell<T>(read: (text: string) => Cell<T>) {
  return z.string().transform((text, context): T => {
    const found = read(normalize(undoDefuse(text)));
    if ('is' in found) return found.is;
    const message = text.trim() === '' ? 'the cell is empty.' : `"${shorten(text)}" ${found.wrong}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

function known<T>(value: T | null, wrong: string): Cell<T> {
  return value === null ? { wrong } : { is: value };
}

function isNone(text: string): boolean {
  return /^(?:[-–—.]*|ไม่มี|ไม่ทราบ|null|none|n\/a)$/iu.test(text);
}

function code(text: string): Cell<string> {
  return known(
    readHouseholdCode(text),
    'is no household code. Codes have up to 40 letters, digits, "-", "/" and "."; a long number must be a text cell.',
  );
}

function wording(text: string, longest: number): Cell<string> {
  const line = text.replaceAll('\n', ' ');
  if (!/\p{L}/u.test(line)) return { wrong: 'has no letters.' };
  return line.length > longest ? { wrong: `is longer than ${longest} characters.` } : { is: line };
}

function reference(text: string): Cell<string> {
  return text.length > 40 ? { wrong: 'is longer than 40 characters.' } : { is: text };
}

function houseNumber(text: string): Cell<string | null> {
  if (isNone(text)) return { is: null };
  const reading = readHouseNumber(text);
  if (reading.kind === 'value') return { is: reading.value };
  const plain = digits(text).replaceAll(' ', '');
  // The door of a real house may say 012/3-4, which a person never types into a chat.
  return /^\d{1,6}(?:[/-]\d{1,6}){0,3}$/u.test(plain)
    ? { is: plain }
    : {
        wrong:
          'is no house number. Write it like 92/1, in a text cell so that the spreadsheet makes no date of it.',
      };
}

function moo(text: string): Cell<number | null> {
  // Registers write village 0 for houses inside a municipality, which have none.
  if (isNone(text) || /^(?:หมู่(?:ที่)?|ม\.)? ?0$/u.test(digits(text))) return { is: null };
  const reading = readMoo(text);
  return reading.kind === 'value'
    ? { is: reading.value }
    : { wrong: 'is no village number. Write a number from 1 to 50.' };
}

function tambon(text: string): Cell<string> {
  const name = text.replace(/^(?:ตำบล|ต\.|tambon) ?/iu, '').replace(/ (?:อำเภอ|อ\.).*$/u, '');
  return /\d/u.test(digits(name)) ? { wrong: 'is no tambon. Write its name.' } : wording(name, 60);
}

function district(text: string): Cell<string> {
  const found = districtCode(text);
  if (found !== null) return { is: found };
  const names = likelyDistricts(text).map(({ nameTh }) => nameTh);
  return {
    wrong:
      names.length > 0
        ? `is no district of Sisaket. Did you mean ${names.join(' or ')}?`
        : 'is no district of Sisaket. Write one of the 22 names or a code from 3301 to 3322.',
  };
}

function origin(text: string): Cell<'tpmap' | 'added' | null> {
  if (isNone(text)) return { is: null };
  return known(originNamed(text), 'is no origin. Write tpmap (เดิม) or added (สำรวจเพิ่ม).');
}

function openDimensions(text: string): Cell<string[]> {
  const list = readDimensionList(text);
  return 'ids' in list
    ? { is: list.ids }
    : {
        wrong: `names "${shorten(list.unknown)}", which is no dimension. Write names or numbers from 1 to ${Math.max(...dimensions().map(({ no }) => no))} with ; between them.`,
      };
}
