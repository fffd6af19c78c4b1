import type { BotCommand } from '../conversation/bot-command.ts';
import { join as flow } from '../flows/join.ts';
import { afterWords } from '../readers/command-words.ts';

/** Somebody new, or with a further code, begins to join: who she is, and her code. */
export const join: BotCommand = {
  name: 'join',
  allows: () => true,
  meantFor: 'member',
  read: (text) => (afterWords(['ลงทะเบียน', 'ใส่รหัส', 'มีรหัส', 'join', 'register'], text) === '' ? '' : null),
  run: async () => ({ kind: 'start', flow: flow.flow.name, data: {} }),
};
