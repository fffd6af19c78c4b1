import type { BotCommand } from '../conversation/bot-command.ts';
import { correctData } from './correct-data.ts';
import { forgetMe } from './forget-me.ts';
import { myDataFile } from './my-data-file.ts';
import { myData } from './my-data.ts';
import { privacyRequests } from './privacy-requests.ts';

/** Everything that can be asked for at any moment besides what each question understands; one file a command. */
export const commands: readonly BotCommand[] = [myData, myDataFile, correctData, forgetMe, privacyRequests];
