import type { Reading } from './reading.ts';
import { readInviteCode } from './invite-code.ts';
import { bare } from './text.ts';

/** Who somebody new says she is. */
export const NEWCOMERS = ['mentor', 'household', 'staff', 'look'] as const;
export type Newcomer = (typeof NEWCOMERS)[number];

const SAID: readonly [Newcomer, RegExp][] = [
  ['mentor', /พี่เลี้ยง|คู่บุญ|ผู้ใหญ่บ้าน|กำนัน|อสม|จิตอาสา|mentor/u],
  ['staff', /เจ้าหน้าที่|พัฒนากร|พัฒนาการ|ปลัด|นายอำเภอ|officer/u],
  ['household', /ครัวเรือน|ชาวบ้าน|บ้านเป้าหมาย|household/u],
  ['look', /ดูเฉย|ดูก่อน|แค่ดู|ลองดู|look/u],
];

/**
 * Who somebody new is, or the code with which she need not say it: a role by its name in a short message, or what
 * readInviteCode finds. Unread: `code`.
 */
export function readWho(text: string): Reading<string> {
  const code = readInviteCode(text);
  if (code.kind === 'value') return code;
  const said = bare(text);
  // A long sentence in which the word stands may ask for somebody else.
  const found = said.length <= 30 ? SAID.filter(([, pattern]) => pattern.test(said)) : [];
  const [only, ...others] = found;
  return only && others.length === 0 ? { kind: 'value', value: only[0] } : code;
}
