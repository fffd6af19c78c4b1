import { z } from 'zod';
import { checkMessages } from './check-messages.ts';
import { complaints, type Complaint } from './complaint.ts';
import { list, text } from './text.ts';

const flag = z.boolean().optional();
const units = list(text(30).regex(/^\w+$/, 'must be a-z, A-Z, 0-9 and _'), 0, 1).optional();
const anything = z.array(z.unknown());

const REQUESTS = {
  reply: z.strictObject({ replyToken: text(200), messages: anything, notificationDisabled: flag }),
  push: z.strictObject({
    to: text(100),
    messages: anything,
    notificationDisabled: flag,
    customAggregationUnits: units,
  }),
  multicast: z.strictObject({
    to: list(text(100), 1, 500),
    messages: anything,
    notificationDisabled: flag,
    customAggregationUnits: units,
  }),
  broadcast: z.strictObject({ messages: anything, notificationDisabled: flag }),
  validate: z.strictObject({ messages: anything }),
} as const;

/** A way of asking LINE to send, or only to look. */
export type SendingRequest = keyof typeof REQUESTS;

/** What LINE would have against the whole `body` of a request to send. Empty: LINE would accept it. */
export function checkRequest(kind: SendingRequest, body: unknown): Complaint[] {
  const found = complaints(REQUESTS[kind], body);
  const inside = (body as { messages?: unknown } | null)?.messages;
  return Array.isArray(inside) ? [...found, ...checkMessages(inside)] : found;
}
