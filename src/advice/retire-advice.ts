import { AdviceTexts } from '../models/advice-text.ts';
import { auditAdvice, doneBefore, type AdviceBy } from './advice-history.ts';
import { loadAdvice, SHIPPED } from './library.ts';

/**
 * Takes a piece of advice out of use, or brings it back (`retired: false`). False when there is no such piece. One that is
 * so already stays as it is. Audited. Safe to repeat for one event.
 */
export async function retireAdvice(who: AdviceBy, id: string, retired: boolean): Promise<boolean> {
  const before = await AdviceTexts.findById(id).lean();
  if (!before && !SHIPPED.some((one) => one.id === id)) return false;
  const what = retired ? 'retired' : 'brought-back';
  const done = before && doneBefore(before, [what], who);
  if (!done && (before?.retired ?? false) === retired) return true;
  if (!done)
    await AdviceTexts.updateOne(
      { _id: id },
      { $set: { retired }, $push: { history: { what, by: who.by, at: who.at } } },
      { upsert: true },
    );
  await auditAdvice(who, id, what);
  await loadAdvice();
  return true;
}
