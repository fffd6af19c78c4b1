import type { SendBody } from '../contract.ts';

/** What happens when a numbered button is tapped in the terminal. */
export type Tap =
  | { kind: 'send'; body: SendBody }
  | { kind: 'photo' }
  | { kind: 'pick'; mode: 'date' | 'time' | 'datetime'; data: string }
  | { kind: 'show'; lines: readonly string[] };

/** A button as it is read and what it does. */
export interface Button {
  label: string;
  tap: Tap;
}

const FORMATS = {
  date: { pattern: /^\d{4}-\d{2}-\d{2}$/, example: '2026-11-23' },
  time: { pattern: /^\d{2}:\d{2}$/, example: '09:30' },
  datetime: { pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, example: '2026-11-23T09:30' },
} as const;

/** A place in Sisaket that stands for wherever the person would be. */
export const SAMPLE_PLACE: SendBody = {
  type: 'location',
  title: 'ที่ว่าการอำเภอเมืองศรีสะเกษ',
  address: 'ต.เมืองเหนือ อ.เมืองศรีสะเกษ จ.ศรีสะเกษ 33000',
  latitude: 15.1186,
  longitude: 104.322,
};

/** The button that a LINE action makes; `null` for an action that no button of a chat has. */
export function buttonOf(action: unknown): Button | null {
  if (typeof action !== 'object' || action === null) return null;
  const fields = action as Record<string, unknown>;
  const tap = tapOf(fields);
  return tap && { label: word(fields['label']) ?? 'แตะ', tap };
}

function tapOf(fields: Record<string, unknown>): Tap | null {
  const data = word(fields['data']) ?? '';
  switch (fields['type']) {
    case 'message':
      return { kind: 'send', body: { type: 'text', text: word(fields['text']) ?? '' } };
    case 'postback': {
      const displayText = word(fields['displayText']);
      return {
        kind: 'send',
        body: { type: 'postback', data, ...(displayText === undefined ? {} : { displayText }) },
      };
    }
    case 'datetimepicker':
      return { kind: 'pick', mode: fields['mode'] as keyof typeof FORMATS, data };
    case 'uri':
      return { kind: 'show', lines: [`(เปิดลิงก์) ${word(fields['uri'])}`] };
    case 'clipboard':
      return { kind: 'show', lines: [`(คัดลอกแล้ว) ${word(fields['clipboardText'])}`] };
    case 'camera':
    case 'cameraRoll':
      return { kind: 'photo' };
    case 'location':
      return { kind: 'send', body: SAMPLE_PLACE };
    default:
      return null;
  }
}

/** How to write what a date or time button asks for. */
export function pickHint(mode: keyof typeof FORMATS): string {
  return `พิมพ์ตามแบบ ${FORMATS[mode].example} แล้วกด Enter (บรรทัดว่าง = ไม่เลือก)`;
}

/** What a date or time button sends for `typed`; `null` when it is not written as asked. */
export function picked(tap: Tap & { kind: 'pick' }, typed: string): SendBody | null {
  if (!FORMATS[tap.mode].pattern.test(typed)) return null;
  return { type: 'postback', data: tap.data, params: { [tap.mode]: typed } };
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
