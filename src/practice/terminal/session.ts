import { DAY, HOUR, MINUTE } from '../../clock.ts';
import type { ChatItem, SendBody } from '../contract.ts';
import { quickRepliesOf, renderMessage } from './render.ts';
import { picked, pickHint, SAMPLE_PLACE, type Button, type Tap } from './tap.ts';

/** What the person at the terminal can tap now. Numbers begin again with each thing she says. */
export interface Session {
  taps: Map<number, Tap>;
  /** The numbers of the quick replies, which the next message takes away. */
  quick: number[];
  /** She has spoken: what the bot says next begins the numbers anew. */
  spoken: boolean;
  /** A date or time button that waits for what to pick. */
  picking: (Tap & { kind: 'pick' }) | null;
}

/** What a typed line wants. */
export type Intent =
  | { want: 'send'; body: SendBody }
  | { want: 'photo'; files: readonly string[] }
  | { want: 'clock'; ms: number }
  | { want: 'who'; whom: string }
  | { want: 'show'; lines: readonly string[] }
  | { want: 'quit' }
  | { want: 'nothing' };

const HELP = [
  'พิมพ์ข้อความแล้วกด Enter เพื่อส่ง พิมพ์หมายเลขเพื่อแตะปุ่ม',
  '/photo [ไฟล์…]  ส่งรูป (ไม่ระบุไฟล์ = รูปตัวอย่าง, /photo 3 = สามรูป)',
  '/sticker  ส่งสติกเกอร์      /location  ส่งตำแหน่ง',
  '/text 12  ส่งเลข 12 เป็นข้อความ แม้จะมีปุ่มหมายเลข 12',
  '/clock +2d  เลื่อนนาฬิกาไปข้างหน้า (m นาที, h ชั่วโมง, d วัน, w สัปดาห์)',
  '/who [หมายเลขหรือชื่อ]  ดูรายชื่อ หรือเปลี่ยนเป็นคนอื่น',
  '/quit  ออก',
];

const UNITS = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY } as const;

/** A person who has nothing to tap yet. */
export function createSession(): Session {
  return { taps: new Map(), quick: [], spoken: false, picking: null };
}

/** The lines of a bubble. What the bot says brings its buttons; what the person says takes all numbers away. */
export function hear(session: Session, item: ChatItem): string[] {
  if (item.unsent) return ['(ยกเลิกข้อความแล้ว)'];
  const { message } = item;
  if (item.from === 'person' || session.spoken) {
    session.taps.clear();
    session.quick = [];
    session.spoken = false;
  }
  if (item.from === 'person') {
    return renderMessage(message).map((line) => (typeof line === 'string' ? line : line.label));
  }
  for (const number of session.quick) session.taps.delete(number);
  const lines = renderMessage(message).map((line) =>
    typeof line === 'string' ? line : numbered(session, line),
  );
  const replies = quickRepliesOf(message).map((button) => numbered(session, button));
  session.quick = [...session.taps.keys()].slice(session.taps.size - replies.length);
  return replies.length === 0 ? lines : [...lines, `» ${replies.join('  ')}`];
}

function numbered(session: Session, { label, tap }: Button): string {
  const number = Math.max(0, ...session.taps.keys()) + 1;
  session.taps.set(number, tap);
  return `[${number}] ${label}`;
}

/** What `line` wants: a command, a button's number, a date that was asked for, or simply to be sent as it is. */
export function interpret(session: Session, line: string): Intent {
  if (session.picking) return pick(session, session.picking, line.trim());
  if (line.trim() === '') return { want: 'nothing' };
  if (line.startsWith('/')) return command(line);
  const tap = /^\s*\d{1,3}\s*$/.test(line) ? session.taps.get(Number(line)) : undefined;
  if (!tap) return { want: 'send', body: { type: 'text', text: line } };
  if (tap.kind === 'send') return { want: 'send', body: tap.body };
  if (tap.kind === 'photo') return { want: 'photo', files: [] };
  if (tap.kind === 'show') return { want: 'show', lines: tap.lines };
  session.picking = tap;
  return { want: 'show', lines: [pickHint(tap.mode)] };
}

function pick(session: Session, tap: Tap & { kind: 'pick' }, typed: string): Intent {
  const body = picked(tap, typed);
  if (!body && typed !== '') return { want: 'show', lines: [pickHint(tap.mode)] };
  session.picking = null;
  return body ? { want: 'send', body } : { want: 'nothing' };
}

function command(line: string): Intent {
  const [name = '', ...words] = line.trim().split(/\s+/);
  const rest = line.slice(line.indexOf(name) + name.length).trim();
  switch (name) {
    case '/photo':
      return { want: 'photo', files: words };
    case '/sticker':
      return { want: 'send', body: { type: 'sticker', packageId: '446', stickerId: '1988' } };
    case '/location':
      return { want: 'send', body: SAMPLE_PLACE };
    case '/text':
      return rest === ''
        ? { want: 'show', lines: HELP }
        : { want: 'send', body: { type: 'text', text: rest } };
    case '/clock': {
      const match = /^\+?(\d{1,4})([mhdw])$/.exec(rest);
      if (!match) return { want: 'show', lines: ['เขียนแบบนี้: /clock +2d (m นาที, h ชั่วโมง, d วัน, w สัปดาห์)'] };
      return { want: 'clock', ms: Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] };
    }
    case '/who':
      return { want: 'who', whom: rest };
    case '/quit':
      return { want: 'quit' };
    default:
      return { want: 'show', lines: HELP };
  }
}
