import { Command, Option } from 'commander';
import mongoose from 'mongoose';
import { z } from 'zod';
import { DAY, now, ZONE } from '../clock.ts';
import { readHouseholdCode } from '../households/household-code.ts';
import { Households } from '../models/household.ts';
import { type Invite, Invites } from '../models/invite.ts';
import { normalize } from '../readers/text.ts';
import { CommandError } from './command-error.ts';
import { makeInviteCode } from './make-invite-code.ts';
import { withStorage } from './with-storage.ts';

const Options = z.object({
  household: z
    .array(
      z.string().transform((text, context) => {
        const code = readHouseholdCode(text);
        if (code !== null) return code;
        context.addIssue({ code: 'custom', message: `--household: "${text}" is no household code.` });
        return z.NEVER;
      }),
    )
    .transform((codes) => [...new Set(codes)]),
  name: z
    .string()
    .transform(normalize)
    .refine((name) => /\p{L}/u.test(name) && name.length <= 80, {
      error: '--name: write a name with letters, up to 80 characters.',
    })
    .optional(),
  kind: z.enum(['volunteer_leader', 'knn_household']),
  days: z
    .string()
    .regex(/^\d{1,3}$/u)
    .transform(Number)
    .refine((days) => days >= 1 && days <= 365),
});

/** `invite mentor`: gives out a code with which a mentor joins. */
export function inviteCommand(): Command {
  const mentor = new Command('mentor')
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
  return new Command('invite').description('Invite people to the bot.').addCommand(mentor);
}

async function inviteMentor(given: unknown): Promise<void> {
  const parsed = Options.safeParse(given);
  if (!parsed.success) {
    throw new CommandError(
      parsed.error.issues
        .map(({ path, message }) =>
          path[0] === 'days' ? '--days: write a whole number from 1 to 365.' : message,
        )
        .join('\n'),
    );
  }
  const { household: codes, name, kind, days } = parsed.data;
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
    return store({
      role: 'mentor',
      mentorKind: kind,
      ...(name === undefined ? {} : { name }),
      households: codes,
      createdAt,
      createdBy: 'cli',
      expiresAt: new Date(createdAt.getTime() + days * DAY),
    });
  });
  console.log(invite._id);
  const until = invite.expiresAt.toLocaleString('en-GB', {
    timeZone: ZONE,
    dateStyle: 'long',
    timeStyle: 'short',
  });
  console.error(
    `Mentor (${kind}) of ${codes.join(', ')}${name === undefined ? '' : `: ${name}`}. Valid once, until ${until} (Bangkok).`,
  );
}

/** Stores the invitation under a code that is free. */
async function store(invite: Omit<Invite, '_id'>): Promise<Invite> {
  for (;;) {
    const _id = makeInviteCode();
    try {
      await Invites.create({ _id, ...invite });
      return { _id, ...invite };
    } catch (error) {
      const taken = error instanceof mongoose.mongo.MongoServerError && error.code === 11000;
      if (!taken) throw error;
    }
  }
}
