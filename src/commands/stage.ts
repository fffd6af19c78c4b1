import { householdToWorkWith } from '../access/household-to-work-with.ts';
import { may } from '../access/rights.ts';
import type { BotCommand } from '../conversation/bot-command.ts';
import { changeStage } from '../flows/change-stage.ts';
import { readHouseholdCode } from '../households/household-code.ts';
import { stageNamed } from '../households/stage-name.ts';
import { afterWords } from '../readers/command-words.ts';

/**
 * Another stage for a household: "เลื่อนขั้น H-0001 พอเพียง" (domain.md §5.7). The argument is its code and, if she has
 * named it, the stage.
 */
export const stage: BotCommand = {
  name: 'stage',
  allows: (person) => may(person, 'propose-stage') || person.roles.includes('mentor'),
  meantFor: 'officer',
  read: (text) => {
    const said = afterWords(['เลื่อนขั้น', 'เปลี่ยนขั้น', 'stage'], text);
    return said === null || said === '' ? null : said;
  },
  run: async ({ speaker, argument }) => {
    const [first = '', ...rest] = argument.split(/\s+/u);
    const code = readHouseholdCode(first);
    const found = code === null ? null : await householdToWorkWith(speaker, code, 'propose-stage');
    if (!found) return { kind: 'end', says: [{ key: 'not-found', buttons: ['menu'] }] };
    const named = stageNamed(rest.join(' '));
    const answers = named !== null && named !== found.stage ? { to: named } : {};
    return { kind: 'start', flow: changeStage.flow.name, data: { household: found._id }, answers };
  },
};
