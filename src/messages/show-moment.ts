import { bangkokDate } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { showDate } from './show-date.ts';

/** The Bangkok day of a moment as people write it: "ศ. 20 พ.ย. 69". */
export function showMoment(at: Date, language: Language): string {
  return showDate(bangkokDate(at), language);
}
