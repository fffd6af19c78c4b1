import { audit } from '../access/audit.ts';
import { AdviceTexts, type AdviceContent } from '../models/advice-text.ts';
import { needsApproval } from './advice-content.ts';
import { loadAdvice, SHIPPED } from './library.ts';
import { tellAuthor } from './tell-author.ts';

/** Who changes the advice (`ref`, or `import`), when and in which event. */
export interface AdviceBy {
  by: string;
  at: Date;
  event: string;
}

/**
 * Takes a new text for the advice `id`, there already or not: households get it at once, or it waits for a second officer
 * where its dimension asks for that (advice-content.ts), and what is live stays until then. A text takes the place of an
 * earlier one that waits, whose author is told. Audited, without the text. Safe to repeat for one event. `content` must
 * fit its schema.
 */
export async function storeAdvice(
  { by, at, event }: AdviceBy,
  id: string,
  content: AdviceContent,
  sources?: Readonly<Record<string, string>>,
): Promise<'live' | 'waiting'> {
  const before = await AdviceTexts.findById(id).lean();
  const done = before?.history.find(
    (entry) =>
      ['published', 'sent'].includes(entry.what) && entry.by === by && entry.at.getTime() === at.getTime(),
  );
  const live = before?.live ?? SHIPPED.find((one) => one.id === id);
  const waits = done ? done.what === 'sent' : needsApproval(content, live);
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
  await audit({
    key: `advice:${event}:${id}`,
    at,
    actor: by,
    deed: 'advice',
    details: { advice: id, what },
  });
  await loadAdvice();
  return waits ? 'waiting' : 'live';
}
