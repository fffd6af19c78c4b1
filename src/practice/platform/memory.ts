import { createHash } from 'node:crypto';
import { machineNow } from '../../clock.ts';
import type { ChatItem, Faults, PracticePerson, WireEntry } from '../contract.ts';
import type { PracticeNews } from './news.ts';

/** What the platform is told at its start. */
export interface PracticeSettings {
  channelSecret: string;
  channelAccessToken: string;
  /** Paid messages a month; `null` is unlimited. */
  quotaLimit: number | null;
  /** The product's clock. */
  now: () => Date;
}

/** A person and what LINE knows about her and the account. */
export interface Member {
  person: PracticePerson;
  /** She has blocked the account: nothing reaches her. */
  blocked: boolean;
  chat: ChatItem[];
}

/** A token to answer one event with; times in milliseconds since 1970, by the product's clock. */
export interface ReplyToken {
  userId: string;
  eventAt: number;
  deliveredAt: number | null;
  redelivered: boolean;
  used: boolean;
}

/** The bytes a person has sent. */
export interface Content {
  userId: string;
  kind: 'image' | 'audio' | 'video' | 'file';
  mediaType: string;
  bytes: Buffer;
}

/** One event of LINE, as the webhook carries it. */
export interface PracticeEvent {
  type: string;
  webhookEventId: string;
  replyToken?: string;
  source: { type: 'user'; userId: string };
  [field: string]: unknown;
}

/** A message the account has sent, as LINE names it in its answer. */
export interface SentMessage {
  id: string;
  quoteToken?: string;
}

/** A request that was accepted under a retry key. */
export interface AcceptedRequest {
  at: number;
  requestId: string;
  sentMessages?: readonly SentMessage[];
}

/** A rich menu and its picture. */
export interface PracticeRichMenu {
  definition: Record<string, unknown>;
  picture: { bytes: Buffer; mediaType: string } | null;
}

/** Everything this LINE remembers. Nothing of it outlives the process, and every list has an end. */
export interface Memory {
  settings: PracticeSettings;
  botUserId: string;
  members: Map<string, Member>;
  contents: Map<string, Content>;
  unsent: Map<string, true>;
  events: Map<string, PracticeEvent>;
  replyTokens: Map<string, ReplyToken>;
  /** Quote tokens and mark-as-read tokens, with the person in whose chat they hold. */
  chatTokens: Map<string, string>;
  accepted: Map<string, AcceptedRequest>;
  /** Calls that may still be made to each endpoint that LINE limits; times in machine milliseconds. */
  buckets: Map<string, { left: number; at: number }>;
  usage: { month: string; used: number };
  richMenus: Map<string, PracticeRichMenu>;
  defaultRichMenuId: string | null;
  linkedRichMenus: Map<string, string>;
  /** Set through the API; otherwise the platform's own setting holds. */
  webhookEndpoint: string | null;
  faults: Faults;
  wire: WireEntry[];
  wireCount: number;
  lastMessageId: bigint;
  listeners: Set<(news: PracticeNews) => void>;
}

/** A LINE that knows nobody yet. */
export function createMemory(settings: PracticeSettings): Memory {
  return {
    settings,
    botUserId: `U${createHash('sha256').update(settings.channelSecret).digest('hex').slice(0, 32)}`,
    members: new Map(),
    contents: new Map(),
    unsent: new Map(),
    events: new Map(),
    replyTokens: new Map(),
    chatTokens: new Map(),
    accepted: new Map(),
    buckets: new Map(),
    usage: { month: '', used: 0 },
    richMenus: new Map(),
    defaultRichMenuId: null,
    linkedRichMenus: new Map(),
    webhookEndpoint: null,
    faults: { latencyMs: 0, failNext: null, cutContent: 0, deliverTimes: 1, reverseBatch: 1 },
    wire: [],
    wireCount: 0,
    // From the machine's time, so that no id comes again after a restart: the bot may still know the old ones.
    lastMessageId: BigInt(machineNow()) * 100_000n,
    listeners: new Set(),
  };
}

/** Keeps `value` under `key` and forgets the oldest beyond `limit`. */
export function remember<T>(map: Map<string, T>, key: string, value: T, limit: number): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) break;
    map.delete(oldest);
  }
}
