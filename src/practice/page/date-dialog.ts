import type { messagingApi } from '@line/bot-sdk';
import { ask } from './dialog.ts';
import { element } from './element.ts';
import { bangkokMoment, thaiDay, thaiTime } from './thai-date.ts';

const FIELDS = { date: 'date', time: 'time', datetime: 'datetime-local' } as const;
const TITLES = { date: 'เลือกวันที่', time: 'เลือกเวลา', datetime: 'เลือกวันและเวลา' } as const;

/**
 * Lets the person choose a day or a time, as LINE's own chooser does. Resolves to the `params` of the postback
 * (`{ date: '2026-11-20' }`, `{ time: '09:05' }`, `{ datetime: '2026-11-20T09:05' }`), or `null` when she turns back.
 */
export async function askDate(
  action: messagingApi.DatetimePickerAction,
  now: Date,
): Promise<Record<string, string> | null> {
  const mode = action.mode ?? 'date';
  const { day, time } = bangkokMoment(now);
  const today = { date: day, time, datetime: `${day}T${time}` }[mode];
  const input = element('input', {
    type: FIELDS[mode],
    class: 'field',
    required: true,
    'aria-label': TITLES[mode],
    // LINE also takes a "t" or a blank between day and time; a date field takes only "T".
    value: forField(action.initial) ?? today,
    min: forField(action.min),
    max: forField(action.max),
    'data-date': true,
  });
  const spoken = element('p', { class: 'dialog-hint', 'aria-live': 'polite' });
  const speak = () => {
    spoken.textContent = inThai(mode, input.value);
  };
  input.addEventListener('input', speak);
  speak();
  return ask(TITLES[mode], [input, spoken], 'ตกลง', () => ({ [mode]: input.value }));
}

function forField(value: string | undefined): string | undefined {
  return value?.replace(/[t ]/, 'T');
}

function inThai(mode: keyof typeof FIELDS, value: string): string {
  if (value === '') return 'ยังไม่ได้เลือก';
  if (mode === 'time') return `${value} น.`;
  const at = new Date(`${mode === 'date' ? `${value}T00:00` : value}+07:00`);
  return mode === 'date' ? thaiDay(at) : `${thaiDay(at)} ${thaiTime(at)} น.`;
}
