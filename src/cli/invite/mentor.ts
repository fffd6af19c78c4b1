import { Command, Option } from 'commander';
import { z } from 'zod';
import { DAY, now } from '../../clock.ts';
import { storeInvite } from '../../invites/store-invite.ts';
import { Households } from '../../models/household.ts';
import { CommandError } from '../command-error.ts';
import { withStorage } from '../with-storage.ts';
import { checkOptions, DaysOption, HouseholdOption, NameOption, printInvite } from './options.ts';

const Options = z.object({
  household: z.array(HouseholdOption).transform((codes) => [...new Set(codes)]),
  name: NameOption.optional(),
  kind: z.enum(['volunteer_leader', 'knn_household']),
  days: DaysOption,
});

/** `invite mentor`: gives out a code with which a mentor joins. */
export function inviteMentorCommand(): Command {
  return new Command('mentor')
    .description('Make a one-time code with which a mentor joins. The code alone goes to standard output.')
    .requiredOption(
      '--household <code...>',
      'codes of the households she will mentor; may be given several times',
    )
    .option('--name <name>', 'what the office calls her')
    .addOption(
      new Option('--kind <kind>', 'which kind of mentor she is')
        .choices(['volunteer_leader', 'knn_household'])
        .default('volunteer_leader'),
    )
    .option('--days <days>', 'for how many days the code is valid, 1 to 365', '30')
    .addHelpText(
      'after',
      '\nExample:\n  npm run -s cli -- invite mentor --household H-0001 --household H-0002 --name "พี่สมมติ"',
    )
    .action(async (given: unknown) => inviteMentor(given));
}

async function inviteMentor(given: unknown): Promise<void> {
  const { household: codes, name, kind, days } = checkOptions(Options, given);
  const invite = await withStorage(async () => {
    const known = new Set(
      (await Households.find({ _id: { $in: codes } }, { _id: 1 }).lean()).map(({ _id }) => _id),
    );
    const unknown = codes.filter((code) => !known.has(code));
    if (unknown.length > 0) {
      throw new CommandError(
        `No household has the code ${unknown.join(', ')}. No invitation was made. Check the spelling, or import the household first.`,
      );
    }
    const createdAt = now();
    return storeInvite({
      role: 'mentor',
      mentorKind: kind,
      ...(name === undefined ? {} : { name }),
      households: codes,
      createdAt,
      createdBy: 'cli',
      expiresAt: new Date(createdAt.getTime() + days * DAY),
    });
  });
  printInvite(invite, `Mentor (${kind}) of ${codes.join(', ')}${name === undefined ? '' : `: ${name}`}.`);
}
