const DAYS: Readonly<Record<string, string>> = {
  Mon: 'จ.',
  Tue: 'อ.',
  Wed: 'พ.',
  Thu: 'พฤ.',
  Fri: 'ศ.',
  Sat: 'ส.',
  Sun: 'อา.',
};
const MONTHS = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ');
const BUDDHIST_ERA = 543;

const IN_BANGKOK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Bangkok',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment in Bangkok, in the numbers that a date field takes: `day` is `2026-11-20`, `time` is `09:05`. */
export function bangkokMoment(at: Date): { day: string; time: string } {
  const { year, month, day, hour, minute } = partsOf(at);
  return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}

/** The day in Bangkok as people write it: "ศ. 20 พ.ย. 69". */
export function thaiDay(at: Date): string {
  const { weekday, year, month, day } = partsOf(at);
  const shortYear = String((Number(year) + BUDDHIST_ERA) % 100).padStart(2, '0');
  return `${DAYS[weekday ?? '']} ${Number(day)} ${MONTHS[Number(month) - 1]} ${shortYear}`;
}

/** The time of day in Bangkok: "09:05". */
export function thaiTime(at: Date): string {
  return bangkokMoment(at).time;
}

function partsOf(at: Date): Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>> {
  return Object.fromEntries(IN_BANGKOK.formatToParts(at).map(({ type, value }) => [type, value]));
}
