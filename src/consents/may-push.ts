import type { MessageClass } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';

/** What stops at once when somebody wants no messages (consent C2, domain.md §5.2). */
export const STOPPED = ['advice', 'digest', 'reminder'] as const satisfies readonly MessageClass[];

/**
 * Whether a message of this class may be pushed to her. Advice needs her yes; digests and reminders go to those who work
 * for the programme until they say no. Answers to her own messages, news of something she asked for, and urgent matters
 * always come.
 */
export function mayPush({ consents }: Pick<Person, 'consents'>, kind: MessageClass): boolean {
  if (kind === 'advice') return consents?.messages === 'yes';
  return !STOPPED.some((one) => one === kind) || consents?.messages !== 'no';
}
