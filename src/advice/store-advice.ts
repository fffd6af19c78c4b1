import { AdviceTexts, type AdviceContent } from '../models/advice-text.ts';
import { needsApproval } from './advice-content.ts';
import { auditAdvice, doneBefore, type AdviceBy } from './advice-history.ts';
import { loadAdvice, SHIPPED } from './library.ts';
import { tellAuthor } from './tell-author.ts';

/**
 * Takes a new text for the advice `id`, there already or not: households get it at once, or it waits for a second officer
 * where its dimension asks for that (advice-content.ts), and what is live stays until then. A text takes the place of an
 * earlier one that waits, whose author is told. Audited, without the text. Safe to repeat for one event. `content` must
 * fit its schema.
 */
export async function storeAdvice(
  who: AdviceBy,
  id: string,
  content: AdviceContent,
  sources?: Readonly<Record<string, string>>,
): Promise<'live' | 'waiting'> {
  const { by, at, event } = who;
  const before = await AdviceTexts.findById(id).lean();
  const done = before && doneBefore(before, ['published', 'sent'], who);
  const live = before?.live ?? SHIPPED.find((one) => one.id === id);
  const waits = done ? done === 'sent' : needsApproval(content, live);
  const what = waits ? 'sent' : 'published';
  const waiting = { ...content, by, at, event, ...(sources && { sources }) };
  if (!done) {
    const other = before?.waiting;
    // Before the old text goes: after a crash nobody would know whose it was.
    if (other && other.by !== by)
      await tellAuthor(other.by, event, { result: 'replaced', advice: id, title: other.title });
    await AdviceTexts.updateOne(
      { _id: id },
      {
        $set: waits ? { waiting } : { live: content },
        $unset: waits ? { returned: 1 } : { waiting: 1, returned: 1 },
        $push: { history: { what, by, at } },
      },
      { upsert: true },
    );
  }
  await auditAdvice(who, id, what);
  await loadAdvice();
  return waits ? 'waiting' : 'live';
}
