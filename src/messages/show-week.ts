import { mondayOf } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { showDate } from './show-date.ts';

/** The days of a week (`2026-W47`) without weekdays: "16–22 พ.ย. 69", "28 ธ.ค. 69 – 3 ม.ค. 70". */
export function showWeek(week: string, language: Language): string {
  const monday = mondayOf(week);
  const sunday = monday.add({ days: 6 });
  const [from, to] = [monday, sunday].map((day) => showDate(day, language).replace(/^\S+ /u, '')) as [
    string,
    string,
  ];
  return monday.month === sunday.month ? `${monday.day}–${to}` : `${from} – ${to}`;
}
