import type { BotCommand } from '../conversation/bot-command.ts';
import { forgetMe as flow } from '../flows/forget-me.ts';
import { showMoment } from '../messages/show-moment.ts';
import { dueAfter } from '../privacy/due.ts';
import { readCommand } from '../readers/command.ts';

/** Says what goes and what stays when a person is forgotten (domain.md §6, ม.33), and asks. */
export const forgetMe: BotCommand = {
  name: 'forget-me',
  allows: () => true,
  meantFor: 'member',
  read: (text) => (readCommand(text)?.cmd === 'erase_request' ? '' : null),
  run: async ({ speaker: { person, at } }) => {
    const { household, language } = person;
    const due = showMoment(dueAfter(at), language);
    const register = household === undefined ? [] : [{ key: 'household', values: { household, due } }];
    const says = [{ key: 'goes' }, { key: 'stays' }, ...register];
    return { kind: 'start', flow: flow.flow.name, data: {}, says };
  },
};
