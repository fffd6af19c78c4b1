import { isCitizenNumberHeading } from '../households/columns.ts';
import { bare } from '../readers/text.ts';
import type { Columns } from '../tables/read-table.ts';

/** The columns of a file of pairings. */
export const PAIRING_COLUMNS = ['code', 'mentor', 'phone', 'tambon', 'district', 'primary'] as const;
export type PairingColumn = (typeof PAIRING_COLUMNS)[number];

/** What the columns are called in Thai. */
const THAI: Record<PairingColumn, string> = {
  code: 'รหัสครัวเรือน',
  mentor: 'ชื่อพี่เลี้ยง',
  phone: 'เบอร์โทร',
  tambon: 'ตำบล',
  district: 'อำเภอ',
  primary: 'คู่บุญหลัก',
};
const ALSO: Record<PairingColumn, readonly string[]> = {
  code: ['household code', 'household', 'รหัส', 'ครัวเรือน'],
  mentor: ['mentor name', 'name', 'พี่เลี้ยง', 'คู่บุญ', 'ชื่อคู่บุญ'],
  phone: ['mentor phone', 'telephone', 'เบอร์', 'โทรศัพท์', 'เบอร์พี่เลี้ยง'],
  tambon: ['subdistrict', 'ต.'],
  district: ['amphoe', 'อ.'],
  primary: ['main', 'หลัก'],
};
const BY_KEY = new Map(
  PAIRING_COLUMNS.flatMap((column) =>
    [column, THAI[column], ...ALSO[column]].map((name) => [bare(name), column] as const),
  ),
);

/** The columns of a file of pairings, for reading one. */
export const PAIRINGS_FILE: Columns<PairingColumn> = {
  columnOf: (heading) => BY_KEY.get(bare(heading)) ?? null,
  required: ['code', 'mentor'],
  thai: THAI,
  refused: isCitizenNumberHeading,
};
