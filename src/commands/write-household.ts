import type { BotCommand } from '../conversation/bot-command.ts';
import { correspondence, writeLetter } from '../flows/write-letter.ts';
import { readHouseholdCode } from '../households/household-code.ts';
import { afterWords } from '../readers/command-words.ts';

/** A mentor writes to the people of a household of hers through the bot. The argument is its code. */
export const writeHousehold: BotCommand = {
  name: 'write-household',
  allows: ({ roles }) => roles.includes('mentor'),
  meantFor: 'mentor',
  read: (text) => {
    const said = afterWords(['เขียนถึงบ้าน', 'ฝากข้อความถึงบ้าน', 'write to household'], text);
    return said === null ? null : readHouseholdCode(said);
  },
  run: async ({ speaker, argument }) => {
    const data = { household: argument };
    return (await correspondence(speaker, data))
      ? { kind: 'start', flow: writeLetter.flow.name, data }
      : { kind: 'end', says: [{ key: 'nobody', buttons: ['menu'] }] };
  },
};
