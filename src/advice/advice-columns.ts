import { isCitizenNumberHeading } from '../households/columns.ts';
import { bare } from '../readers/text.ts';
import type { Columns } from '../tables/read-table.ts';

/** The columns of a file of advice, in the order an export writes them. */
export const ADVICE_COLUMNS = [
  'id',
  'dimension',
  'stages',
  'months',
  'title',
  'body',
  'obstacles',
  'retired',
] as const;
export type AdviceColumn = (typeof ADVICE_COLUMNS)[number];

/** What the columns are called in Thai. */
const THAI: Record<AdviceColumn, string> = {
  id: 'รหัส',
  dimension: 'ด้าน',
  stages: 'ขั้น',
  months: 'เดือน',
  title: 'หัวข้อ',
  body: 'คำแนะนำ',
  obstacles: 'ช่วยเรื่อง',
  retired: 'เลิกใช้',
};
/** What else a column may be called; spaces, case and punctuation do not matter. */
const ALSO: Record<AdviceColumn, readonly string[]> = {
  id: ['code', 'รหัสคำแนะนำ'],
  dimension: ['มิติ'],
  stages: ['stage', 'ระดับ'],
  months: ['month', 'season', 'ช่วงเวลา'],
  title: ['เรื่อง', 'ชื่อเรื่อง'],
  body: ['text', 'advice', 'ข้อความ', 'เนื้อหา'],
  obstacles: ['obstacle', 'helps with', 'ติดขัด', 'อุปสรรค'],
  retired: ['เลิกใช้แล้ว'],
};
const BY_KEY = new Map(
  ADVICE_COLUMNS.flatMap((column) =>
    [column, THAI[column], ...ALSO[column]].map((name) => [bare(name), column] as const),
  ),
);

/** The columns of a file of advice, for reading one. */
export const ADVICE_FILE: Columns<AdviceColumn> = {
  columnOf: (heading) => BY_KEY.get(bare(heading)) ?? null,
  required: ['id', 'dimension', 'stages', 'title', 'body'],
  thai: THAI,
  refused: isCitizenNumberHeading,
};
