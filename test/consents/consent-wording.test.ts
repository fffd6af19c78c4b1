import { describe, expect, it } from 'vitest';
import { CONSENT_VERSION, consentWording } from '../../src/consents/consent-wording.ts';

/** What was asked in each version. A sentence that says something else needs a new version here and in the code. */
const ASKED: Readonly<Record<number, Readonly<Record<'th' | 'en', readonly string[]>>>> = {
  1: {
    th: [
      'ข้อมูลสุขภาพและความพิการเป็นข้อมูลอ่อนไหว ยินยอมให้บันทึกเพื่อประสาน รพ.สต. และหน่วยช่วยเหลือไหม',
      'ยินยอมรับข้อความแนะนำทาง LINE สัปดาห์ละไม่เกิน 1 ครั้งไหม',
      'ยินยอมให้ใช้รูปและเรื่องราวเผยแพร่ผลงานไหม จะให้ดูก่อนเผยแพร่ทุกครั้ง',
    ],
    en: [
      'Facts about health and disability are sensitive. Do you agree that they are noted, so that the health centre and helpers can be called in?',
      'Do you agree to get advice on LINE, at most once a week?',
      'Do you agree that pictures and your story are published? You are shown them first, every time.',
    ],
  },
};

describe.each(['th', 'en'] as const)('the wording of the consents in %s', (language) => {
  const asked = ASKED[CONSENT_VERSION]?.[language];

  it('is that of its version', () => {
    const kinds = ['health', 'messages', 'pictures'] as const;
    expect(kinds.map((kind) => consentWording(kind, 'line', language))).toEqual(asked);
  });

  it('is the same when it is read aloud', () => {
    const aloud = (['health', 'pictures'] as const).map((kind) =>
      consentWording(kind, 'read-aloud', language),
    );
    expect(aloud).toEqual([`“${asked?.[0]}”`, `“${asked?.[2]}”`]);
  });
});
