import { z } from 'zod';
import { dimensions } from '../province/current.ts';
import { readHouseNumber } from '../readers/house-number.ts';
import { readMoo } from '../readers/moo.ts';
import { digits, normalize } from '../readers/text.ts';
import { type Cell, wrongCell, wrongWith } from '../tables/cell.ts';
import type { WrongCell } from '../tables/cell-problem.ts';
import { type Column, COLUMNS } from './columns.ts';
import { readDimensionList } from './dimension-list.ts';
import { districtCode, likelyDistricts } from './district-name.ts';
import { readHouseholdCode } from './household-code.ts';
import { knownNames } from './known-names.ts';
import { readAssets, readIndicators, readMembers, readYes } from './record-cells.ts';
import { undoDefuse } from '../tables/formula-cell.ts';
import { shorten } from '../tables/shorten.ts';
import type { Wrong } from '../tables/wrong.ts';
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
  stage: cell((text) => known(stageNamed(text), 'no-stage')),
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

/** Checks the cells of one row. */
export function checkHouseholdRow(cells: Partial<Record<Column, string>>): CheckedRow {
  const parsed = HouseholdRow.safeParse(cells);
  if (parsed.success) return { row: parsed.data };
  return {
    wrong: parsed.error.issues.map((issue) => ({
      column: COLUMNS.find((column) => column === issue.path[0]) ?? 'code',
      // A column that the file must have is there (tables/read-table.ts); so every issue is one of `cell`.
      wrong: (issue as { params?: { wrong: Wrong } }).params?.wrong ?? { key: 'cell.empty' },
    })),
  };
}

function cell<T>(read: (text: string) => Cell<T>) {
  return z.string().transform((text, context): T => {
    const found = read(normalize(undoDefuse(text)));
    if ('is' in found) return found.is;
    context.addIssue({ code: 'custom', params: { wrong: wrongWith(found.wrong, text) } });
    return z.NEVER;
  });
}

function known<T>(value: T | null, wrong: string): Cell<T> {
  return value === null ? wrongCell(wrong) : { is: value };
}

function isNone(text: string): boolean {
  return /^(?:[-–—.]*|ไม่มี|ไม่ทราบ|null|none|n\/a)$/iu.test(text);
}

function code(text: string): Cell<string> {
  return known(readHouseholdCode(text), 'no-code');
}

function wording(text: string, longest: number): Cell<string> {
  const line = text.replaceAll('\n', ' ');
  if (!/\p{L}/u.test(line)) return wrongCell('no-letters');
  return line.length > longest ? wrongCell('too-long', { longest }) : { is: line };
}

function reference(text: string): Cell<string> {
  return text.length > 40 ? wrongCell('too-long', { longest: 40 }) : { is: text };
}

function houseNumber(text: string): Cell<string | null> {
  if (isNone(text)) return { is: null };
  const reading = readHouseNumber(text);
  if (reading.kind === 'value') return { is: reading.value };
  const plain = digits(text).replaceAll(' ', '');
  // The door of a real house may say 012/3-4, which a person never types into a chat.
  return /^\d{1,6}(?:[/-]\d{1,6}){0,3}$/u.test(plain) ? { is: plain } : wrongCell('no-house-number');
}

function moo(text: string): Cell<number | null> {
  // Registers write village 0 for houses inside a municipality, which have none.
  if (isNone(text) || /^(?:หมู่(?:ที่)?|ม\.)? ?0$/u.test(digits(text))) return { is: null };
  const reading = readMoo(text);
  return reading.kind === 'value' ? { is: reading.value } : wrongCell('no-moo');
}

function tambon(text: string): Cell<string> {
  const name = text.replace(/^(?:ตำบล|ต\.|tambon) ?/iu, '').replace(/ (?:อำเภอ|อ\.).*$/u, '');
  return /\d/u.test(digits(name)) ? wrongCell('no-tambon') : wording(name, 60);
}

function district(text: string): Cell<string> {
  const found = districtCode(text);
  if (found !== null) return { is: found };
  const names = likelyDistricts(text).map(({ nameTh }) => nameTh);
  if (names.length === 0) return wrongCell('no-district');
  return wrongCell('no-such-district', { names });
}

function origin(text: string): Cell<'tpmap' | 'added' | null> {
  if (isNone(text)) return { is: null };
  return known(originNamed(text), 'no-origin');
}

function openDimensions(text: string): Cell<string[]> {
  const list = readDimensionList(text);
  if ('ids' in list) return { is: list.ids };
  const most = Math.max(...dimensions().map(({ no }) => no));
  return wrongCell('no-dimension', { unknown: shorten(list.unknown), most });
}
