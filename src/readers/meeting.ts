import type { Reading } from './reading.ts';
import { digits, normalize } from './text.ts';

const MEETING =
  /^(?:การ)?(?:ประชุม)?\s*(?:ครั้ง)?(?:ที่)?\s*(\d{1,2})\s*(?:\/|ปี|พ\.?ศ\.?)\s*(?:พ\.?ศ\.?)?\s*(\d{2}|\d{4})$/u;
/** A committee meets a few times a year; a number above this is a slip. */
const MOST = 60;
const ERA = 543;

/**
 * A meeting by its number and year, as `3/2569`: also "ครั้งที่ 3/2569", a year of two digits, one in the Common Era, and Thai
 * digits. Unread: `not-a-meeting`.
 */
export function readMeeting(text: string): Reading<string> {
  const [, number, written] = MEETING.exec(digits(normalize(text))) ?? [];
  const no = Number(number);
  const year = yearOf(Number(written));
  const fits = no >= 1 && no <= MOST && year >= 2560 && year <= 2620;
  return fits ? { kind: 'value', value: `${no}/${year}` } : { kind: 'unread', reason: 'not-a-meeting' };
}

function yearOf(written: number): number {
  if (written < 100) return 2500 + written;
  return written < 2400 ? written + ERA : written;
}
