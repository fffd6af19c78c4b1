import { may } from '../access/rights.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { listCard } from '../messages/list-card.ts';
import { quotaItems } from '../messages/quota-items.ts';
import { say as words } from '../messages/words.ts';
import { afterWords } from '../readers/command-words.ts';
import { lookAtQuota } from '../quota/look-at-quota.ts';

const NAME = 'quota';

/** The month's messages in an officer's words: allowed, used, expected, what went free, what waits (design §8). */
export const quota: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'see-quota'),
  meantFor: 'province',
  read: (text) => afterWords(['โควตา', 'โควต้า', 'quota'], text),
  run: async ({ speaker: { person } }) => {
    const word = (key: string, values = {}): string => words(person.language, NAME, key, values);
    const items = quotaItems(await lookAtQuota(), person.language);
    return {
      kind: 'end',
      says: [
        {
          key: 'title',
          card: listCard({ title: word('title'), items }),
          buttons: [commandButton('groups'), 'menu'],
        },
      ],
    };
  },
};
