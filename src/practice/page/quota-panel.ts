import type { PracticeState } from '../contract.ts';
import { element } from './element.ts';

/** How many paid messages have gone out this month. */
export function createQuotaPanel() {
  const words = element('p', { class: 'quota-words', 'data-quota': true });
  const bar = element('meter', { class: 'quota-bar', min: 0, 'aria-label': 'ข้อความนับเงินที่ใช้ไป' });
  const node = element(
    'section',
    { class: 'panel-part', 'aria-label': 'โควตา' },
    element('h3', {}, 'ข้อความนับเงินเดือนนี้'),
    words,
    bar,
  );
  const show = ({ quota: { limit, used } }: PracticeState) => {
    words.textContent = limit === null ? `${used} ข้อความ (ไม่จำกัด)` : `${used} จาก ${limit} ข้อความ`;
    bar.hidden = limit === null;
    if (limit === null) return;
    bar.max = Math.max(1, limit);
    bar.high = limit * 0.9;
    bar.value = used;
  };
  return { element: node, show };
}
