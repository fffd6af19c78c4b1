import { bare } from '../readers/text.ts';
import type { Columns } from '../tables/read-table.ts';

/** The columns of a file of households, in the order an export writes them. */
export const COLUMNS = [
  'code',
  'name',
  'house_no',
  'moo',
  'village',
  'tambon',
  'district',
  'stage',
  'open_dimensions',
  'origin',
  'members',
  'indicators',
  'assets',
  'thaiqm_ref',
  'recorded_in_tpmap',
] as const;
export type Column = (typeof COLUMNS)[number];

export const REQUIRED: readonly Column[] = ['code', 'name', 'tambon', 'district', 'stage'];

/** What the columns are called in Thai. */
const THAI: Record<Column, string> = {
  code: 'รหัสครัวเรือน',
  name: 'ชื่อหัวหน้าครัวเรือน',
  house_no: 'บ้านเลขที่',
  moo: 'หมู่ที่',
  village: 'ชื่อหมู่บ้าน',
  tambon: 'ตำบล',
  district: 'อำเภอ',
  stage: 'ขั้น',
  open_dimensions: 'มิติที่ยังเปิด',
  origin: 'ที่มา',
  members: 'สมาชิกในครัวเรือน',
  indicators: 'ตัวชี้วัดที่ไม่ผ่าน',
  assets: 'ทุนเดิม',
  thaiqm_ref: 'เลข ThaiQM',
  recorded_in_tpmap: 'บันทึกใน TPMAP',
};
/** What else a column may be called; spaces, case and punctuation do not matter. */
const ALSO: Record<Column, readonly string[]> = {
  code: ['household code', 'รหัส'],
  name: ['head', 'household name', 'ชื่อ', 'ชื่อเรียก', 'หัวหน้าครัวเรือน', 'ชื่อ-สกุล'],
  house_no: ['house number', 'เลขที่บ้าน', 'เลขที่'],
  moo: ['หมู่', 'ม.'],
  village: ['village name', 'หมู่บ้าน', 'ชื่อบ้าน'],
  tambon: ['subdistrict', 'ต.'],
  district: ['amphoe', 'อ.'],
  stage: ['ระดับ'],
  open_dimensions: ['dimensions', 'มิติ', 'มิติที่ตกเกณฑ์', 'มิติที่เปิด', 'มิติที่มีปัญหา'],
  origin: ['source', 'แหล่งที่มา'],
  members: ['household members', 'สมาชิก'],
  indicators: ['failed indicators', 'ตัวชี้วัด', 'ตัวชี้วัดที่ตกเกณฑ์'],
  assets: ['ทุนของครัวเรือน'],
  thaiqm_ref: ['thaiqm', 'ไทยคิวเอ็ม'],
  recorded_in_tpmap: ['in tpmap', 'บันทึก tpmap'],
};

const BY_KEY = new Map(
  COLUMNS.flatMap((column) =>
    [column, THAI[column], ...ALSO[column]].map((name) => [bare(name), column] as const),
  ),
);
const CITIZEN_NUMBER =
  /^(?:เลข|หมายเลข|ประจำตัว|บัตร|ที่)+ประชาชน(?:13หลัก)?$|^(?:citizen|national|personal)(?:id|number|no|idnumber)$|^(?:cid|pid|idcard|idcardnumber)$/u;

/** The column a heading names, or null when it names none of ours. */
export function columnOf(heading: string): Column | null {
  return BY_KEY.get(bare(heading)) ?? null;
}

/** Whether a heading says that the column holds citizen numbers, which the bot must never have (domain.md §2). */
export function isCitizenNumberHeading(heading: string): boolean {
  return CITIZEN_NUMBER.test(bare(heading));
}

/** The columns of a file of households, for reading one. */
export const HOUSEHOLD_COLUMNS: Columns<Column> = {
  columnOf,
  required: REQUIRED,
  thai: THAI,
  refused: isCitizenNumberHeading,
};
