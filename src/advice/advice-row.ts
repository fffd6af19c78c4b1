import { knownNames } from '../households/known-names.ts';
import { readDimensionList } from '../households/dimension-list.ts';
import { stageNamed } from '../households/stage-name.ts';
import { STAGES, type Stage } from '../models/household.ts';
import { countCharacters } from '../readers/count-characters.ts';
import { monthNamed } from '../readers/date-names.ts';
import { bare, digits, normalize } from '../readers/text.ts';
import { type Cell, wrongCell, wrongWith } from '../tables/cell.ts';
import type { WrongCell } from '../tables/cell-problem.ts';
import { undoDefuse } from '../tables/formula-cell.ts';
import type { AdviceColumn } from './advice-columns.ts';
import { LONGEST_BODY, LONGEST_TITLE } from './advice-content.ts';

/** A row of a file of advice. Absent: the file has no such column and says nothing about it. */
export interface AdviceRow {
  id: string;
  dimension: string;
  stages: Stage[];
  /** Null: all year. */
  months?: number[] | null;
  title: string;
  body: string;
  obstacles?: string[];
  retired?: boolean;
}

/** A row that is right, or what is wrong in which of its columns. */
export type CheckedAdvice = { row: AdviceRow } | { wrong: WrongCell<AdviceColumn>[] };

const ALL_STAGES = /^(?:ทุกขั้น|ทุกระดับ|ทั้งหมด|all)$/iu;
const ALL_YEAR = /^(?:ทั้งปี|ตลอดปี|ทุกเดือน|all(?: year)?|[-–—]?)$/iu;
const NOTHING = /^(?:[-–—]?|ไม่มี|ไม่เจาะจง|none)$/iu;
const obstacleNamed = knownNames([
  ['attitude', ['attitude', 'กำลังใจ', 'ความคิด', 'กำลังใจ/ความคิด', 'ทัศนคติ']],
  ['skill', ['skill', 'skills', 'ความรู้', 'ทักษะ', 'ความรู้/ทักษะ']],
  ['resource', ['resource', 'resources', 'ทรัพยากร', 'ที่ดิน น้ำ ทุน ของ']],
  ['way-out', ['way-out', 'way out', 'ทางออก', 'ที่ขาย', 'ทางออก/ที่ขาย']],
]);
const yesNamed = knownNames<boolean>([
  [true, ['yes', 'true', '1', 'ใช่', 'เลิกใช้', 'เลิกใช้แล้ว']],
  [false, ['no', 'false', '0', 'ไม่', 'ไม่ใช่', 'ใช้อยู่']],
]);

const READERS = {
  id,
  dimension,
  stages,
  months,
  title: (text: string) => wording(text.replaceAll('\n', ' '), LONGEST_TITLE),
  body: (text: string) => wording(text, LONGEST_BODY),
  obstacles,
  retired,
} satisfies Record<AdviceColumn, (text: string) => Cell<unknown>>;

/** Checks the cells of one row. */
export function checkAdviceRow(cells: Partial<Record<AdviceColumn, string>>): CheckedAdvice {
  const row: Record<string, unknown> = {};
  const wrong: WrongCell<AdviceColumn>[] = [];
  for (const [column, read] of Object.entries(READERS) as [AdviceColumn, (text: string) => Cell<unknown>][]) {
    const text = cells[column];
    if (text === undefined) continue;
    const found = read(normalize(undoDefuse(text)));
    if ('is' in found) row[column] = found.is;
    else wrong.push({ column, wrong: wrongWith(found.wrong, text) });
  }
  return wrong.length > 0 ? { wrong } : { row: row as unknown as AdviceRow };
}

function id(text: string): Cell<string> {
  return /^[a-z0-9][a-z0-9-]{1,59}$/u.test(text) ? { is: text } : wrongCell('advice.id');
}

function dimension(text: string): Cell<string> {
  const list = readDimensionList(text);
  return 'ids' in list && list.ids.length === 1 ? { is: list.ids[0]! } : wrongCell('advice.dimension');
}

function stages(text: string): Cell<Stage[]> {
  if (ALL_STAGES.test(text)) return { is: [...STAGES] };
  const found = partsOf(text).map(stageNamed);
  return found.length > 0 && found.every((stage) => stage !== null)
    ? { is: STAGES.filter((stage) => found.includes(stage)) }
    : wrongCell('advice.stages');
}

function months(text: string): Cell<number[] | null> {
  if (ALL_YEAR.test(text)) return { is: null };
  const found = partsOf(text).map((part) => {
    const number = Number(digits(part));
    return Number.isInteger(number) ? number : monthNamed(bare(part));
  });
  return found.length > 0 && found.every((month) => month !== null && month >= 1 && month <= 12)
    ? { is: [...new Set(found as number[])] }
    : wrongCell('advice.months');
}

function obstacles(text: string): Cell<string[]> {
  if (NOTHING.test(text)) return { is: [] };
  // Names hold spaces and slashes, so only the plainest marks stand between them.
  const found = text.split(/[;,|\n]/u).map((part) => obstacleNamed(part.trim()));
  return found.every((one) => one !== null) ? { is: [...new Set(found)] } : wrongCell('advice.obstacles');
}

function retired(text: string): Cell<boolean> {
  if (text === '') return { is: false };
  const found = yesNamed(text);
  return found === null ? wrongCell('yes-no') : { is: found };
}

function wording(text: string, longest: number): Cell<string> {
  if (!/\p{L}/u.test(text)) return wrongCell('no-letters');
  const over = countCharacters(text) - longest;
  return over > 0 ? wrongCell('over', { over, longest }) : { is: text };
}

function partsOf(text: string): string[] {
  return text.split(/[;,|\s]+/u).filter((part) => part !== '');
}
