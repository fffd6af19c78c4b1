import { readAnswerWord } from './answer-word.ts';
import { readDistrict } from './district.ts';
import { readHouseNumber } from './house-number.ts';
import { readMoo } from './moo.ts';
import type { Reading } from './reading.ts';
import { digits, normalize } from './text.ts';

/** The parts of an address that were given. */
export interface Address {
  house?: string;
  moo?: number;
  /** The village's name as typed, without บ้าน. */
  village?: string;
  /** The tambon's name as typed, without ต.; which tambon it is depends on the district (tambon.ts). */
  tambon?: string;
  /** The district's four-digit code. */
  district?: string;
}

const PART = {
  district: /(?:อำเภอ|(?<![ก-๙])อ\.|(?<=\s)อ\s)\s*(.+?)(?=\s*(?:จังหวัด|(?<![ก-๙])จ\.|\d{5}$)|$)/u,
  tambon: /(?:ตำบล|(?<![ก-๙])ต\.|(?<=\s)ต\s)\s*([^\s,\d]+)/u,
  moo: /(?:หมู่บ้านที่|หมู่ที่|หมู่|(?<![ก-๙])ม\.|(?<![ก-๙])ม(?=\s?\d)|moo)\s*(?:ที่)?\s*(\d+|[ก-๙]+)/iu,
  house: /^\s*(?:บ้านเลขที่|เลขที่บ้าน|เลขที่|บ้าน)?\s*(\d+(?:\s?(?:\/|ทับ)\s?\d+)*)(?![\d])/u,
  village: /(?:^|\s)(?:บ้าน|บ\.)\s?(?!เลขที่)([ก-๙]{2,})/u,
};

/**
 * A written address, in any completeness: `92/1`, `92 หมู่ที่ ๑๒ ต.สร้างปี่ อ.ราษีไศล`. A lone number is the house number.
 * Asks (`fuzzy`) when the district had to be guessed at. Unread: `invalid-moo`, `outside-province`, `not-a-district`, `not-an-address`.
 */
export function readAddress(text: string): Reading<Address> {
  const word = readAnswerWord(text);
  if (word !== null) return { kind: 'word', word };
  const said = digits(normalize(text)).replace(/\n/gu, ' ');
  const address: Address = {};
  const moo = PART.moo.exec(said)?.[1];
  if (moo !== undefined) {
    const reading = readMoo(moo);
    if (reading.kind !== 'value') return { kind: 'unread', reason: 'invalid-moo' };
    address.moo = reading.value;
  }
  const house = readHouseNumber(PART.house.exec(said)?.[1] ?? '');
  if (house.kind === 'value') address.house = house.value;
  const village = PART.village.exec(said)?.[1];
  if (village !== undefined) address.village = village;
  const tambon = PART.tambon.exec(said)?.[1];
  if (tambon !== undefined) address.tambon = tambon;
  return withDistrict(address, PART.district.exec(said)?.[1], said);
}

function withDistrict(address: Address, named: string | undefined, said: string): Reading<Address> {
  const province = /(?:จังหวัด|(?<![ก-๙])จ\.)\s*([ก-๙]+)/u.exec(said)?.[1];
  if (province !== undefined && province !== 'ศรีสะเกษ') return { kind: 'unread', reason: 'outside-province' };
  if (named === undefined) {
    return Object.keys(address).length > 0
      ? { kind: 'value', value: address }
      : { kind: 'unread', reason: 'not-an-address' };
  }
  const district = readDistrict(named);
  if (district.kind === 'value') {
    const value = { ...address, district: district.value.code };
    return district.confirm ? { kind: 'value', value, confirm: district.confirm } : { kind: 'value', value };
  }
  if (district.kind === 'choices') {
    return { kind: 'choices', values: district.values.map(({ code }) => ({ ...address, district: code })) };
  }
  return { kind: 'unread', reason: district.kind === 'unread' ? district.reason : 'not-a-district' };
}
