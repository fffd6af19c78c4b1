import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, readInviteCode } from '../../src/readers/invite-code.ts';

describe('readInviteCode', () => {
  it.each([
    'K7M2QX',
    'k7m2qx',
    'k7m-2qx',
    'K7M 2QX',
    ' K7M – 2QX ',
    'k ๗ m ๒ q x',
    'K๗M๒QX',
    'รหัส K7M2QX ค่ะ',
    'รหัสk7m2qxครับ',
    'โค้ด: K7M-2QX',
    '"K7M2QX"',
    'K7M\n2QX',
    'K7M\u200B2QX',
    'my code is k7m2qx',
    'my code is k7m 2qx',
    'K7M2QX (K7M2QX)',
  ])('reads %j', (text) => {
    expect(readInviteCode(text)).toEqual({ kind: 'value', value: 'K7M2QX' });
  });

  it('keeps repeated letters, which elsewhere are drawn-out speech', () => {
    expect(readInviteCode('aaabbb')).toEqual({ kind: 'value', value: 'AAABBB' });
    expect(readInviteCode('222222')).toEqual({ kind: 'value', value: '222222' });
  });

  it('prefers a whole code to pieces that happen to make one', () => {
    expect(readInviteCode('the hut k7m2qx')).toEqual({ kind: 'value', value: 'K7M2QX' });
  });

  it.each([
    '',
    'สวัสดีค่ะ',
    'K7M2Q',
    'K7M2QXZ',
    'K7M-2QXZ',
    'K7M2O2',
    'K7M20X',
    'K7M21X',
    'K7MI2X',
    'ÉK7M2Q',
    'K7M2QX หรือ P4R5TT',
    '222-333-444',
    'K7M2QรX',
    '081-234-5678',
    'long '.repeat(1_000),
  ])('does not guess at %j', (text) => {
    expect(readInviteCode(text)).toEqual({ kind: 'unread', reason: 'code' });
  });

  it('hears who has no code', () => {
    expect(readInviteCode('ไม่รู้ค่ะ')).toEqual({ kind: 'word', word: 'unknown' });
    expect(readInviteCode('ข้าม')).toEqual({ kind: 'word', word: 'skip' });
  });

  it('reads every character of the alphabet', () => {
    for (const character of CODE_ALPHABET) {
      const code = character.repeat(CODE_LENGTH);
      expect(readInviteCode(code.toLowerCase())).toEqual({ kind: 'value', value: code });
    }
  });

  it('is not slowed down by a long text of single letters', () => {
    expect(readInviteCode('a '.repeat(2_500))).toEqual({ kind: 'value', value: 'AAAAAA' });
  });
});
