import { normalize } from '../readers/text.ts';

/** "แก้จน" is the programme's own name, and these are what it does: none of them speaks of a household. */
const PROGRAMME = /(?:แก้ไขปัญหา|แก้ปัญหา|แก้|ขจัด|ลด|หลุดพ้น|พ้น|หาย)(?:จาก)?(?:ความ)?(?:ยาก)?จน/gu;

/** Words that make a household small (domain.md R18), by the name of what may be said instead (`instead.<name>`). */
const BELITTLING: readonly (readonly [name: string, words: RegExp])[] = [
  // Not the bare "จน", which also means "until".
  ['poor', /(?:คน|ความ|ยาก|บ้าน|ครัวเรือน|ฐานะ|เกิดมา)จน|ยากไร้|อนาถา|ขัดสน|\bpoor\b/iu],
  ['below', /ตกเกณฑ์|ไม่ผ่านเกณฑ์/u],
  ['failed', /ล้มเหลว|\bfail(?:ed|ure|s)?\b/iu],
  ['lazy', /ขี้เกียจ|ขี้คร้าน|\blazy\b/iu],
];

/** Facts of health do not go outside (domain.md §6). "ยา" alone is left out: it begins "ยาย". */
const HEALTH =
  /ป่วย|โรค(?!พืช)|เบาหวาน|ความดัน|มะเร็ง|พิการ|ติดเตียง|อัมพ(?:าต|ฤกษ์)|ซึมเศร้า|จิตเวช|ผ่าตัด|ฟอกไต|โรงพยาบาล|รพ\.|เอดส์|\bHIV\b|\b(?:ill|sick|disabled|diabet\w+|cancer|hospital)\b/iu;

/** What is to be said of the words of a story, before it is looked at once more. */
export interface CarefulWords {
  /** A word that makes the household small, as it stands there, and what to say instead. */
  belittling?: { word: string; instead: string };
  /** The first word that tells of somebody's health. */
  health?: string;
}

/** Looks through what is to be published; it only hints, and nothing is ever refused for a word. */
export function carefulWords(texts: readonly string[]): CarefulWords {
  const text = normalize(texts.join('\n')).replace(PROGRAMME, ' ');
  const found = BELITTLING.flatMap(([instead, words]) => {
    const word = words.exec(text)?.[0];
    return word === undefined ? [] : [{ word, instead }];
  })[0];
  const health = HEALTH.exec(text)?.[0];
  return { ...(found && { belittling: found }), ...(health !== undefined && { health }) };
}
