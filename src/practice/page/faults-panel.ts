import type { Faults, PracticeState } from '../contract.ts';
import { postFaults } from './api.ts';
import { element } from './element.ts';
import { showTrouble } from './notice.ts';

const KIND: Faults = { latencyMs: 0, failNext: null, cutContent: 0, deliverTimes: 1, reverseBatch: 1 };
const FAILURES = [
  { value: '429', status: 429, words: '429 เร็วเกินไป' },
  { value: '500', status: 500, words: '500 LINE ขัดข้อง' },
  { value: 'monthly-limit', status: 'monthly-limit', words: '429 โควตาหมด' },
] as const;

/** The ways in which LINE can be unkind, to be tried on purpose. */
export function createFaultsPanel(changed: (state: PracticeState) => void) {
  const send = (faults: Partial<Faults>) => void postFaults(faults).then(changed, showTrouble);
  const latency = choice('latency', [
    ['0', 'ปกติ'],
    ['1000', 'ช้า 1 วินาที'],
    ['3000', 'ช้า 3 วินาที'],
    ['10000', 'ช้า 10 วินาที'],
  ]);
  const failure = choice('failure', [
    ['', 'ปกติ'],
    ...FAILURES.map(({ value, words }) => [value, words] as const),
  ]);
  const failures = count('failures', 1, 100);
  const cut = count('cut', 0, 20);
  const times = count('times', 1, 5);
  const reverse = count('reverse', 1, 10);
  const reset = element('button', { type: 'button', class: 'plain-button' }, 'กลับเป็นปกติ');

  const sendFailure = () => {
    const chosen = FAILURES.find(({ value }) => value === failure.value);
    send({ failNext: chosen ? { status: chosen.status, count: numberIn(failures) } : null });
  };
  latency.addEventListener('change', () => send({ latencyMs: Number(latency.value) }));
  failure.addEventListener('change', sendFailure);
  failures.addEventListener('change', () => failure.value !== '' && sendFailure());
  cut.addEventListener('change', () => send({ cutContent: numberIn(cut) }));
  times.addEventListener('change', () => send({ deliverTimes: numberIn(times) }));
  reverse.addEventListener('change', () => send({ reverseBatch: numberIn(reverse) }));
  reset.addEventListener('click', () => send(KIND));

  const badge = element('span', { class: 'fault-badge', hidden: true }, 'เปิดอยู่');
  const node = element(
    'details',
    { class: 'panel-part' },
    element('summary', {}, element('h3', {}, 'แกล้งให้ LINE มีปัญหา'), badge),
    element(
      'div',
      { class: 'fault-grid' },
      line('API ตอบ', latency),
      line('API ครั้งถัดไป', failure),
      line('กี่ครั้ง', failures),
      line('ตัดรูปกลางทาง (ครั้ง)', cut),
      line('ส่ง webhook ซ้ำ (รอบ)', times),
      line('สลับลำดับ (ทีละ)', reverse),
    ),
    reset,
  );

  const show = ({ faults }: PracticeState) => {
    if (![...latency.options].some(({ value }) => value === String(faults.latencyMs))) {
      latency.append(element('option', { value: faults.latencyMs }, `ช้า ${faults.latencyMs} ms`));
    }
    latency.value = String(faults.latencyMs);
    failure.value = String(faults.failNext?.status ?? '');
    if (faults.failNext) write(failures, faults.failNext.count);
    write(cut, faults.cutContent);
    write(times, faults.deliverTimes);
    write(reverse, faults.reverseBatch);
    badge.hidden = (Object.keys(KIND) as (keyof Faults)[]).every((name) => faults[name] === KIND[name]);
  };
  return { element: node, show };
}

function choice(name: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  const lines = options.map(([value, words]) => element('option', { value }, words));
  return element('select', { class: 'field', 'data-fault': name }, ...lines);
}

function count(name: string, min: number, max: number): HTMLInputElement {
  return element('input', { class: 'field', type: 'number', min, max, value: min, 'data-fault': name });
}

/** News may come at any moment: a number that is being typed must not change under the person's fingers. */
function write(field: HTMLInputElement, value: number): void {
  if (field !== document.activeElement) field.value = String(value);
}

function numberIn(field: HTMLInputElement): number {
  const value = Math.round(Number(field.value));
  return Math.min(Number(field.max), Math.max(Number(field.min), value || 0));
}

function line(words: string, field: HTMLElement): HTMLElement {
  return element('label', {}, element('span', {}, words), field);
}
