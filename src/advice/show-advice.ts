import type { Language } from '../conversation/bot-flow.ts';
import { say as words } from '../messages/words.ts';
import type { AdviceContent } from '../models/advice-text.ts';

/** The stages it is for: "อยู่รอด, พอเพียง". */
export function stagesLine({ stages }: AdviceContent, language: Language): string {
  return stages.map((stage) => words(language, 'household', `stages.${stage}`)).join(', ');
}

/** The months it is right in: "พ.ค., มิ.ย.", or that it holds all year. */
export function monthsLine({ months }: AdviceContent, language: Language): string {
  const word = (key: string): string => words(language, 'edit-advice', key);
  if (months === null) return word('season.options.all-year');
  return months.map((month) => word(`months.options.${month}`)).join(', ');
}
