import { z } from 'zod';
import content from '../../content/advice.json' with { type: 'json' };
import { STAGES } from '../models/household.ts';

const Advice = z.object({
  id: z.string().min(1),
  /** Id of a dimension. */
  dimension: z.string().min(1),
  /** Stages of a household it is right for. */
  stages: z.array(z.enum(STAGES)).min(1),
  /** Months it is right in, 1 to 12; null: all year. */
  months: z.array(z.int().min(1).max(12)).nullable(),
  title: z.string().min(1).max(60),
  /** Domain.md §5.6: at most 300 characters. */
  body: z.string().min(1).max(300),
});

/** One piece of advice to a household (domain.md §5.6). Its words are Thai: what people read, not the bot's own wording. */
export type Advice = z.infer<typeof Advice>;

const LIBRARY: readonly Advice[] = z.array(Advice).parse(content);

/** All advice there is. */
export const adviceLibrary = (): readonly Advice[] => LIBRARY;

/** The advice with this id; undefined when it has been retired. */
export function adviceById(id: string): Advice | undefined {
  return LIBRARY.find((one) => one.id === id);
}
