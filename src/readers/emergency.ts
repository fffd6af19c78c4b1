import { DANGERS, type Alert, type Danger } from './danger-words.ts';
import {
  ENGLISH_DANGERS,
  FOR_LIVESTOCK_IN_ENGLISH,
  LIVESTOCK_IN_ENGLISH,
  NOT_SO_IN_ENGLISH,
  PERSON_IN_ENGLISH,
} from './danger-words-english.ts';
import { fold } from './text.ts';

/** What must happen at once when a message tells of danger, whatever question is open. */
export interface Emergency {
  alert: Alert;
  /** Numbers to show, the most urgent first. */
  hotlines: string[];
  /** Whether an officer is told straight away, without asking back first. */
  notifyOfficer: boolean;
}

const ANSWER: Record<Alert, { hotlines: readonly string[]; notifyOfficer: boolean }> = {
  violence: { hotlines: ['1300', '1669'], notifyOfficer: true },
  mental: { hotlines: ['1323', '1669'], notifyOfficer: true },
  medical: { hotlines: ['1669'], notifyOfficer: true },
  survival: { hotlines: ['1300'], notifyOfficer: true },
  ask: { hotlines: ['1669', '1300'], notifyOfficer: false },
};

const PERSON =
  /พ่อ|แม่|ยาย|(?:^|[^เ])ตา(?!ย|ม|ก)|ปู่|ย่า(?!ง)|ป้า|ลุง|น้า|อา(?=[ก-ฮ]*ล้ม)|พี่|น้อง|ลูก(?!ไก่|หมู|หมา|วัว|ควาย|เป็ด|ปลา|แมว|อ๊อด)|หลาน|ผัว|เมีย|สามี|ภรรยา|คน|เด็ก|เขา(?!ควาย|วัว)|ผม|ฉัน|หนู(?!นา|ตาย)|ข้อย|เฮา|เรา|อีพ่อ|อีแม่|ผู้เฒ่า|คนแก่|คุณ/u;
const LIVESTOCK =
  /ไก่|เป็ด|ปลา|หมู(?!่)|วัว|งัว|ควาย|แมว|หมา(?!ย)|กบ|กุ้ง|ห่าน|แพะ|ลูกเจี๊ยบ|ต้น|กล้า|ผัก|พริก|มะเขือ|ข้าว(?=ตาย|เหี่ยว|ใน|ใกล้)|นาข้าว|ดอก|ใบ|หญ้า|แตง|ถั่ว|กล้วย|มัน(?=ตาย|สำปะหลัง)|หอม|กระเทียม|สัตว์|พืช|แบต|รถ(?=ตาย)|เครื่อง|เน็ต|โทรศัพท์/u;
// "ไม่" alone denies only what it touches ("ไม่สบาย หมดสติ" denies nothing); "nobody", "no case of" reach further.
const DENIED =
  /(?:(?:ไม่|บ่)(?:มี|เห็น|พบ)(?:ใคร|คน(?:ไหน|ใด)?|ผู้(?:ใด)?|ไผ|บ้านไหน|การ|เหตุ|เรื่อง|อาการ|ปัญหา)?[^\s]{0,8}|(?:ไม่|บ่)(?:เคย|ได้|ได้ถูก|ได้โดน|ได้เป็น|ได้เกิด|ถึงกับ|ถึงขั้น|ใช่)?|อย่า|เคย|ระวัง|ป้องกัน|กัน(?:ไม่ให้)?|กลัว|ห้าม|กันไม่ให้|เกือบ(?:จะ)?)$/u;
// Who once wished to die, or nearly did, is in danger still: only a plain "not" counts there.
const NOT_SO = /(?:ไม่|บ่)(?:มี(?:ใคร|คน|ไผ)|เคย|ได้|ใช่)?(?:คิด|จะ)?$/u;
const ATE_LIVESTOCK = /^(?:แม่|ลูก)?(?:ไก่|เป็ด|หมู|วัว|งัว|ควาย|แมว|หมา|ปลา|กบ)/u;
const OVER = /^[^\s]{0,6}(?:หายแล้ว|หายดีแล้ว|ปลอดภัยแล้ว|ดีขึ้นแล้ว)/u;

/**
 * The danger a message tells of, or null. Looks at every clause for words of illness and accident, of wanting to die, of
 * hunger or a lost home, and of violence; what is denied ("ไม่มีใครเจ็บป่วย"), what befalls plants and animals ("ไก่ตาย") and
 * mere ways of speaking ("เหนื่อยจะตาย") is no emergency. When in doubt it alerts: a needless card harms less.
 * Hotlines: domain.md §4.
 */
export function readEmergency(text: string): Emergency | null {
  const said = fold(text).replaceAll('’', "'");
  for (const danger of [...DANGERS, ...ENGLISH_DANGERS]) {
    for (const match of said.matchAll(danger.pattern)) {
      if (isReal(said, match.index, match[0], danger)) {
        const { hotlines, notifyOfficer } = ANSWER[danger.alert];
        return { alert: danger.alert, hotlines: [...(danger.hotlines ?? hotlines)], notifyOfficer };
      }
    }
  }
  return null;
}

function isReal(said: string, at: number, words: string, danger: Danger): boolean {
  const clause =
    said
      .slice(0, at)
      .split(/[\s,.]+|แต่|แล้วก็/u)
      .at(-1) ?? '';
  const after = said.slice(at + words.length);
  const denied = danger.alert === 'mental' ? NOT_SO : DENIED;
  if (!danger.denies && (denied.test(clause) || NOT_SO_IN_ENGLISH.test(said.slice(0, at)))) return false;
  if (OVER.test(after)) return false;
  const before = said.slice(Math.max(0, at - 30), at);
  const speaksOfPeople = [PERSON, PERSON_IN_ENGLISH].some((who) => who.test(before) || who.test(words));
  if (danger.always) return true;
  if ((LIVESTOCK.test(before) || LIVESTOCK_IN_ENGLISH.test(before)) && !speaksOfPeople) return false;
  if (ATE_LIVESTOCK.test(after) || FOR_LIVESTOCK_IN_ENGLISH.test(after)) return false;
  return !danger.people || speaksOfPeople;
}
