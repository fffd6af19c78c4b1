import { z } from 'zod';
import { count, readNumbers } from './options.ts';

const DigestOptions = z.object({
  rounds: count('rounds', 100).default(3),
  households: count('households', 500_000).default(17_119),
  weeks: count('weeks', 520).default(52),
  growth: count('growth', 100).optional(),
  json: z.string().min(1, { error: '--json needs the name of a file.' }).optional(),
});

/**
 * How large the province is and how many weeks of reports its store holds; with `growth`, also so many times as many
 * households with about as many reports in all.
 */
export type DigestOptions = z.infer<typeof DigestOptions>;

/** Reads what follows `digest` on the command line. Throws OptionError. */
export function readDigestOptions(args: readonly string[]): DigestOptions {
  return readNumbers(DigestOptions, args);
}
