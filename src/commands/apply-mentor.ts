import { waitingApplication } from '../applications/apply.ts';
import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { applyMentor as flow } from '../flows/apply-mentor.ts';
import { afterWords } from '../readers/command-words.ts';

/** Somebody without a code applies to be a mentor; one application waits at a time. */
export const applyMentor: BotCommand = {
  name: 'apply-mentor',
  allows: ({ roles }) => !roles.includes('mentor'),
  meantFor: 'member',
  read: (text) =>
    afterWords(['สมัครเป็นพี่เลี้ยง', 'อยากเป็นพี่เลี้ยง', 'สมัครพี่เลี้ยง', 'apply as mentor'], text) === '' ? '' : null,
  run: async ({ speaker }) => {
    const waiting = await waitingApplication(speaker.person._id, 'mentor');
    if (!waiting) return { kind: 'start', flow: flow.flow.name, data: {} };
    return { kind: 'end', says: [{ key: 'waiting', buttons: [commandButton('my-application'), 'menu'] }] };
  },
};
