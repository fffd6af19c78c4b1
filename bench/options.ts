import { parseArgs } from 'node:util';
import { z } from 'zod';

/** A mistake in what was typed after `npm run bench --`; the message says what to write. */
export class OptionError extends Error {}

const count = (name: string, most: number) =>
  z.coerce
    .number({ error: `--${name} must be a whole number from 1 to ${most}.` })
    .int({ error: `--${name} must be a whole number from 1 to ${most}.` })
    .min(1, { error: `--${name} must be at least 1.` })
    .max(most, { error: `--${name} must be at most ${most}: the run would take too long.` });

const Options = z.object({
  rounds: count('rounds', 100).optional(),
  webhooks: count('webhooks', 100_000).default(3000),
  steady: count('steady', 20_000).default(600),
  mentors: count('mentors', 5000).default(100),
  advised: count('advised', 500_000).default(17_119),
  reminded: count('reminded', 50_000).default(1_700),
  growth: count('growth', 100).optional(),
  pictures: count('pictures', 10_000).default(40),
  only: z.enum(['pictures'], { error: 'Only "pictures" can be measured alone.' }).optional(),
  json: z.string().min(1, { error: '--json needs the name of a file.' }).optional(),
});

/**
 * How much is measured: `rounds` rounds, and in each so many webhooks, steady events and reporting mentors; then the week's
 * advice to `advised` households and reminders to `reminded` mentors, and `growth` times as many; then each of the digest's
 * pictures `pictures` times. The default of `rounds` depends on how many bots are measured. `only`: nothing but this part.
 */
export type Options = z.infer<typeof Options>;

/** Reads the command line. Throws OptionError. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  let values: Record<string, unknown>;
  let positionals: readonly string[];
  try {
    ({ values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ rounds: text, webhooks: text, steady: text, mentors: text },
        ...{ advised: text, reminded: text, growth: text, pictures: text, json: text },
      },
    }));
  } catch (error) {
    throw new OptionError((error as Error).message, { cause: error });
  }
  const parsed = Options.safeParse({
    ...values,
    only: positionals.length > 0 ? positionals.join(' ') : undefined,
  });
  if (!parsed.success) throw new OptionError(parsed.error.issues.map(({ message }) => message).join('\n'));
  return parsed.data;
}
