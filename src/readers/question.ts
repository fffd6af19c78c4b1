import { fold } from './text.ts';

const ASKS =
  /(?:ไหม|มั้ย|มัย|ม๊าย|ไม๊|หรือ|หรอ|เหรอ|รึ|(?:หรือ|รึ)?ป่าว|(?:หรือ|รึ)เปล่า|หรือไม่|หรือยัง|รึยัง|ยังไง|ไส|(?<=[ก-๙])(?:บ่|บ้อ|บ๊อ))(?:นี่|เนี่ย)?$|(?<!(?:ไม่|บ่).*)อะไร|ทำไม(?!่)|เมื่อไร|เมื่อไหร่|ที่ไหน|(?<!(?:ไม่|บ่).*)หยัง$|^(?:who|what|why|when|how)\b/u;

/** Whether the words ask: a question mark, a closing ไหม, หรือเปล่า or Isan บ่, or a question word. A lone เปล่า is a no. */
export function isQuestion(text: string): boolean {
  if (/[?？❓❔]\s*$/u.test(text.trim())) return true;
  const said = fold(text);
  return ASKS.test(said) && !/^(?:หรือ|รึ)?(?:เปล่า|ป่าว)$/u.test(said);
}
