import { z } from 'zod';
import type { AdviceContent } from '../models/advice-text.ts';
import { STAGES } from '../models/household.ts';
import { countCharacters } from '../readers/count-characters.ts';

/** What a weekly report can name as the obstacle (flows/weekly-report/questions.ts), "none" apart. */
export const OBSTACLES: readonly string[] = ['attitude', 'skill', 'resource', 'way-out'];

/** In characters as people count them (domain.md §5.6 for the body). */
export const LONGEST_TITLE = 60;
export const LONGEST_BODY = 300;

/** Wrong advice on health or on rights does harm, so its texts need a second officer's approval. */
const SENSITIVE = ['health', 'services'];

const text = (longest: number) =>
  z
    .string()
    .min(1)
    .refine((one) => countCharacters(one) <= longest, { error: `is longer than ${longest} characters` });

const fields = {
  /** Id of a dimension. */
  dimension: z.string().min(1),
  /** Stages of a household it is right for. */
  stages: z.array(z.enum(STAGES)).min(1),
  /** Months it is right in, 1 to 12; null: all year. */
  months: z.array(z.int().min(1).max(12)).min(1).nullable(),
  title: text(LONGEST_TITLE),
  body: text(LONGEST_BODY),
  /** Obstacles with which it helps. */
  obstacles: z
    .array(
      z.string().refine((one) => OBSTACLES.includes(one), { error: 'is no obstacle of the weekly report' }),
    )
    .optional(),
};

/** What a piece of advice says and whom it is for, without its id. */
export const Content = z.object(fields) satisfies z.ZodType<AdviceContent>;

/** One piece of advice to a household (domain.md §5.6). Its words are Thai: what people read, not the bot's own wording. */
export const Advice = z.object({ id: z.string().min(1), ...fields });
export type Advice = z.infer<typeof Advice>;

/** Whether a text that replaces `before` needs a second officer's approval before households get it. */
export function needsApproval(after: AdviceContent, before: AdviceContent | undefined): boolean {
  return (
    SENSITIVE.includes(after.dimension) || (before !== undefined && SENSITIVE.includes(before.dimension))
  );
}
