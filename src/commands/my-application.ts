import { applicationStatus } from '../applications/application-status.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { Applications } from '../models/application.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'my-application';

/** How one's own application stands. Argument `withdraw`: she takes it back. */
export const myApplication: BotCommand = {
  name: NAME,
  allows: () => true,
  meantFor: 'member',
  read: (text) => (afterWords(['ใบสมัครของฉัน', 'คำขอเข้าร่วมของฉัน', 'my application'], text) === '' ? '' : null),
  run: async ({ speaker: { person, at }, argument }) => {
    const hers = { person: person._id };
    if (argument === 'withdraw')
      await Applications.updateMany(
        { ...hers, status: 'waiting' },
        { $set: { status: 'withdrawn', decidedAt: at } },
      );
    const [last] = await Applications.find(hers).sort({ at: -1 }).limit(1).lean();
    if (!last) {
      const buttons = [commandButton('apply-mentor'), commandButton('link-household'), 'menu'];
      return { kind: 'end', says: [{ key: 'none', buttons }] };
    }
    return { kind: 'end', says: [applicationStatus(last, person.language)] };
  },
};
