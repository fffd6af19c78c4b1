import { describe, expect, it } from 'vitest';
import { quotaWords } from '../../src/announcements/quota-words.ts';

describe('what an announcement costs', () => {
  it('is told beside what is left of the month', () =>
    expect(quotaWords(1_200, 3_000, 'th')).toBe('ใช้โควตา 1,200 ข้อความ เหลือเดือนนี้ 3,000'));
  it('is told alone where that is not known, or there is no limit', () =>
    expect(quotaWords(1_200, null, 'th')).toBe('ใช้โควตา 1,200 ข้อความ'));
  it('is told as too much when the month has less', () => {
    expect(quotaWords(301, 300, 'th')).toBe('ใช้โควตา 301 ข้อความ แต่เดือนนี้เหลือ 300 บางคนจะไม่ได้รับ');
    expect(quotaWords(300, 300, 'th')).toBe('ใช้โควตา 300 ข้อความ เหลือเดือนนี้ 300');
    expect(quotaWords(1, 0, 'en')).toContain('only 0 are left this month');
  });
});
