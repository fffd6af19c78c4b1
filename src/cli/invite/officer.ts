import { Command, Option } from 'commander';
import { z } from 'zod';
import type { OfficerScope } from '../../access/area.ts';
import { DAY, now } from '../../clock.ts';
import { districtName } from '../../districts.ts';
import { storeInvite } from '../../invites/store-invite.ts';
import { Households } from '../../models/household.ts';
import { normalize } from '../../readers/text.ts';
import { CommandError } from '../command-error.ts';
import { withStorage } from '../with-storage.ts';
import { checkOptions, DaysOption, DistrictOption, NameOption, printInvite } from './options.ts';

const tambonName = z
  .string()
  .transform((text) => normalize(text).replace(/^(?:ตำบล|ต\.) ?/u, ''))
  .refine((name) => /\p{L}/u.test(name) && name.length <= 60, {
    error: '--tambon: write the name of a tambon, up to 60 characters.',
  });

const Options = z
  .object({
    level: z.enum(['province', 'district', 'subdistrict']),
    district: DistrictOption.optional(),
    tambon: z.array(tambonName).default([]),
    name: NameOption.optional(),
    days: DaysOption,
  })
  .superRefine(({ level, district, tambon }, context) => {
    const wrong = (message: string): void => context.addIssue({ code: 'custom', message });
    if (level !== 'province' && district === undefined)
      wrong(`--district: name the district of a ${level} officer.`);
    if (level === 'province' && district !== undefined)
      wrong('--district: a province officer has the whole province; leave the option out.');
    if (level === 'subdistrict' && tambon.length === 0)
      wrong('--tambon: name one or more tambons of a subdistrict officer.');
    if (level !== 'subdistrict' && tambon.length > 0)
      wrong(`--tambon: a ${level} officer has all tambons; leave the option out.`);
  });
type Options = z.infer<typeof Options>;

/** `invite officer`: gives out a code with which an officer joins; so does the first officer of the province. */
export function inviteOfficerCommand(): Command {
  return new Command('officer')
    .description('Make a one-time code with which an officer joins. The code alone goes to standard output.')
    .addOption(
      new Option('--level <level>', 'how far she is responsible')
        .choices(['province', 'district', 'subdistrict'])
        .makeOptionMandatory(),
    )
    .option('--district <district>', 'her district, by name or code; for the levels district and subdistrict')
    .option('--tambon <tambon...>', 'her tambons, by name; for the level subdistrict')
    .option('--name <name>', 'what the office calls her')
    .option('--days <days>', 'for how many days the code is valid, 1 to 365', '30')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run -s cli -- invite officer --level province\n  npm run -s cli -- invite officer --level subdistrict --district ราษีไศล --tambon บัวหุ่ง ดู่',
    )
    .action(async (given: unknown) => inviteOfficer(checkOptions(Options, given)));
}

async function inviteOfficer({ level, district, tambon, name, days }: Options): Promise<void> {
  const officer: OfficerScope = {
    level,
    ...(district !== undefined && { district }),
    ...(level === 'subdistrict' && { tambons: [...new Set(tambon)] }),
  };
  const invite = await withStorage(async () => {
    if (district !== undefined) await needTambons(district, tambon);
    const createdAt = now();
    return storeInvite({
      role: 'officer',
      officer,
      ...(name === undefined ? {} : { name }),
      households: [],
      createdAt,
      createdBy: 'cli',
      expiresAt: new Date(createdAt.getTime() + days * DAY),
    });
  });
  const place = [...tambon, ...(district === undefined ? [] : [districtName(district, 'th')])].join(', ');
  printInvite(
    invite,
    `Officer (${level})${place === '' ? '' : ` of ${place}`}${name === undefined ? '' : `: ${name}`}.`,
  );
}

/** A misspelt tambon would give her an empty desk; so where the register knows the district, it must know the tambon. */
async function needTambons(district: string, tambons: readonly string[]): Promise<void> {
  const known = await Households.distinct('tambon', { district });
  const unknown = tambons.filter((tambon) => !known.includes(tambon));
  if (known.length === 0 || unknown.length === 0) return;
  throw new CommandError(
    `--tambon: no household lies in ${unknown.join(', ')} of ${districtName(district, 'th')}. No invitation was made. Known there: ${known.toSorted().join(', ')}.`,
  );
}
