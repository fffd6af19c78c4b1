import { z } from 'zod';

const Source = z.looseObject({ type: z.string(), userId: z.string().optional() });

/** The last moment that dates can hold (ECMA-262, "Time Values"). */
const LATEST = 8.64e15;

/**
 * What every event of LINE has in common. Types, messages and fields that are unknown today pass through, because
 * LINE adds some without notice (LINE, "Development guidelines": assume non-breaking changes).
 */
const Event = z.looseObject({
  type: z.string(),
  webhookEventId: z.string().min(1),
  timestamp: z.number().min(0).max(LATEST),
  mode: z.string().optional(),
  source: Source.optional().catch(undefined),
  replyToken: z.string().optional().catch(undefined),
  deliveryContext: z.looseObject({ isRedelivery: z.boolean() }).optional().catch(undefined),
});

/** One event of LINE, as far as every event has it. */
export type LineEvent = z.infer<typeof Event>;

const Body = z.object({ events: z.array(z.unknown()) });

/** What a webhook request holds: the events that can be worked on, and how many could not be read at all. */
export interface WebhookBody {
  events: LineEvent[];
  unreadable: number;
}

/**
 * Reads the bytes of a webhook request whose signature is right. One odd event never sinks the batch.
 * Returns `null` when the bytes are no JSON or no webhook (answer 400).
 */
export function readWebhookBody(bytes: Buffer): WebhookBody | null {
  const body = Body.safeParse(parseJson(bytes));
  if (!body.success) return null;
  const parsed = body.data.events.map((event) => Event.safeParse(event));
  const events = parsed.flatMap((result) => (result.success ? [result.data] : []));
  return { events, unreadable: parsed.length - events.length };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
