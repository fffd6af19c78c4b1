import { ownHousehold } from '../access/own-household.ts';
import { adviceOfWeek } from '../advice/advice-of-week.ts';
import { bangkokDate } from '../clock.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { adviceCard } from '../messages/advice-card.ts';
import { bare } from '../readers/text.ts';

const NAME = 'advice';
const WORDS = /^(?:(?:ขอ|ดู|อยากได้)*คำแนะนำ(?:สัปดาห์นี้|วันนี้|หน่อย|ใหม่)*|(?:my)?advice)$/u;

/** The advice of this week for one's own household (domain.md §5.6). Argument: `another` for a further one. */
export const advice: BotCommand = {
  name: NAME,
  allows: ({ roles }) => roles.includes('household'),
  meantFor: 'household',
  read: (text) => (WORDS.test(bare(text)) ? '' : null),
  run: async ({ speaker: { person, event, at }, argument }) => {
    const home = await ownHousehold(person);
    const another = argument === 'another';
    const chosen = home && (await adviceOfWeek(home, { event, at, another }));
    if (!chosen) return { kind: 'end', says: [{ key: 'none', buttons: ['officer', 'menu'] }] };
    const card = adviceCard(chosen, bangkokDate(at), person.language);
    const buttons = [commandButton(NAME, 'another'), commandButton('ask-help'), 'menu'];
    return { kind: 'end', says: [{ key: 'title', card, buttons }] };
  },
};
