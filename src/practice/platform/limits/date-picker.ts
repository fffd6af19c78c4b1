import { z } from 'zod';
import { text } from './text.ts';

const MODES = {
  date: { pattern: /^\d{4}-\d{2}-\d{2}$/, min: '1900-01-01', max: '2100-12-31' },
  time: { pattern: /^\d{2}:\d{2}$/, min: '00:00', max: '23:59' },
  datetime: {
    pattern: /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}$/,
    min: '1900-01-01T00:00',
    max: '2100-12-31T23:59',
  },
} as const;

type Mode = keyof typeof MODES;

function isMoment(mode: Mode, value: string): boolean {
  const { pattern, min, max } = MODES[mode];
  const moment = value.toUpperCase();
  if (!pattern.test(value) || moment < min || moment > max) return false;
  try {
    if (mode === 'time') Temporal.PlainTime.from(moment);
    else Temporal.PlainDateTime.from(moment);
    return true;
  } catch {
    return false;
  }
}

/**
 * The fields of a date picker beside its label. Source: LINE, "Datetime picker action"; that `initial` must lie between
 * `min` and `max` is not written there, but a picker that opens outside its own range helps nobody.
 */
export const datePickerFields = {
  data: text(300),
  mode: z.enum(['date', 'time', 'datetime']),
  initial: z.string().optional(),
  min: z.string().optional(),
  max: z.string().optional(),
};

/** Says what is wrong with the days or times of a date picker. */
export function checkDatePicker(
  action: { mode: Mode; initial?: string | undefined; min?: string | undefined; max?: string | undefined },
  context: z.core.$RefinementCtx,
): void {
  const complain = (field: string, message: string) => {
    context.addIssue({ code: 'custom', path: [field], message });
  };
  for (const field of ['initial', 'min', 'max'] as const) {
    const value = action[field];
    if (value !== undefined && !isMoment(action.mode, value)) {
      complain(
        field,
        `must be a ${action.mode} between ${MODES[action.mode].min} and ${MODES[action.mode].max}`,
      );
      return;
    }
  }
  const [initial, min, max] = [action.initial, action.min, action.max].map((value) => value?.toUpperCase());
  if (min !== undefined && max !== undefined && min >= max) complain('max', 'must be greater than min');
  if (initial !== undefined && ((min ?? initial) > initial || (max ?? initial) < initial)) {
    complain('initial', 'must be between min and max');
  }
}
