import { bare } from './text.ts';

const WHAT = '(?:อะไร|อีหยัง|อิหยัง|หยัง|ไหน|ใคร|ไผ)';
const HOW = '(?:ยังไง|ยังงัย|อย่างไร|ไง|(?:จั่ง|จัง|แนว|แบบ)(?:ใด๋|ใด|ไหน|ได๋))';
const END = '(?:นะ|น้อ|หนอ|หว่า|วะ|คะ|ครับ|เหรอ|หรอ|หรือ|อ่ะ|อะ|เนี่ย|นี่|บ้าง|แน่|กันแน่|ล่ะ|ละ|ๆ|จ๊ะ|เด้)';
const THIS =
  '(?:เอ๊ะ|เอ้า|อ้าว|เอ่อ|อ่าว|ขอโทษ|โทษที|แล้ว|คือ|ก็|ผม|ฉัน|หนู|ข้อย|เฮา|เรา|ยัง|อันนี้|อันนั้น|ข้อนี้|ตรงนี้|คำถามนี้|คำถาม|คำนี้|ที่ถาม|ที่ถามมา|นี้|นี่|มัน|กะ)';
const MEANS = `(?:หมายถึง|หมายความว่า|แปลว่า|แปล|คือ)(?:${WHAT}|${HOW})`;
const ASKED =
  '(?:คำถามนี้|คำถาม|ข้อนี้|ที่ถาม|ที่ถามมา|อันนี้|ตรงนี้|เลย|จัง|มาก|หลาย|คัก|แล้ว|อยู่|ๆ|ว่าถามอะไร|ว่าหมายถึงอะไร|ว่าต้องตอบอะไร|ว่าต้องตอบยังไง|ดอก|หรอก)';
const QUESTIONS = [
  MEANS,
  `${WHAT}(?:คือ)?|${HOW}`,
  `(?:ไม่|บ่)(?:ค่อย)?(?:เข้าใจ|เก็ต|เก็ท|เก็ด)${ASKED}*`,
  `งง(?:งวย|ง)*${ASKED}*`,
  `(?:จะ|สิ)?ถาม(?:ว่า|ถึง|เรื่อง)*(?:${WHAT}|${HOW})`,
  `(?:จะ|ต้อง|ควร|ให้|สิ)*(?:ตอบ|พิมพ์|ทำ|เฮ็ด|กด)(?:ว่า)?(?:${WHAT}|${HOW})`,
  `(?:พูด|เว้า|ว่า)(?:ว่า)?(?:${WHAT}|${HOW})`,
  '(?:ช่วย|ขอ)?(?:อธิบาย|ถามใหม่|พูดใหม่|ขยายความ)(?:ข้อนี้|เพิ่ม|เพิ่มเติม|หน่อย|แหน่|ที|ให้ฟัง|อีกที|อีกครั้ง|ด้วย)*',
  'ห๊ะ|ห้ะ|ฮะห๊ะ',
].join('|');
const ASKS = new RegExp(`^${THIS}*(?:(?:${QUESTIONS})${END}*){1,2}$`, 'u');
// "อุปสรรคคืออะไร": a word of the bot's and then the question; a longer or a told sentence is none.
const ASKS_A_WORD = new RegExp(
  `^(?:คำว่า)?(?!เขา|เพิ่น|ยาย|ตา|พ่อ|แม่|ลูก|หลาน|บ้าน|ไม่|บ่|ลืม|อยาก)[ก-๙]{2,20}${MEANS}${END}*$`,
  'u',
);
const ENGLISH =
  /^(?:(?:sorry|please|but|and)*(?:what|whatdoyoumean|whatdoesthatmean|whatdoesthismean|whatdoesitmean|what(?:is|s)(?:this|that|it)|whatareyouasking|whatdoyouwant|whatquestion|huh|eh|pardon|pardonme|comeagain|(?:i)?(?:dont|donot|didnt)(?:understand|getit|getthat|follow)|idontunderstandthequestion|confused|imconfused|iamconfused|explain|pleaseexplain|canyouexplain|howdoianswer|howtoanswer|howdoireply|meaning|whatmeaning)(?:please)?){1,2}$/u;
const ONLY_MARKS = /^[\s?？❓❔⁉!！.…🤔]*[?？❓❔⁉🤔][\s?？❓❔⁉!！.…🤔]*$/u;
// A politeness word is an answer, unless a question mark makes it "pardon?".
const PARDON = /^(?:คะ|ค่ะ|ครับ|จ๊ะ|จ๋า|ฮะ|หา|หะ|เอ๊ะ|เอ๋|sorry|หือ|หืม|ห่ะ|ว่า)$/u;

/**
 * Whether the person asks what is meant instead of answering: หมายถึงอะไร, อะไรนะ, บ่เข้าใจ, งง, "what?", "??". The whole message
 * must be such a question: a sentence that only contains the words ("ยายไม่เข้าใจเรื่องเงิน") is an answer.
 */
export function asksBack(text: string): boolean {
  if (ONLY_MARKS.test(text)) return true;
  const key = bare(text.replace(/[?？❓❔⁉]/gu, ' '));
  if (/[?？]/u.test(text) && PARDON.test(key)) return true;
  return key.length <= 50 && (ASKS.test(key) || ASKS_A_WORD.test(key) || ENGLISH.test(key));
}
