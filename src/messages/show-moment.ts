import { bangkokDate, ZONE } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { showDate } from './show-date.ts';

/** The Bangkok day of a moment as people write it: "ศ. 20 พ.ย. 69". */
export function showMoment(at: Date, language: Language): string {
  return showDate(bangkokDate(at), language);
}

/** Day and time of a moment in Bangkok: "ศ. 20 พ.ย. 69 09.15 น.", or "Fri 20 Nov 2026 09:15" in English. */
export function showDayAndTime(at: Date, language: Language): string {
  return `${showMoment(at, language)} ${showTime(at, language)}`;
}

/** The time of a moment in Bangkok: "09.15 น.", or "09:15" in English. */
export function showTime(at: Date, language: Language): string {
  const { hour, minute } = at.toTemporalInstant().toZonedDateTimeISO(ZONE);
  const [h, m] = [hour, minute].map((part) => String(part).padStart(2, '0'));
  return language === 'th' ? `${h}.${m} น.` : `${h}:${m}`;
}
