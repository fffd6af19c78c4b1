import { isCitizenNumberHeading } from '../households/columns.ts';
import { bare } from '../readers/text.ts';
import type { Columns } from '../tables/read-table.ts';

/** The columns of a file of pairings. */
const PAIRING_COLUMNS = ['code', 'mentor', 'phone', 'tambon', 'district', 'primary'] as const;
export type PairingColumn = (typeof PAIRING_COLUMNS)[number];

const ALSO: Record<PairingColumn, readonly string[]> = {
  code: ['household code', 'household', 'รหัส', 'รหัสครัวเรือน', 'ครัวเรือน'],
  mentor: ['mentor name', 'name', 'พี่เลี้ยง', 'ชื่อพี่เลี้ยง', 'คู่บุญ', 'ชื่อคู่บุญ'],
  phone: ['mentor phone', 'telephone', 'เบอร์', 'เบอร์โทร', 'โทรศัพท์', 'เบอร์พี่เลี้ยง'],
  tambon: ['subdistrict', 'ตำบล', 'ต.'],
  district: ['amphoe', 'อำเภอ', 'อ.'],
  primary: ['main', 'หลัก', 'คู่บุญหลัก'],
};
const BY_KEY = new Map(
  PAIRING_COLUMNS.flatMap((column) => [column, ...ALSO[column]].map((name) => [bare(name), column] as const)),
);

/** The columns of a file of pairings, for reading one. */
export const PAIRINGS_FILE: Columns<PairingColumn> = {
  columnOf: (heading) => BY_KEY.get(bare(heading)) ?? null,
  required: ['code', 'mentor'],
  refused: isCitizenNumberHeading,
};
