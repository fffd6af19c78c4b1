import type { BotCommand } from '../conversation/bot-command.ts';
import { correspondence, writeLetter } from '../flows/write-letter.ts';
import { afterWords } from '../readers/command-words.ts';

/** A household writes to its mentor through the bot. */
export const writeMentor: BotCommand = {
  name: 'write-mentor',
  allows: ({ roles }) => roles.includes('household'),
  meantFor: 'household',
  read: (text) =>
    afterWords(
      ['คุยกับพี่เลี้ยง', 'ฝากข้อความถึงพี่เลี้ยง', 'ติดต่อพี่เลี้ยง', 'หาพี่เลี้ยง', 'write to my mentor', 'talk to my mentor'],
      text,
    ) === ''
      ? ''
      : null,
  run: async ({ speaker }) =>
    (await correspondence(speaker, {}))
      ? { kind: 'start', flow: writeLetter.flow.name, data: {} }
      : { kind: 'end', says: [{ key: 'nobody', buttons: ['officer', 'menu'] }] },
};
