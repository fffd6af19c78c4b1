import { audit } from '../access/audit.ts';
import { AdviceTexts } from '../models/advice-text.ts';
import { loadAdvice, SHIPPED } from './library.ts';
import type { AdviceBy } from './store-advice.ts';

/**
 * Takes a piece of advice out of use, or brings it back (`retired: false`). False when there is no such piece. One that is
 * so already stays as it is. Audited. Safe to repeat for one event.
 */
export async function retireAdvice(
  { by, at, event }: AdviceBy,
  id: string,
  retired: boolean,
): Promise<boolean> {
  const before = await AdviceTexts.findById(id).lean();
  if (!before && !SHIPPED.some((one) => one.id === id)) return false;
  const what = retired ? 'retired' : 'brought-back';
  const done = before?.history.some(
    (entry) => entry.what === what && entry.by === by && entry.at.getTime() === at.getTime(),
  );
  if (!done && (before?.retired ?? false) === retired) return true;
  if (!done)
    await AdviceTexts.updateOne(
      { _id: id },
      { $set: { retired }, $push: { history: { what, by, at } } },
      { upsert: true },
    );
  const details = { advice: id, what };
  await audit({ key: `advice:${event}:${id}`, at, actor: by, deed: 'advice', details });
  await loadAdvice();
  return true;
}
