import { parseArgs } from 'node:util';
import { z } from 'zod';

/** A mistake in what was typed after `npm run bench --`; the message says what to write. */
export class OptionError extends Error {}

/** A whole number from 1 to `most`, and what to say of anything else. */
export const count = (name: string, most: number) =>
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
  json: z.string().min(1, { error: '--json needs the name of a file.' }).optional(),
});

/**
 * How much is measured: `rounds` rounds, and in each so many webhooks, steady events and reporting mentors; then the week's
 * advice to `advised` households and reminders to `reminded` mentors, and `growth` times as many; then each of the digest's
 * pictures `pictures` times. The default of `rounds` depends on how many bots are measured.
 */
export type Options = z.infer<typeof Options>;

/** Reads the command line. Throws OptionError. */
export function readOptions(args: readonly string[]): Options {
  return readNumbers(Options, args);
}

/** Reads the options that `schema` names, each with a value. Throws OptionError. */
export function readNumbers<T extends z.ZodRawShape>(
  schema: z.ZodObject<T>,
  args: readonly string[],
): z.infer<z.ZodObject<T>> {
  const names = Object.keys(schema.shape);
  let values: Record<string, unknown>;
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    throw new OptionError((error as Error).message, { cause: error });
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new OptionError(parsed.error.issues.map(({ message }) => message).join('\n'));
  return parsed.data;
}
