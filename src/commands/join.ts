import type { BotCommand } from '../conversation/bot-command.ts';
import { join as flow } from '../flows/join.ts';
import { afterWords } from '../readers/command-words.ts';

/**
 * Somebody new begins to join: who she is, and her code. Who has a role already is told that a further code may just be
 * typed; what she was at goes on.
 */
export const join: BotCommand = {
  name: 'join',
  allows: () => true,
  meantFor: 'member',
  read: (text) => (afterWords(['ใส่รหัส', 'มีรหัสแล้ว', 'i have a code'], text) === '' ? '' : null),
  run: async ({ speaker: { person } }) =>
    person.roles.length > 0
      ? { kind: 'end', says: [{ key: 'joined-already', space: 'join', buttons: ['menu'] }] }
      : { kind: 'start', flow: flow.flow.name, data: {} },
};
