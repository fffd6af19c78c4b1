import { describe, expect, it } from 'vitest';
import { LONGEST_BODY, LONGEST_TITLE } from '../../src/advice/advice-content.ts';
import { SHIPPED } from '../../src/advice/library.ts';
import { countCharacters } from '../../src/readers/count-characters.ts';
import { readTextUpTo } from '../../src/readers/text-up-to.ts';

describe('characters as people count them', () => {
  it('count a letter with its marks once, and a heap of marks not at all as one', () => {
    expect(countCharacters('กี่ครั้ง')).toBe(4);
    expect(countCharacters('น้ำ')).toBe(1);
    expect(countCharacters(`ก${'\u0e48'.repeat(39)}`)).toBe(10);
    expect(SHIPPED.filter(({ title }) => countCharacters(title) > LONGEST_TITLE)).toEqual([]);
    expect(SHIPPED.filter(({ body }) => countCharacters(body) > LONGEST_BODY)).toEqual([]);
  });
});

describe('a text up to a length', () => {
  const read = readTextUpTo(5, { lines: false });

  it.each([
    ['น้ำน้ำน้ำน้ำน้ำ', { kind: 'value', value: 'น้ำน้ำน้ำน้ำน้ำ' }],
    ['ก\nข', { kind: 'value', value: 'ก ข' }],
    ['น้ำน้ำน้ำน้ำน้ำมา', { kind: 'unread', reason: 'too-long-by', values: { over: 2, longest: 5 } }],
    ['!!', { kind: 'unread', reason: 'empty' }],
    ['ข้าม', { kind: 'word', word: 'skip' }],
  ])('%j', (text, reading) => {
    expect(read(text)).toEqual(reading);
  });

  it('takes flags as one character each, and no heap of marks', () => {
    expect(read('🇹🇭🇹🇭🇹🇭ดี')).toMatchObject({ kind: 'value' });
    expect(read(`ดี${'\u0301\u0302'.repeat(300)}`)).toMatchObject({ kind: 'unread', reason: 'too-long-by' });
  });

  it('keeps its lines where it may have several', () => {
    expect(readTextUpTo(5, { lines: true })('ก\nข')).toEqual({ kind: 'value', value: 'ก\nข' });
  });
});
