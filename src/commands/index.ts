import type { BotCommand } from '../conversation/bot-command.ts';
import { consents } from './consents.ts';
import { readConsent } from './read-consent.ts';
import { stopMessages } from './stop-messages.ts';

/** Everything that can be asked for at any moment besides what each question understands; one file a command. */
export const commands: readonly BotCommand[] = [consents, stopMessages, readConsent];
