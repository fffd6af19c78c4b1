import { expect, it } from 'vitest';
import { mayShowPictures } from '../../src/announcements/pictures.ts';
import { checkMessages } from '../../src/practice/platform/limits/check-messages.ts';

const LOCAL = 'http://localhost:3000';
const LAN = 'http://192.168.1.5:3000';

it('pictures go by https, and in practice also from this machine', () => {
  expect(mayShowPictures({ baseUrl: 'https://khubun.example' })).toBe(true);
  expect(mayShowPictures({ baseUrl: LOCAL })).toBe(false);
  expect(mayShowPictures({ baseUrl: LOCAL, lineIsHere: true })).toBe(true);
  expect(mayShowPictures({ baseUrl: LAN, lineIsHere: true })).toBe(false);
});

it("that is what practice mode's LINE takes", () => {
  const complaints = [LOCAL, LAN].map((origin) => {
    const address = `${origin}/announcements/x/picture.jpg`;
    return checkMessages([{ type: 'image', originalContentUrl: address, previewImageUrl: address }]).length;
  });
  expect(complaints).toEqual([0, expect.any(Number)]);
  expect(complaints[1]).toBeGreaterThan(0);
});
