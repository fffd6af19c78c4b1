import type { MessageClass } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';

/** What stops at once when somebody wants no messages (consent C2, domain.md §5.2). */
export const STOPPED = [
  'advice',
  'digest',
  'reminder',
  'announcement',
] as const satisfies readonly MessageClass[];

/**
 * Whether a message of this class may be pushed to her. Advice needs her yes; digests and reminders go to those who work
 * for the programme until they say no. Announcements go to mentors until they say no, and to people of households after
 * their yes; where her roles are not given, it was decided when the announcement was queued, and only a no stops it.
 * Answers to her own messages, news of something she asked for, and urgent matters always come.
 */
export function mayPush(
  { consents, roles }: Pick<Person, 'consents'> & Partial<Pick<Person, 'roles'>>,
  kind: MessageClass,
): boolean {
  const works = roles === undefined || roles.includes('mentor');
  if (kind === 'advice' || (kind === 'announcement' && !works)) return consents?.messages === 'yes';
  return !STOPPED.some((one) => one === kind) || consents?.messages !== 'no';
}
