import { Command } from 'commander';
import { ConfigError } from '../config.ts';
import { UnusableFile } from '../tables/unusable-file.ts';
import { StorageError } from '../storage/connect.ts';
import { CommandError } from './command-error.ts';
import { adviceCommand } from './advice.ts';
import { digestCommand } from './digest.ts';
import { doctorCommand } from './doctor.ts';
import { householdsCommand } from './households.ts';
import { inviteCommand } from './invite/index.ts';
import { jobsCommand } from './jobs.ts';
import { listsCommand } from './lists.ts';
import { pairingsCommand } from './pairings.ts';
import { personCommand } from './person.ts';
import { quotaCommand } from './quota.ts';
import { richMenuCommand } from './rich-menu.ts';
import { storiesCommand } from './stories.ts';

const program = new Command('khubun')
  .description('Operator commands of the bot. They may be used while it runs.')
  .usage('[command]   (npm run -s cli -- [command])')
  .addCommand(inviteCommand())
  .addCommand(householdsCommand())
  .addCommand(pairingsCommand())
  .addCommand(adviceCommand())
  .addCommand(listsCommand())
  .addCommand(digestCommand())
  .addCommand(storiesCommand())
  .addCommand(quotaCommand())
  .addCommand(jobsCommand())
  .addCommand(richMenuCommand())
  .addCommand(personCommand())
  .addCommand(doctorCommand());

try {
  await program.parseAsync();
} catch (error) {
  const foreseen = [CommandError, ConfigError, StorageError, UnusableFile].some(
    (kind) => error instanceof kind,
  );
  console.error(foreseen ? `error: ${(error as Error).message}` : error);
  process.exitCode = 1;
}
