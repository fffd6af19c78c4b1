import type { BotCommand } from '../conversation/bot-command.ts';

/** Everything that can be asked for at any moment besides what each question understands; one file a command. */
export const commands: readonly BotCommand[] = [];
