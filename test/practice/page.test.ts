import { describe, expect, it } from 'vitest';
import { readDeepLink, writeDeepLink } from '../../src/practice/page/deep-link.ts';
import { findLinks } from '../../src/practice/page/find-links.ts';
import { GAPS, LETTERS, toLength, toRatio } from '../../src/practice/page/flex-size.ts';
import { initialOf } from '../../src/practice/page/person-words.ts';
import { pictureAddress } from '../../src/practice/page/picture-address.ts';
import { bangkokMoment, thaiDay, thaiTime } from '../../src/practice/page/thai-date.ts';

describe('dates on the page', () => {
  it('are Bangkok’s, in Thai and in the Buddhist era', () => {
    expect(thaiDay(new Date('2026-11-20T02:05:00Z'))).toBe('ศ. 20 พ.ย. 69');
    expect(thaiTime(new Date('2026-11-20T02:05:00Z'))).toBe('09:05');
  });

  it('begin a new day when Bangkok does', () => {
    expect(thaiDay(new Date('2026-11-22T16:59:59Z'))).toBe('อา. 22 พ.ย. 69');
    expect(thaiDay(new Date('2026-11-22T17:00:00Z'))).toBe('จ. 23 พ.ย. 69');
    expect(bangkokMoment(new Date('2026-12-31T17:00:00Z'))).toEqual({ day: '2027-01-01', time: '00:00' });
  });

  it('have every weekday', () => {
    const days = Array.from({ length: 7 }, (_, index) => thaiDay(new Date(Date.UTC(2026, 10, 23 + index))));
    expect(days.map((day) => day.split(' ')[0])).toEqual(['จ.', 'อ.', 'พ.', 'พฤ.', 'ศ.', 'ส.', 'อา.']);
  });

  it('write years of one digit with two', () => {
    expect(thaiDay(new Date('2058-01-05T03:00:00Z'))).toBe('ส. 5 ม.ค. 01');
  });
});

describe('sizes of cards', () => {
  it('takes LINE’s words, pixels and percent', () => {
    expect(toLength('lg', GAPS)).toBe('12px');
    expect(toLength('lg', LETTERS)).toBe('19px');
    expect(toLength('10px', GAPS)).toBe('10px');
    expect(toLength('12.5%', {})).toBe('12.5%');
  });

  it('takes nothing else', () => {
    for (const wrong of ['huge', '10em', 'constructor', '10px; color: red', 'url(x)', '']) {
      expect(toLength(wrong, GAPS)).toBeNull();
    }
  });

  it('reads ratios', () => {
    expect(toRatio('20:13')).toBe('20 / 13');
    expect(toRatio('1.51:1')).toBe('1.51 / 1');
    expect(toRatio('20/13')).toBeNull();
    expect(toRatio(undefined)).toBeNull();
  });
});

describe('links in a text', () => {
  it('are found between Thai words, without the stop of the sentence', () => {
    expect(findLinks('อ่านที่ https://example.org/a?b=1. ขอบคุณ')).toEqual([
      { words: 'อ่านที่ ' },
      { words: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
      { words: '. ขอบคุณ' },
    ]);
  });

  it('are never anything but web addresses', () => {
    expect(findLinks('javascript:alert(1) ftp://example.org')).toEqual([
      { words: 'javascript:alert(1) ftp://example.org' },
    ]);
  });
});

describe('pictures of the bot', () => {
  const here = 'http://127.0.0.1:3000/practice?as=U1';

  it('come from the page’s own origin, under whichever name the bot knows itself', () => {
    expect(pictureAddress('http://localhost:3000/pictures/1.png?v=2', here)).toBe('/pictures/1.png?v=2');
    expect(pictureAddress('http://127.0.0.1:3000/a%20b.png', here)).toBe('/a%20b.png');
    expect(pictureAddress('https://bot.example/1.png', 'https://bot.example/practice')).toBe('/1.png');
  });

  it('come from nowhere else in the world', () => {
    expect(pictureAddress('https://example.org/1.png', here)).toBeNull();
    expect(pictureAddress('javascript:alert(1)', here)).toBeNull();
    expect(pictureAddress('not an address', here)).toBeNull();
  });
});

describe('the page’s address', () => {
  it('opens the same chats again', () => {
    const link = { as: ['U1', 'U2'], panel: false, theme: 'dark' as const };
    expect(writeDeepLink(link)).toBe('?as=U1&as=U2&panel=0&theme=dark');
    expect(readDeepLink(writeDeepLink(link))).toEqual(link);
  });

  it('shows the panel unless it is shut, and nobody twice', () => {
    expect(readDeepLink('?as=U1&as=U1')).toEqual({ as: ['U1'], panel: true, theme: null });
    expect(readDeepLink('')).toEqual({ as: [], panel: true, theme: null });
  });

  it('has no theme but those of LINE, and none that nobody chose', () => {
    expect(readDeepLink('?theme=light').theme).toBe('light');
    expect(readDeepLink('?theme=pink').theme).toBeNull();
    expect(writeDeepLink({ as: ['U1'], panel: true, theme: null })).toBe('?as=U1');
  });
});

describe('the letter for a person', () => {
  it('is the first consonant, not a vowel before it or a title', () => {
    expect(initialOf('มะลิ ใจดี')).toBe('ม');
    expect(initialOf('ยายเพ็ง')).toBe('พ');
    expect(initialOf('นางสาวแก้ว')).toBe('ก');
    expect(initialOf('John')).toBe('J');
    expect(initialOf('★')).toBe('★');
  });
});
