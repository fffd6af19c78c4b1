/** What the practice platform and its chat page tell each other, as JSON. */

/** Someone who can be played in practice mode. */
export interface PracticePerson {
  userId: string;
  displayName: string;
  role: 'mentor' | 'household' | 'officer' | 'stranger';
  /** The language of the person's LINE, as LINE reports it in a profile (BCP 47). */
  language?: string;
  /** One line for the list of people: whom she mentors, where. */
  note?: string;
}

/** One bubble in a chat. */
export interface ChatItem {
  /** LINE's message id; unique on this platform. */
  id: string;
  userId: string;
  from: 'person' | 'bot';
  /** The product's time, ISO 8601. */
  at: string;
  /**
   * A LINE message object as it was sent. From a person also `{ type: 'image', imageSet? }`, `{ type: 'audio' }` and so on;
   * a tap that shows words is a text; one that shows none leaves no bubble.
   */
  message: { type: string; [field: string]: unknown };
  /** How the bot's message came: free (reply) or paid. */
  via?: 'reply' | 'push' | 'multicast' | 'broadcast';
  /** The person has taken it back. */
  unsent?: boolean;
}

/** The menu below a chat, as the bot made it at LINE. */
export interface PracticeMenu {
  richMenuId: string;
  size: { width: number; height: number };
  selected: boolean;
  chatBarText: string;
  areas: readonly {
    bounds: { x: number; y: number; width: number; height: number };
    action: { type: string; label?: string; [field: string]: unknown };
  }[];
}

/** One line of the wire log: a webhook we sent to the bot, or a call the bot made to us. */
export interface WireEntry {
  id: number;
  kind: 'webhook' | 'api';
  at: string;
  method: string;
  path: string;
  /** What was answered; 0 when there was no answer. */
  status: number;
  ms: number;
  userId?: string;
  /** Present on webhooks, so that one can be redelivered. */
  webhookEventIds?: readonly string[];
  request: unknown;
  response: unknown;
}

/** Ways in which this LINE can be unkind. */
export interface Faults {
  /** Added to every answer of the API, in milliseconds. */
  latencyMs: number;
  /** The next `count` calls of the API get this status; `monthly-limit` is 429 with LINE's text for a used-up quota. */
  failNext: { status: 429 | 500 | 'monthly-limit'; count: number } | null;
  /** The next content downloads are cut in the middle. */
  cutContent: number;
  /** Every webhook is delivered this many times (1 is normal). */
  deliverTimes: number;
  /** Webhooks are held back and delivered in reverse order, in batches of this size (1 is normal). */
  reverseBatch: number;
}

export interface PracticeState {
  /** The product's time, ISO 8601. */
  now: string;
  people: readonly PracticePerson[];
  /** Paid messages this month: `limit` null is unlimited. */
  quota: { limit: number | null; used: number };
  faults: Faults;
}

/** What a person can do in a chat. */
export type SendBody =
  | { type: 'text'; text: string }
  /** One or more photos, base64 JPEG or PNG; several go as one imageSet. `order` is the order of delivery (indexes from 0). */
  | { type: 'image'; photos: readonly string[]; order?: readonly number[] }
  | { type: 'sticker'; packageId: string; stickerId: string; keywords?: readonly string[] }
  | { type: 'location'; title?: string; address: string; latitude: number; longitude: number }
  | { type: 'audio' }
  | { type: 'video' }
  | { type: 'file'; fileName: string }
  /** A tap on a postback or date-picker action; `displayText` becomes a bubble of the person's. */
  | { type: 'postback'; data: string; displayText?: string; params?: Readonly<Record<string, string>> }
  | { type: 'unsend'; messageId: string }
  | { type: 'follow' }
  | { type: 'unfollow' };
