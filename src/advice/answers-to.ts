import { AdviceGivenRows } from '../models/advice-given.ts';

/** How often a piece of advice was given to households, and how often they had done it or asked for help. */
export async function answersTo(advice: string): Promise<{ given: number; done: number; help: number }> {
  const [given, done, help] = await Promise.all([
    AdviceGivenRows.countDocuments({ advice }),
    AdviceGivenRows.countDocuments({ advice, answer: 'done' }),
    AdviceGivenRows.countDocuments({ advice, answer: 'need-help' }),
  ]);
  return { given, done, help };
}
