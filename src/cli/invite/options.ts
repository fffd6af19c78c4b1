import { z } from 'zod';
import { ZONE } from '../../clock.ts';
import { readHouseholdCode } from '../../households/household-code.ts';
import { districtCode, likelyDistricts } from '../../households/district-name.ts';
import type { Invite } from '../../models/invite.ts';
import { normalize } from '../../readers/text.ts';
import { CommandError } from '../command-error.ts';

/** A household's code, as `--household` takes it. */
export const HouseholdOption = z.string().transform((text, context) => {
  const code = readHouseholdCode(text);
  if (code !== null) return code;
  context.addIssue({ code: 'custom', message: `--household: "${text}" is no household code.` });
  return z.NEVER;
});

/** A person's name, as `--name` takes it. */
export const NameOption = z
  .string()
  .transform(normalize)
  .refine((name) => /\p{L}/u.test(name) && name.length <= 80, {
    error: '--name: write a name with letters, up to 80 characters.',
  });

/** For how many days a code is valid, as `--days` takes it. */
export const DaysOption = z
  .string()
  .regex(/^\d{1,3}$/u, { error: '--days: write a whole number from 1 to 365.' })
  .transform(Number)
  .refine((days) => days >= 1 && days <= 365, { error: '--days: write a whole number from 1 to 365.' });

/** A district by name or code, as `--district` takes it; its code. */
export const DistrictOption = z.string().transform((text, context) => {
  const code = districtCode(text);
  if (code !== null) return code;
  const names = likelyDistricts(text).map(({ nameTh }) => nameTh);
  const cure =
    names.length > 0
      ? `Did you mean ${names.join(' or ')}?`
      : 'Write one of the 22 names or a code from 3301 to 3322.';
  context.addIssue({ code: 'custom', message: `--district: "${text}" is no district of Sisaket. ${cure}` });
  return z.NEVER;
});

/** What was given, or CommandError with one line for each option that is wrong. */
export function checkOptions<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new CommandError(parsed.error.issues.map(({ message }) => message).join('\n'));
}

/** The code alone on standard output, for scripts; what it is and how long it lasts beside it. */
export function printInvite({ _id, expiresAt }: Invite, what: string): void {
  console.log(_id);
  const until = expiresAt.toLocaleString('en-GB', { timeZone: ZONE, dateStyle: 'long', timeStyle: 'short' });
  console.error(`${what} Valid once, until ${until} (Bangkok).`);
}
