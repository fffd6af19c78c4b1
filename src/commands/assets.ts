import { householdToWorkWith } from '../access/household-to-work-with.ts';
import { may } from '../access/rights.ts';
import type { BotCommand } from '../conversation/bot-command.ts';
import { assets as flow } from '../flows/assets.ts';

/** What a household can build on is told, or told anew. The argument is its code. */
export const assets: BotCommand = {
  name: 'assets',
  allows: (person) => person.roles.includes('mentor') || may(person, 'keep-record'),
  meantFor: 'mentor',
  run: async ({ speaker, argument }) =>
    (await householdToWorkWith(speaker, argument, 'keep-record'))
      ? { kind: 'start', flow: flow.flow.name, data: { household: argument } }
      : { kind: 'end', says: [{ key: 'not-found', space: 'household', buttons: ['menu'] }] },
};
