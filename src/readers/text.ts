const TONE = '\u0E48-\u0E4B';
// Sara am typed as two characters, with the tone before, between or after: all become tone + U+0E33.
const SPLIT_SARA_AM = new RegExp(`([${TONE}]?)\u0E4D([${TONE}]?)\u0E32`, 'gu');
const SARA_AM_BEFORE_TONE = new RegExp(`\u0E33([${TONE}])`, 'gu');
const REPEATED_MARK = /([\u0E31\u0E34-\u0E3A\u0E47-\u0E4E])\1+/gu;
// Control characters come along when text is pasted; no XML may hold them.
const INVISIBLE =
  /(?![\t-\r])\p{Cc}|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/gu;
const THAI_ZERO = 0x0e50;

/**
 * The text as it was meant, whatever keyboard typed it: sara am and แ in one piece, tone and vowel in order,
 * no invisible characters, single spaces, no space at the ends. Thai digits and line breaks stay (domain.md §5.8).
 */
export function normalize(text: string): string {
  return (
    text
      // NFC only: NFKC would take ำ apart, and then น้ำ typed on two phones would differ.
      .normalize('NFC')
      .replace(INVISIBLE, '')
      .replace(REPEATED_MARK, '$1')
      .replace(SPLIT_SARA_AM, '$1$2\u0E33')
      .replace(SARA_AM_BEFORE_TONE, '$1\u0E33')
      .replace(/เเ/gu, 'แ')
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ ?\n ?/gu, '\n')
      .trim()
  );
}

/** The text with Thai and full-width digits turned into 0–9, for parsing only: people see what they typed. */
export function digits(text: string): string {
  return text
    .replace(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - THAI_ZERO))
    .replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10));
}

// The look-behinds guard words that merely end like a particle: เจ้า เยอะ บังคับ มูลค่า ชนะ ฐานะ ศรีรัตนะ.
const PARTICLES = [
  'ครับผม|ครับ|(?<!บัง)คับ|คัฟ|ครัช|คร้าบ|ค้าบ|ค๊าบ|คร๊าบ|ฮับ|งับ|ฮะ|นะคะ|ค่ะ|คะ|ค๊ะ|ค้ะ|(?<!มูล|คุณ)ค่า',
  '(?<!เ)(?:จ้ะ|จ๊ะ|จ้า|จ๋า|จร้า)|เด้อหล้า|เด้อ|เด้|เน้อ|เนาะ|(?<!^ช|[^ื]ช|ฐา|รัต|วัฒ)นะ|น่ะ|หนะ',
  '(?<!เ[ก-ฮ]{1,2})(?:อะ|อ่ะ|อ้ะ)|ล่ะ|แหละ|(?<=แล้ว)ละ|ข้าน้อย|ขอบคุณมาก|ขอบคุณ|ขอบใจ|thank you|thanks|please',
].join('|');
const TRAILING = new RegExp(`(?:${PARTICLES})ๆ?$`, 'u');
const EDGE_MARKS = /^[\s"'“”‘’(]+|[\s.!…,~"'“”‘’)ฯ]+$/gu;
const EMOJI_STYLE = /\uFE0E|\uFE0F|\p{Emoji_Modifier}/gu;

/**
 * The text for comparing: normalized, ASCII digits, lower case, one line, without polite particles (ครับ ค่ะ จ้า เด้อ),
 * closing punctuation, emoji skin tones and drawn-out letters ("จ้าาา"). A text that is nothing but a particle keeps it,
 * because "ค่ะ" alone is an answer.
 */
export function fold(text: string): string {
  let folded = digits(normalize(text))
    .toLowerCase()
    .replace(EMOJI_STYLE, '')
    .replace(/\n/gu, ' ')
    .replace(/([าะๆ])\1+/gu, '$1')
    .replace(/([^\d\s.,\-+*/])\1{2,}/gu, '$1');
  for (;;) {
    const shorter = folded.replace(EDGE_MARKS, '').replace(TRAILING, '').replace(EDGE_MARKS, '');
    if (shorter === '') return folded.replace(EDGE_MARKS, '') || folded;
    if (shorter === folded) return folded;
    folded = shorter;
  }
}

/** The folded text with nothing but letters, marks and digits: the key by which labels and names are compared. */
export function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** `bare` text without tone marks, ็ and ์, which is where most Thai typing slips are. */
export function toneless(text: string): string {
  return bare(text).replace(/[\u0E47-\u0E4C]/gu, '');
}

const NEGATION = /ไม่|บ่(?![อา])|บ่อ(?=ยู่|ยาก|อก|อ)|บ่ทัน|มิได้|อย่า(?!ง)|เปล่า|ห้าม|\b(?:no|not|never|don't|didn't)\b/u;

/** Whether the words deny something: ไม่, Isan บ่ (but not บ่อ, a pond, nor บ่าย, the afternoon), "not". */
export function isNegated(text: string): boolean {
  return NEGATION.test(normalize(text).toLowerCase());
}
