import type { AnswerWord } from './reading.ts';
import { bare, fold } from './text.ts';

const WORDS: readonly [AnswerWord, RegExp][] = [
  [
    'skip',
    /^(?:ขอ)?(?:ข้าม|ผ่าน)(?:ไป|ก่อน|ข้อนี้|ไปก่อน|ไปเลย|เลย)*$|^skip$|^ไม่(?:ขอ)?ตอบ$|^ไม่(?:สะดวก|อยาก)ตอบ$/u,
  ],
  [
    'unknown',
    /^(?:ก็|ยัง|คือ|ผม|หนู|เรา|เขา|อัน|นี้)*(?:ไม่|บ่|มิ)(?:ค่อย|ได้)?(?:รู้|ทราบ|ฮู้|ฮุ้|รุ้|จัก)(?:จัก|เรื่อง|เลย|เหมือนกัน|คือกัน|ดอก|หรอก|จริงๆ|แน่|แน่ชัด)*$|^(?:จำ|จื่อ)(?:วัน|วันที่)?(?:ไม่|บ่)(?:ค่อย)?ได้(?:แล้ว|เลย|ดอก|หรอก)*$|^ลืม(?:แล้ว|ไปแล้ว|วัน|วันที่)?$|^(?:idontknow|dontknow|idk|unknown)$|^(?:ไม่|บ่)(?:จำ|จื่อ)$/u,
  ],
  [
    'same-as-last',
    /^(?:ก็|ยัง|คง)*(?:เท่า|เหมือน|คือ|เอาตาม|ตาม|แบบ)(?:เดิม|เก่า|กับ?ครั้งก่อน|ครั้งก่อน|ครั้งที่แล้ว|อาทิตย์ก่อน|อาทิตย์ที่แล้ว|สัปดาห์ก่อน|สัปดาห์ที่แล้ว|คราวก่อน|คราวที่แล้ว|เก่า)(?:เลย|ทุกอย่าง)?$|^เดิม$|^same(?:aslast|asbefore)?$/u,
  ],
];

/**
 * The word that answers any question without a value, or null: "-" and ข้าม skip, ไม่รู้ and บ่ฮู้ mean unknown,
 * เท่าเดิม means the same as last time. Only when the whole message says so.
 */
export function readAnswerWord(text: string): AnswerWord | null {
  if (/^[-–—_.]+$/u.test(fold(text))) return 'skip';
  const key = bare(text);
  for (const [word, pattern] of WORDS) if (pattern.test(key)) return word;
  return null;
}
