import { setTimeout as sleep } from 'node:timers/promises';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import type { ChatItem, SendBody } from '../../src/practice/contract.ts';
import { startPracticePlatform, type PracticePlatform } from '../../src/practice/platform/start.ts';
import type { Random } from './random.ts';
import { mentor, settle } from './village.ts';
import { recordWire, type WireRecord } from './wire-record.ts';

/** A mentor with one household. */
export interface Villager {
  userId: string;
  household: string;
  /** What she says from the first word to the end of her report. */
  words: readonly string[];
  /** The answer that her report must hold. */
  whyNotMet: string;
  /** Ids of the events she has made, oldest first. */
  events: string[];
}

/** Mentors who report, and a LINE on this machine between them and the bot. */
export interface Village {
  people: readonly Villager[];
  platform: PracticePlatform;
  wire: WireRecord;
  /** With these variables a bot talks to this LINE. */
  env: Record<string, string>;
  /** Does one thing in her chat. */
  says(person: Villager, body: SendBody): string;
  /** Reports by tapping what she sees: says nothing before the answer to the last is there. */
  listens(person: Villager, random: Random): Promise<void>;
  /** Types it all without waiting for answers: the next as soon as LINE has brought the last to the bot. */
  hurries(person: Villager, random: Random): Promise<void>;
  /** Resolves when everyone has heard the number of her report and nothing waits for the bot any more. */
  everyoneHasReported(): Promise<void>;
}

const SECRET = 'a secret of the village';
const TOKEN = 'a token of the village';

/** Why she has not met her household: what she says, and what is to be found in the report. */
const REASONS = [
  ['ไม่อยู่บ้าน', 'away'],
  ['เราไม่สะดวก', 'mentor-busy'],
  ['อื่น ๆ', 'other'],
] as const;

/** Settles `size` mentors with a household each in the open store, and starts a LINE for them. Close its platform. */
export async function openVillage(size: number, webhookUrl: () => string): Promise<Village> {
  const people = Array.from({ length: size }, (_, index) => villager(index));
  for (const { userId, household } of people) {
    await settle(household);
    await mentor(userId, household);
  }
  const platform = await startPracticePlatform({
    port: 0,
    host: '127.0.0.1',
    webhookUrl,
    channelSecret: SECRET,
    channelAccessToken: TOKEN,
    people: people.map(({ userId, household }) => ({ userId, displayName: household, role: 'mentor' })),
    quotaLimit: null,
    now: () => new Date(),
    moveClock: () => undefined,
    // For longer than any bot is away here.
    redeliverAfterMs: Array.from({ length: 150 }, (_, time) => Math.min(1000, 100 + 50 * time)),
  });
  const wire = recordWire(platform);
  const says = (person: Villager, body: SendBody): string => {
    const [id] = platform.send(person.userId, body);
    person.events.push(id!);
    return id!;
  };
  return {
    people,
    platform,
    wire,
    env: {
      LINE_CHANNEL_SECRET: SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
      LINE_API_BASE_URL: platform.url,
      LINE_DATA_API_BASE_URL: platform.url,
    },
    says,
    listens: async (person, random) => {
      const [first, ...labels] = person.words;
      await pause(random);
      says(person, { type: 'text', text: first! });
      for (const label of labels) {
        const chat = platform.chat(person.userId);
        const data = await wire.until(`"${label}" before ${person.household}`, () => buttonIn(chat, label));
        await pause(random);
        says(person, { type: 'postback', data, displayText: label });
      }
    },
    hurries: async (person, random) => {
      for (const text of person.words) {
        await pause(random);
        const id = says(person, { type: 'text', text });
        await wire.until(`"${text}" of ${person.household} to be accepted`, () =>
          wire.accepted.has(id) ? id : undefined,
        );
      }
    },
    everyoneHasReported: async () => {
      for (const { userId, household } of people) {
        const chat = platform.chat(userId);
        await wire.until(`the number of the report on ${household}`, () => chat.find(isThanks(household)));
      }
      while (await isSomethingLeft()) await sleep(100);
    },
  };
}

function pause(random: Random): Promise<void> {
  return sleep(random.between(100, 4000));
}

function villager(index: number): Villager {
  const number = String(index + 1).padStart(4, '0');
  const [reason, whyNotMet] = REASONS[index % REASONS.length]!;
  return {
    userId: `U${number.padStart(32, '0')}`,
    household: `H-${number}`,
    words: ['รายงาน', 'เริ่มเลย', 'ยังไม่ได้พบ', reason, 'ส่งรายงาน'],
    whyNotMet,
    events: [],
  };
}

async function isSomethingLeft(): Promise<boolean> {
  const waiting = await InboxEvents.exists({ state: 'waiting' });
  return (waiting ?? (await OutboxMessages.exists({ state: 'queued' }))) !== null;
}

function isThanks(household: string): (item: ChatItem) => boolean {
  return ({ from, message }) =>
    from === 'bot' && new RegExp(`เลขที่ \\S+-${household} `, 'u').test(String(message['text']));
}

/** The data of the newest button that shows `label`. */
function buttonIn(chat: readonly ChatItem[], label: string): string | undefined {
  return chat
    .toReversed()
    .flatMap(({ from, message }) => (from === 'bot' ? postbacksIn(message) : []))
    .find((button) => button.label === label)?.data;
}

function postbacksIn(part: unknown): { label: string; data: string }[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('type' in part && part.type === 'postback')
    return [part as { type: string; label: string; data: string }];
  return Object.values(part).flatMap(postbacksIn);
}
