import type { Language } from '../conversation/bot-flow.ts';
import { showNumber } from './show-number.ts';

const UNITS = [
  { wa2: 400, th: 'ไร่', en: 'rai' },
  { wa2: 100, th: 'งาน', en: 'ngan' },
  { wa2: 1, th: 'ตร.ว.', en: 'sq wa' },
] as const;

/** A piece of land, given in square wa, as people write it: "1 ไร่ 2 งาน 50 ตร.ว." (domain.md R12). */
export function showArea(wa2: number, language: Language): string {
  const parts: string[] = [];
  let left = wa2;
  for (const unit of UNITS) {
    const count = unit.wa2 === 1 ? Math.round(left * 100) / 100 : Math.floor(left / unit.wa2);
    left -= count * unit.wa2;
    if (count > 0) parts.push(`${showNumber(count)} ${unit[language]}`);
  }
  return parts.join(' ') || `0 ${UNITS[2][language]}`;
}
