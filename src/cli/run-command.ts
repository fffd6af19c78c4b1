import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config.ts';
import { UnusableFile } from '../tables/unusable-file.ts';
import { StorageError } from '../storage/connect.ts';
import { CommandError } from './command-error.ts';

/** Every command, in the order of the list of help. Each is loaded when it is needed: all of them take seconds to load. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  invite: async () => (await import('./invite/index.ts')).inviteCommand(),
  households: async () => (await import('./households.ts')).householdsCommand(),
  pairings: async () => (await import('./pairings.ts')).pairingsCommand(),
  advice: async () => (await import('./advice.ts')).adviceCommand(),
  lists: async () => (await import('./lists.ts')).listsCommand(),
  digest: async () => (await import('./digest.ts')).digestCommand(),
  stories: async () => (await import('./stories.ts')).storiesCommand(),
  quota: async () => (await import('./quota.ts')).quotaCommand(),
  jobs: async () => (await import('./jobs.ts')).jobsCommand(),
  'rich-menu': async () => (await import('./rich-menu.ts')).richMenuCommand(),
  person: async () => (await import('./person.ts')).personCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
};

/**
 * Runs one operator command: `args` are the words after the program's name. What it has to say goes to the two outputs and its
 * end to `process.exitCode` (0 done, 1 refused or failed; some commands have others, which their help names). Never rejects.
 */
export async function runCommand(args: readonly string[]): Promise<void> {
  const program = new Command('khubun')
    .description('Operator commands of the bot. They may be used while it runs.')
    .usage('[command]   (npm run -s cli -- [command])');
  const asked = args[0] ?? '';
  // Whoever asks for help, or has mistyped, is to see them all.
  const needed = Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
  for (const name of needed) program.addCommand(await COMMANDS[name]!());
  endInsteadOfExit(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // It has said already what is wrong, or what was asked of it.
      process.exitCode = error.exitCode;
      return;
    }
    const foreseen = [CommandError, ConfigError, StorageError, UnusableFile].some(
      (kind) => error instanceof kind,
    );
    console.error(foreseen ? `error: ${(error as Error).message}` : error);
    process.exitCode = 1;
  }
}

/** Commander would end the process at once, with what is still to be written. */
function endInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const sub of command.commands) endInsteadOfExit(sub as Command);
}
