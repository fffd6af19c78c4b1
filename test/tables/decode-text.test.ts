import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/tables/decode-text.ts';

/** Thai text as Windows writes it without UTF-8: the Thai block of Unicode lies 0xD60 above the bytes. */
function windows874(text: string): Buffer {
  return Buffer.from(
    [...text].map((character) => {
      const code = character.charCodeAt(0);
      return code > 0x0e00 ? code - 0x0d60 : code;
    }),
  );
}

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(Buffer.from('รหัส,ชื่อ\n'))).toBe('รหัส,ชื่อ\n');
    expect(decodeText(Buffer.from('\uFEFFรหัส,ชื่อ\n'))).toBe('รหัส,ชื่อ\n');
  });

  it('makes one kind of line end', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc\n'))).toBe('a\nb\nc\n');
  });

  it.each([
    ['TIS-620', windows874('รหัส,ชื่อ\nH-1,บ้านหนึ่ง\n')],
    ['UTF-16', Buffer.from('\uFEFFรหัส,ชื่อ\n', 'utf16le')],
    ['UTF-16', Buffer.from('\uFEFFรหัส,ชื่อ\n', 'utf16le').swap16()],
    ['UTF-16', Buffer.from('code,name\n', 'utf16le')],
    ['not encoded as UTF-8', Buffer.from([0x63, 0x6f, 0x64, 0xe9, 0x2c, 0xff, 0x80, 0x81, 0x0a])],
    ['.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ])('refuses %s and says how to save it', (what, bytes) => {
    expect(() => decodeText(bytes)).toThrow(what);
    expect(() => decodeText(bytes)).toThrow('"CSV UTF-8');
  });

  it('notices one wrong byte at the end of a long file', () => {
    const bytes = Buffer.concat([Buffer.from('H-1,บ้าน\n'.repeat(10_000)), Buffer.from([0xe0, 0xb8])]);
    expect(() => decodeText(bytes)).toThrow('not encoded as UTF-8');
  });
});
