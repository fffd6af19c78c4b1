import { Command } from 'commander';
import { z } from 'zod';
import { LineRefusal, LineUnreachable } from '../line/call.ts';
import { createRichMenus } from '../line/rich-menus.ts';
import { deployMenus, type Deployed } from '../menus/deploy-menus.ts';
import { CommandError } from './command-error.ts';
import { checkOptions } from './invite/options.ts';
import { withStorage } from './with-storage.ts';

const Options = z.object({ dryRun: z.boolean().default(false) });

const HELP = `
Every role has its own menu in Thai and English; whoever has no role sees the menu for newcomers. Run this after every
update of the bot. It may be repeated at any time: what is right already is left alone, and so are menus that somebody
else has made on this LINE account. Making menus is limited by LINE to 100 an hour; all of ours are 8.

Example:
  npm run -s cli -- rich-menu deploy`;

/** `rich-menu deploy`: brings the menus to LINE. */
export function richMenuCommand(): Command {
  const deploying = new Command('deploy')
    .description('Bring the menus of all roles to LINE.')
    .option('--dry-run', 'say what would change, but change nothing')
    .addHelpText('after', HELP)
    .action(async (given: unknown) => {
      const { dryRun } = checkOptions(Options, given);
      const done = await withStorage(async (_storage, { line }) => {
        if (!line)
          throw new CommandError(
            'LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN are not set, so there is no LINE account to bring menus to. Practice mode does it by itself.',
          );
        return deployMenus(createRichMenus(line), { dryRun }).catch(explain);
      });
      console.log(summary(done, dryRun));
    });
  return new Command('rich-menu').description('The menus below the chat.').addCommand(deploying);
}

function explain(error: unknown): never {
  if (error instanceof LineUnreachable)
    throw new CommandError(
      'LINE does not answer. Check the network and run this again; it goes on where it stopped.',
      {
        cause: error,
      },
    );
  if (error instanceof z.ZodError)
    throw new CommandError(
      'What answered is not LINE: the list of menus looks otherwise. Check LINE_API_BASE_URL.',
      { cause: error },
    );
  if (!(error instanceof LineRefusal)) throw error;
  const cure =
    error.status === 401
      ? 'Check LINE_CHANNEL_ACCESS_TOKEN.'
      : error.status === 429
        ? 'LINE allows 100 changes an hour. Run this again later; it goes on where it stopped.'
        : 'Run this again; it goes on where it stopped.';
  throw new CommandError(`${error.message}. ${cure}`, { cause: error });
}

function summary({ made, removed, linked, defaultChanged }: Deployed, dryRun: boolean): string {
  const nothing = made.length === 0 && removed === 0 && linked === 0 && !defaultChanged;
  if (nothing) return 'All menus are in place. Nothing was changed.';
  const lines = [
    `  made           ${made.length}${made.length > 0 ? `  ${made.join(', ')}` : ''}`,
    `  taken away     ${removed}`,
    `  people linked  ${linked}`,
    ...(defaultChanged ? ['  newcomers see another menu than before'] : []),
  ];
  return [...lines, ...(dryRun ? ['Dry run: nothing was changed.'] : [])].join('\n');
}
