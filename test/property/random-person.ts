import type { Sent, SentMessage, Action } from '../support/line-api.ts';
import type { Random } from '../support/random.ts';
import { eventId } from '../support/bot.ts';

/** Someone who taps and types whatever comes to mind. */
export interface RandomPerson {
  userId: string;
  /** The reply tokens of the round, by event. */
  tokens: Map<string, string>;
  /** All buttons she has ever seen, the newest last; old ones are tapped now and then. */
  buttons: Action[];
  /** Buttons under what she heard last. */
  newest: Action[];
  lastMessage: string;
}

/** What people type when nobody tells them what to: answers of all kinds, commands, nonsense, and other people's codes. */
const WORDS = [
  ...['ใช่', 'ไม่ใช่', 'ไม่', 'ได้', 'ok', 'ข้าม', 'ย้อนกลับ', 'พัก', 'ทำต่อ', 'ยกเลิก', 'เมนู', 'ช่วย', 'เริ่มใหม่'],
  ...['รายงาน', 'ลองรายงาน', 'คำแนะนำ', 'ความก้าวหน้า', 'ขอความช่วยเหลือ', 'คุยกับพี่เลี้ยง', 'คุยกับเจ้าหน้าที่'],
  ...[
    'สรุป',
    'สรุป ราษีไศล',
    'สรุป ขุขันธ์',
    'ยังไม่ส่ง',
    'ด่วน',
    'คำขอ',
    'พี่เลี้ยง',
    'จับคู่',
    'รหัสเชิญ',
    'คำขอข้อมูล',
    'ผู้สมัคร',
  ],
  ...[
    'บ้าน H-0001',
    'บ้าน H-0011',
    'บ้าน H-0020',
    'บ้าน H-9999',
    'เลื่อนขั้น H-0002 พอเพียง',
    'เลื่อนขั้น H-0012 พอเพียง',
    'คำขอเลื่อนขั้น',
  ],
  ...['ข้อมูลของฉัน', 'ถอนความยินยอม', 'หยุดรับข้อความ', 'ลบข้อมูล', 'อ่านความยินยอม', 'ศูนย์เรียนรู้', 'แปลงแบ่งปัน', 'ทุนเดิม'],
  ...['AAAAA2', 'AAAAA3', 'AAAAA4', 'AAAAA5', 'ZZZZZ9', 'H-0001', 'H-0013'],
  ...[
    'ราษีไศล',
    'ขุขันธ์',
    'บัวหุ่ง',
    'ห้วยเหนือ',
    '0812345678',
    'สมหมาย ใจดี',
    '2 ไร่',
    '1',
    '2',
    '3',
    '12',
    '300',
    'พันห้า',
    'เมื่อวาน',
    '20/11/69',
  ],
  ...[
    'ปลูกผัก',
    'ดีขึ้น',
    'เหมือนเดิม',
    'แย่ลง',
    'ไม่สบาย',
    'ไม่มี',
    'ครบแล้ว',
    'ส่งรายงาน',
    'แก้ไข',
    'ขอบคุณ',
    '?',
    '👍',
    '   ',
    '𝟙𝟚',
  ],
  ...[
    'กี่'.repeat(100),
    'ก'.repeat(1_200),
    'น้ำใช้ไม่พอ ทำนาไม่ได้ อยากได้ปั๊ม',
    '{{name}} $t(x) <b>',
    'English',
    'ภาษาไทย',
  ],
];
const OTHERS = ['sticker', 'audio', 'video', 'location', 'file'] as const;

/** Forged buttons: commands about things that are not hers, as a curious person with a modified app might send them. */
function forged(random: Random, names: readonly string[], things: readonly string[]): string {
  const name = pick(random, names);
  const thing = random.between(0, 3) === 0 ? '' : ` ${pick(random, things)}`;
  const more =
    random.between(0, 3) === 0
      ? ` ${pick(random, ['yes', 'no', 'sufficient', 'p2', 'done', 'need-help'])}`
      : '';
  return JSON.stringify(['', '', `!${name}${thing}${more}`]);
}

/** The next thing this person does, as an event of LINE's. */
export function nextEvent(
  person: RandomPerson,
  random: Random,
  {
    at,
    photo,
    commands,
    things,
  }: { at: number; photo: (id: string) => void; commands: readonly string[]; things: readonly string[] },
): { event: Record<string, unknown>; id: string; expectsAnswer: boolean } {
  const id = eventId();
  const replyToken = eventId();
  const base = {
    mode: 'active',
    timestamp: at,
    source: { type: 'user', userId: person.userId },
    webhookEventId: id,
    deliveryContext: { isRedelivery: false },
  };
  const asks = (fields: object) => {
    person.tokens.set(replyToken, id);
    return { id, expectsAnswer: true, event: { ...base, replyToken, ...fields } };
  };
  const message = (fields: object) => {
    person.lastMessage = eventId();
    return asks({ type: 'message', message: { id: person.lastMessage, ...fields } });
  };
  const tap = (action: Action) =>
    asks({
      type: 'postback',
      postback: {
        data: action.data ?? '',
        ...(action.type === 'datetimepicker' && { params: { date: '2026-11-20' } }),
      },
    });
  const dice = random.between(1, 100);
  if (dice <= 55 && person.newest.length > 0) return tap(pick(random, person.newest));
  if (dice <= 60 && person.buttons.length > 0) return tap(pick(random, person.buttons));
  if (dice <= 63) return asks({ type: 'postback', postback: { data: forged(random, commands, things) } });
  if (dice <= 88) return message({ type: 'text', text: pick(random, WORDS) });
  if (dice <= 93) {
    const one = message({ type: 'image', contentProvider: { type: 'line' } });
    photo(person.lastMessage);
    return one;
  }
  if (dice <= 95) return message({ type: pick(random, OTHERS), keywords: ['ok'] });
  if (dice <= 97 && person.lastMessage !== '') {
    return {
      id,
      expectsAnswer: false,
      event: { ...base, type: 'unsend', unsend: { messageId: person.lastMessage } },
    };
  }
  if (dice <= 98) return { id, expectsAnswer: false, event: { ...base, type: 'unfollow' } };
  return asks({ type: 'follow', follow: { isUnblocked: true } });
}

/** Takes in what LINE showed her. */
export function hears(person: RandomPerson, sent: readonly Sent[]): void {
  for (const { messages } of sent) {
    const seen = messages.flatMap((message) => [
      ...(message.quickReply?.items.map(({ action }) => action) ?? []),
      ...actionsIn(message.contents),
    ]);
    const taps = seen.filter(({ type }) => type === 'postback' || type === 'datetimepicker');
    if (taps.length > 0) person.newest = taps;
    person.buttons.push(...taps);
    if (person.buttons.length > 200) person.buttons.splice(0, person.buttons.length - 200);
  }
}

/** All that can be read on the screen, and the data behind buttons. */
export function shown(messages: readonly SentMessage[]): string {
  return JSON.stringify(messages);
}

export function pick<T>(random: Random, all: readonly T[]): T {
  return all[random.between(0, all.length - 1)]!;
}

function actionsIn(part: unknown): Action[] {
  if (Array.isArray(part)) return part.flatMap(actionsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = (part as { action?: Action }).action;
  return [
    ...(own ? [own] : []),
    ...Object.values(part).flatMap((value) => (value === own ? [] : actionsIn(value))),
  ];
}
