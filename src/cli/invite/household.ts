import { Command } from 'commander';
import { z } from 'zod';
import { DAY, now } from '../../clock.ts';
import { storeInvite } from '../../invites/store-invite.ts';
import { Households } from '../../models/household.ts';
import { CommandError } from '../command-error.ts';
import { withStorage } from '../with-storage.ts';
import { checkOptions, DaysOption, HouseholdOption, NameOption, printInvite } from './options.ts';

const Options = z.object({ household: HouseholdOption, name: NameOption.optional(), days: DaysOption });

/** `invite household`: gives out a code with which one of a household's people joins. */
export function inviteHouseholdCommand(): Command {
  return new Command('household')
    .description(
      'Make a one-time code for one of the people of a household. The code alone goes to standard output.',
    )
    .requiredOption('--household <code>', 'code of the household')
    .option('--name <name>', 'what the office calls her')
    .option('--days <days>', 'for how many days the code is valid, 1 to 365', '30')
    .addHelpText('after', '\nExample:\n  npm run -s cli -- invite household --household H-0001')
    .action(async (given: unknown) => inviteHousehold(given));
}

async function inviteHousehold(given: unknown): Promise<void> {
  const { household, name, days } = checkOptions(Options, given);
  const invite = await withStorage(async () => {
    if ((await Households.exists({ _id: household })) === null) {
      throw new CommandError(
        `No household has the code ${household}. No invitation was made. Check the spelling, or import the household first.`,
      );
    }
    const createdAt = now();
    return storeInvite({
      role: 'household',
      ...(name === undefined ? {} : { name }),
      households: [household],
      createdAt,
      createdBy: 'cli',
      expiresAt: new Date(createdAt.getTime() + days * DAY),
    });
  });
  printInvite(invite, `One of household ${household}${name === undefined ? '' : `: ${name}`}.`);
}
