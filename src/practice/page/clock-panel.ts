import type { PracticeState } from '../contract.ts';
import { postClock } from './api.ts';
import { element } from './element.ts';
import { showTrouble } from './notice.ts';
import { thaiDay, thaiTime } from './thai-date.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEPS = [
  { words: '+1 ชั่วโมง', forwardMs: HOUR },
  { words: '+1 วัน', forwardMs: DAY },
  { words: '+2 วัน', forwardMs: 2 * DAY },
  { words: '+1 สัปดาห์', forwardMs: 7 * DAY },
];

/** The product's clock in Bangkok, with buttons that move it forward. */
export function createClockPanel(moved: (state: PracticeState) => void) {
  const day = element('span', { class: 'clock-day' });
  const time = element('span', { class: 'clock-time' });
  const row = element('div', { class: 'button-row' });
  for (const { words, forwardMs } of STEPS) {
    const button = element('button', { type: 'button', class: 'plain-button', 'data-forward': words }, words);
    button.addEventListener('click', () => void postClock(forwardMs).then(moved, showTrouble));
    row.append(button);
  }
  // Counted from the page's own steady time, so that a wrong clock in the browser changes nothing.
  let knownMs = Date.now();
  let knownAt = performance.now();
  const now = () => new Date(knownMs + performance.now() - knownAt);
  const tick = () => {
    day.textContent = thaiDay(now());
    time.textContent = `${thaiTime(now())} น.`;
  };
  setInterval(tick, 1000);

  const show = ({ now: at }: PracticeState) => {
    knownMs = new Date(at).getTime();
    knownAt = performance.now();
    tick();
  };
  const node = element(
    'section',
    { class: 'panel-part', 'aria-label': 'นาฬิกา' },
    element('h3', {}, 'นาฬิกาของบอต'),
    element('p', { class: 'clock', 'data-clock': true }, day, time),
    row,
  );
  return { element: node, show, now };
}
