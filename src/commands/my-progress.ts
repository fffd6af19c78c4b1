import { ownHousehold } from '../access/own-household.ts';
import { bangkokDate, weekOf } from '../clock.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { lastWeeks } from '../households/last-weeks.ts';
import { listCard } from '../messages/list-card.ts';
import { progressItems } from '../messages/progress-items.ts';
import { say as words } from '../messages/words.ts';
import { AdviceGivenRows } from '../models/advice-given.ts';
import { slogans } from '../province/current.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'my-progress';

/** How far a household has come, in kind words, for its own people (domain.md R18). */
export const myProgress: BotCommand = {
  name: NAME,
  allows: ({ roles }) => roles.includes('household'),
  meantFor: 'household',
  read: (text) =>
    afterWords(
      ['ความก้าวหน้า', 'ความก้าวหน้าของฉัน', 'ความก้าวหน้าบ้านเรา', 'บ้านเราไปถึงไหน', 'my progress', 'progress'],
      text,
    ) === ''
      ? ''
      : null,
  run: async ({ speaker: { person, at } }) => {
    const home = await ownHousehold(person);
    if (!home) return { kind: 'end', says: [{ key: 'none', buttons: ['officer', 'menu'] }] };
    const [weeks, adviceDone] = await Promise.all([
      lastWeeks(home._id, weekOf(bangkokDate(at))),
      AdviceGivenRows.countDocuments({ household: home._id, answer: 'done' }),
    ]);
    const card = listCard({
      title: words(person.language, NAME, 'title', { name: home.name }),
      note: slogans().motto,
      items: progressItems({ household: home, weeks, adviceDone }, person.language),
      buttons: [
        {
          label: words(person.language, NAME, 'buttons.advice'),
          value: commandButton('advice'),
        },
      ],
    });
    const buttons = [commandButton('ask-help'), commandButton('write-mentor'), 'menu'];
    return { kind: 'end', says: [{ key: 'title', card, buttons }] };
  },
};
