import { editDistance } from './edit-distance.ts';
import { bare, toneless } from './text.ts';

/** What a person may ask for at any moment, whatever question is open (design.md §6, domain.md §5.7). */
export type Command =
  | 'cancel'
  | 'back'
  | 'skip'
  | 'menu'
  | 'restart'
  | 'resume'
  | 'pause'
  | 'help'
  | 'report'
  | 'officer'
  | 'language-th'
  | 'language-en'
  | 'opt_out'
  | 'erase_request'
  | 'withdraw_consent'
  | 'my_data'
  | 'digest'
  | 'missing';

const OFFICER = '(?:เจ้าหน้าที่|เจ้าหน้าที|เจ้าหน้าท่|จนท|จนทฯ|พัฒนากร|คน|แอดมิน|admin|officer)';
const ASK_TO_TALK = '(?:คุย|พูด|โทร|โทรหา|ติดต่อ|เรียก|ปรึกษา|ถาม|หา|พบ|แจ้ง)';
const DATA = '(?:ข้อมูล|ประวัติ|บัญชี|ทะเบียน)';
const MESSAGES = '(?:ข้อความ|ข่าว|ข่าวสาร|แจ้งเตือน|การแจ้งเตือน|คำแนะนำ|เตือน)';

// Whole messages only: "ยกเลิกการปลูกข้าว" is an answer, not a command.
const COMMANDS: readonly [Command, string][] = [
  [
    'cancel',
    '(?:ยกเลิก|ยกเลิ|ยกเลีก|ยกเริก|ยกเลิค|ยกเลก|ญกเลิก|ไม่ทำแล้ว|เลิกทำ|เลิก|ออก|จบ)(?:รายการ|รายงาน|นี้|เลย|ก่อน|แล้ว|ทั้งหมด)*|cancel|cancle|quit|exit|stop',
  ],
  [
    'back',
    '(?:ย้อนกลับ|ย้อนกับ|ยอนกลับ|ย้อน|ถอยกลับ|ถอย|กลับ|กลับไป|กลับคืน)(?:ไป|ก่อน|ข้อก่อน|ข้อก่อนหน้า|ก่อนหน้า|ข้อที่แล้ว|ข้อเดิม|หน่อย|ขั้น|1ข้อ)*|ข้อก่อน(?:หน้า)?|ข้อที่แล้ว|แก้ข้อก่อน(?:หน้า)?|back|goback|previous',
  ],
  ['skip', '(?:ข้าม|ข่าม|ผ่าน)(?:ข้อนี้|คำถามนี้|ไปก่อน|ไป|ก่อน|เลย)*|ข้อต่อไป|skip|next|pass'],
  [
    'menu',
    '(?:ขอ|ดู|เปิด|กลับ|ไป)*(?:เมนู|เมนุ|เมณู|เมนูหลัก|หน้าหลัก|หน้าแรก|รายการหลัก|เมนูแรก)(?:หลัก|หน่อย)?|menu|mainmenu|home',
  ],
  [
    'restart',
    '(?:เริ่มใหม่|เริมใหม่|เริ่มไหม่|เริ่มต้นใหม่|เริ่มทำใหม่|ทำใหม่|เอาใหม่|ตั้งต้นใหม่|ใหม่หมด)(?:ทั้งหมด|หมด|เลย|หน่อย|อีกครั้ง)*|เริ่มตั้งแต่ต้น|restart|startover|reset',
  ],
  [
    'resume',
    '(?:ทำต่อ|ต่อ|ทำต่อไป|ไปต่อ|เฮ็ดต่อ|ตอบต่อ|รายงานต่อ|กลับมาทำต่อ|ต่อไป|ดำเนินการต่อ)(?:เลย|จากเดิม|ไป)*|continue|resume',
  ],
  [
    'pause',
    '(?:หยุด|พัก|พักก่อน|พักไว้|หยุดพัก|หยุดก่อน|หยุดชั่วคราว|ไว้ก่อน|ไว้ทีหลัง|เก็บไว้ก่อน|ค่อยทำ|เอาไว้ก่อน)(?:ก่อน|ไว้|สักครู่|แป๊บ|แปบ|แป๊บนึง|แปบนึง|เดี๋ยวมา|หน่อย|สักพัก|ชั่วคราว)*|เดี๋ยวมา(?:ทำ)?(?:ต่อ)?|เดี๋ยวค่อยทำ(?:ต่อ)?|pause|later|wait',
  ],
  [
    'help',
    '(?:ช่วย|ช่วยเหลือ|ความช่วยเหลือ|ช่วนเหลือ|ช่วยหน่อย|วิธีใช้|คู่มือ|วิธีใช้งาน|คำสั่ง|คำแนะนำการใช้)(?:หน่อย|การใช้งาน)?|(?:ใช้|ทำ)(?:ยังไง|อย่างไร|จั่งใด)|help|howto|manual',
  ],
  [
    'report',
    '(?:ขอ|จะ|เริ่ม|ทำ|ส่ง|เขียน|กรอก)*(?:รายงาน|ลายงาน|รายงาย|รายงานผล|รายงานประจำสัปดาห์|รายงานสัปดาห์นี้|รายงานสัปดาห์)(?:บ้าน|เลย|ใหม่|สัปดาห์นี้)?|report|weeklyreport|sendreport',
  ],
  [
    'officer',
    `(?:ขอ|อยาก|จะ)*${ASK_TO_TALK}(?:กับ|หา|ไปหา)?${OFFICER}(?:หน่อย|จริงๆ)?|(?:เจ้าหน้าที่|เจ้าหน้าที|จนท|พัฒนากร|officer|admin|แอดมิน)|(?:talkto|contact)(?:an?|the)?(?:officer|staff|human)`,
  ],
  ['language-th', '(?:ขอ|ใช้|เปลี่ยน|เป็น|พูด|เปลี่ยนภาษา)*(?:ภาษา)?ไทย|thai|ภาษาไท|th|inthai'],
  ['language-en', '(?:ขอ|ใช้|เปลี่ยน|เป็น|พูด|เปลี่ยนภาษา)*(?:ภาษา)?(?:อังกฤษ|อังกิด|อังกฤส|english|eng)|inenglish|en'],
  [
    'opt_out',
    `(?:หยุดรับ|เลิกรับ|ไม่รับ|งดรับ|ยกเลิกรับ|ยกเลิกการรับ|ยกเลิก|หยุดส่ง|เลิกส่ง|ปิด|ไม่เอา|ไม่ต้องส่ง|บ่เอา)${MESSAGES}(?:แล้ว|อีก|เลย|มา)*|หยุดรับ|unsubscribe|optout|stopmessages`,
  ],
  [
    'erase_request',
    `(?:ขอ|ช่วย|อยาก|อยากให้)*(?:ลบ|ลบทิ้ง|ลบล้าง)${DATA}(?:ของ)?(?:ฉัน|ผม|หนู|ข้อย|เรา|ตัวเอง|ส่วนตัว|ทั้งหมด|หน่อย|ออก|ทิ้ง|ให้หมด)*|(?:delete|erase)(?:my)?(?:data|account)|forgetme`,
  ],
  [
    'withdraw_consent',
    '(?:ขอ|อยาก)*(?:ถอน|ถอด|ยกเลิก|เพิกถอน|เลิก)(?:คำ|ความ|การ)?(?:ยินยอม|ยินยอย|ยินยอน|อนุญาต)(?:แล้ว)?|(?:withdraw|revoke)(?:my)?consent',
  ],
  [
    'my_data',
    `(?:ขอ|ดู|เช็ค|เช็ก|ตรวจ|อยาก)*${DATA}(?:ของ)(?:ฉัน|ผม|หนู|ข้อย|เรา|ตัวเอง|ดิฉัน)|(?:ขอดู|ดู)${DATA}(?:ส่วนตัว|ตัวเอง)?|mydata|mydetails|showmydata`,
  ],
  [
    'digest',
    '(?:ขอ|ดู)*(?:สรุป|สรุบ|สลุป|สรุปผล|สรุปงาน|บทสรุป)(?:ประจำ)?(?:สัปดาห์|อาทิตย์|จันทร์|รายสัปดาห์|ประจำสัปดาห์)?(?:นี้|ล่าสุด)?(?:ให้)?(?:หน่อย|ด้วย|ที)?|digest|summary|weeklysummary',
  ],
  [
    'missing',
    '(?:ดู|ใคร|บ้านไหน|ขอ)*(?:ยังไม่ส่ง|ยังบ่ส่ง|ยังไม่ได้ส่ง|ยังไม่รายงาน|ยังไม่ได้รายงาน|ค้างส่ง|ไม่ส่ง)(?:รายงาน|บ้าง)*|(?:ใคร|บ้านไหน)(?:ยัง)?ค้าง(?:อยู่)?|missing|notsent',
  ],
];
const PATTERNS = COMMANDS.map(([cmd, pattern]) => [cmd, new RegExp(`^(?:ขอ)?(?:${pattern})$`, 'u')] as const);

// Words in which one slip cannot make another thing a person would say (ลงข้อมูล is one slip from ลบข้อมูล).
const LONG_WORDS: readonly [Command, string][] = [
  ['cancel', 'ยกเลิก'],
  ['back', 'ย้อนกลับ'],
  ['report', 'รายงาน'],
  ['report', 'ส่งรายงาน'],
  ['help', 'ช่วยเหลือ'],
  ['officer', 'คุยกับเจ้าหน้าที่'],
  ['opt_out', 'หยุดรับข้อความ'],
  ['withdraw_consent', 'ถอนความยินยอม'],
];
const LONG_KEYS = LONG_WORDS.map(([cmd, word]) => [cmd, toneless(word)] as const);

/**
 * The command a whole message is, or null when it is anything else. Polite particles, a leading slash and common
 * misspellings do not matter. "ช่วยด้วย" is no command but a cry for help: see emergency.ts, which is asked first.
 */
export function readCommand(text: string): { cmd: Command } | null {
  const key = bare(text);
  for (const [cmd, pattern] of PATTERNS) if (pattern.test(key)) return { cmd };
  const typed = toneless(text);
  // Asked of every message, so the costly comparison is only made where one slip can be the difference.
  const slip = LONG_KEYS.find(
    ([, word]) =>
      typed.length >= 5 && Math.abs(typed.length - word.length) <= 1 && editDistance(typed, word) <= 1,
  );
  return slip ? { cmd: slip[0] } : null;
}
