import { containedIn, type Option } from './choice.ts';
import { readManyOf } from './many-of.ts';
import type { Reading } from './reading.ts';
import { bare } from './text.ts';

/** A side of life the programme looks at. The list is data (content/dimensions.json): there may be a sixth one day. */
export interface Dimension {
  id: string;
  /** What mentors type: 1–5, in the order of domain.md §1. */
  no: number;
  th: string;
  en: string;
  /** Everyday words that mean it. */
  words: readonly string[];
}

const ALL = /^(?:ทุก|ทั้งหมด|หมด|ครบ|ทั้ง\d)(?:ทุก|\d)?(?:ด้าน|มิติ|เรื่อง|อย่าง|ข้อ|อัน)?(?:เลย)?$|^all$/u;
const NONE = /^(?:ไม่|บ่)(?:มี|ติด|เดือดร้อน)(?:ปัญหา|อะไร|หยัง|ขัด|เลย|ด้าน|เรื่อง)*$|^none$/u;

/**
 * The dimensions a text names, as ids in their order: `1,4`, `1 กับ 4`, สุขภาพ, บ้าน, ทุกด้าน. Complaints count for the dimension they
 * are about ("ไม่มีรายได้") but are asked about (`guess`). "No problem" is the word `none`. Unread: `not-an-option`.
 */
export function readDimensions(text: string, dimensions: readonly Dimension[]): Reading<readonly string[]> {
  const ordered = dimensions.toSorted((a, b) => a.no - b.no);
  const key = bare(text);
  if (ALL.test(key)) return { kind: 'value', value: ordered.map(({ id }) => id) };
  if (NONE.test(key)) return { kind: 'word', word: 'none' };
  const options: Option<string>[] = ordered.map(({ id, th, en, words }) => ({
    value: id,
    labels: [th, en, ...words],
  }));
  const reading = readManyOf(text.replace(/(?:ด้าน|มิติ)(?:ที่)?\s*(?=[\d๐-๙])/gu, ' '), options);
  if (reading.kind !== 'unread') return reading;
  const found = new Set(containedIn(text, options));
  if (found.size === 0) return reading;
  return {
    kind: 'value',
    value: ordered.map(({ id }) => id).filter((id) => found.has(id)),
    confirm: 'guess',
  };
}
