import type { BotCommand } from '../conversation/bot-command.ts';
import { consents } from '../flows/consents.ts';
import { mentorWelcome } from '../flows/mentor-welcome.ts';

/**
 * Whoever was approved without a code begins here: notice and consents, then for a mentor her reminder and a practice
 * report (domain.md §5.1). What she was asked already is not asked again.
 */
export const beginRole: BotCommand = {
  name: 'begin-role',
  allows: ({ roles }) => roles.length > 0,
  meantFor: 'member',
  run: async ({ speaker: { person } }) => {
    const next = person.roles.includes('mentor') ? { next: mentorWelcome.flow.name } : {};
    const isAsked = person.consents.health !== undefined && person.consents.messages !== undefined;
    if (!isAsked) return { kind: 'start', flow: consents.flow.name, data: next };
    return 'next' in next
      ? { kind: 'start', flow: next.next, data: {} }
      : { kind: 'end', says: [{ key: 'ready', buttons: ['menu'] }] };
  },
};
