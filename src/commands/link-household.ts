import { waitingApplication } from '../applications/apply.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { linkHousehold as flow } from '../flows/link-household.ts';
import { afterWords } from '../readers/command-words.ts';

/** Somebody of a household without a code asks to be linked to it; one application waits at a time. */
export const linkHousehold: BotCommand = {
  name: 'link-household',
  allows: ({ roles }) => !roles.includes('household'),
  meantFor: 'member',
  read: (text) =>
    afterWords(['ขอเชื่อมกับบ้าน', 'ขอเชื่อมบ้าน', 'เชื่อมกับบ้านของฉัน', 'link my household'], text) === '' ? '' : null,
  run: async ({ speaker }) => {
    const waiting = await waitingApplication(speaker.person._id, 'household');
    if (!waiting) return { kind: 'start', flow: flow.flow.name, data: {} };
    return { kind: 'end', says: [{ key: 'waiting', buttons: [commandButton('my-application'), 'menu'] }] };
  },
};
