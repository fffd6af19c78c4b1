import { ownHousehold } from '../access/own-household.ts';
import type { BotCommand } from '../conversation/bot-command.ts';
import { askHelp as flow } from '../flows/ask-help.ts';
import { afterWords } from '../readers/command-words.ts';

/** A household asks for help out of a menu of needs; its mentor and the officers of its area are told. */
export const askHelp: BotCommand = {
  name: 'ask-help',
  allows: ({ roles }) => roles.includes('household'),
  meantFor: 'household',
  read: (text) =>
    afterWords(['ขอความช่วยเหลือ', 'ขอให้ช่วย', 'อยากให้ช่วย', 'แจ้งความต้องการ', 'ask for help'], text) === ''
      ? ''
      : null,
  run: async ({ speaker: { person } }) =>
    (await ownHousehold(person))
      ? { kind: 'start', flow: flow.flow.name, data: {} }
      : { kind: 'end', says: [{ key: 'no-household', buttons: ['officer', 'menu'] }] },
};
