import type { PracticePerson } from '../contract.ts';

/** What a person is to the office. */
export const ROLES: Readonly<Record<PracticePerson['role'], string>> = {
  mentor: 'พี่เลี้ยง',
  household: 'ครัวเรือน',
  officer: 'เจ้าหน้าที่',
  stranger: 'คนใหม่',
};

/** The letter in a person's round picture: her first consonant or letter, because a vowel alone says little. */
export function initialOf(displayName: string): string {
  const withoutTitle = displayName.replace(/^(นางสาว|นาง|นาย|น\.ส\.|ยาย|ตา|ป้า|ลุง|พี่|น้า|คุณ)\s*/u, '');
  return /[ก-ฮA-Za-z]/u.exec(withoutTitle)?.[0] ?? displayName.slice(0, 1);
}

/** One of six colours, always the same for the same person. */
export function colourOf(userId: string): number {
  let sum = 0;
  for (const letter of userId) sum = (sum * 31 + letter.charCodeAt(0)) % 6007;
  return sum % 6;
}
