import { z } from 'zod';
import { count, readNumbers } from './options.ts';

const PagesOptions = z.object({
  times: count('times', 500).default(200),
  households: count('households', 500_000).default(17_119),
  weeks: count('weeks', 520).default(12),
  json: z.string().min(1, { error: '--json needs the name of a file.' }).optional(),
});

/** How large the province is, how many weeks of reports its store holds, and how often each page is asked for. */
export type PagesOptions = z.infer<typeof PagesOptions>;

/** Reads what follows `pages` on the command line. Throws OptionError. */
export function readPagesOptions(args: readonly string[]): PagesOptions {
  return readNumbers(PagesOptions, args);
}
