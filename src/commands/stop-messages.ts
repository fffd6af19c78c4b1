import { commandButton, type BotCommand } from '../conversation/bot-command.ts';
import { changeConsent } from '../consents/change-consent.ts';
import { consentEffects } from '../consents/consent-effects.ts';
import { readCommand } from '../readers/command.ts';

/**
 * "หยุดรับข้อความ": no advice, digests or reminders from this moment on (consent C2). Answers to what she writes go on. The
 * button leads to the question again, since a new yes must be given to its wording.
 */
export const stopMessages: BotCommand = {
  name: 'stop-messages',
  allows: () => true,
  meantFor: 'member',
  read: (text) => (readCommand(text)?.cmd === 'opt_out' ? '' : null),
  run: async ({ speaker }) => {
    await changeConsent(speaker, 'messages', 'no');
    const effects = consentEffects(speaker.person, 'messages', 'no').map((say) => ({
      ...say,
      space: 'consents',
    }));
    const buttons = [commandButton('consents', 'messages'), 'menu'];
    return { kind: 'end', says: [...effects, { key: 'again', buttons }] };
  },
};
