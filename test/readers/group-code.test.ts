import { describe, expect, it } from 'vitest';
import { readGroupCode, readLoneGroupCode } from '../../src/readers/group-code.ts';

describe('readLoneGroupCode', () => {
  it.each(['K7M2QX', 'k7m-2qx', ' K7M 2QX ', 'k ๗ m ๒ q x', '@คู่บุญ K7M2QX', 'K7M\u200B2QX'])(
    'reads %j',
    (text) => {
      expect(readLoneGroupCode(text)).toBe('K7M2QX');
    },
  );

  it.each([
    'THANKS',
    'please',
    '234567',
    'PM2.5AQ',
    'ABCDE2',
    'รหัส K7M2QX',
    'K7M2QX ครับ',
    'K7M2QX K7M2QY',
    'K7M2QXA',
    '@คู่บุญ',
    '',
    '-',
    'ทะเบียน กข 2345',
  ])('passes over %j, which people may say to each other', (text) => {
    expect(readLoneGroupCode(text)).toBeNull();
  });
});

describe('readGroupCode', () => {
  it('finds a code in what is said to the bot, and takes no word for one', () => {
    expect(readGroupCode('รหัส k7m-2qx ค่ะ')).toBe('K7M2QX');
    expect(readGroupCode('THANKS')).toBeNull();
    expect(readGroupCode('มีอะไรใหม่')).toBeNull();
  });
});
