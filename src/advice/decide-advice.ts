import { audit } from '../access/audit.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { AdviceTexts, type AdviceText } from '../models/advice-text.ts';
import { Content } from './advice-content.ts';
import { loadAdvice } from './library.ts';
import { tellAuthor } from './tell-author.ts';

/** `handled`: the text waits no more, somebody was quicker; `own`: nobody decides on her own text. */
export type Decided = 'done' | 'handled' | 'own';

/**
 * Gives a text that waits to the households: the one for the advice `id` that was sent in the event `sent`. Of two who
 * decide at once the first counts. Audited; the author is told. Safe to repeat for one event.
 */
export async function approveAdvice(speaker: Speaker, id: string, sent: string): Promise<Decided> {
  const { person, event, at } = speaker;
  const before = await AdviceTexts.findById(id).lean();
  if (!before) return 'handled';
  const repeated = isRepeat(before, 'approved', speaker);
  if (!repeated) {
    const { waiting } = before;
    const why = refusal(before, sent, person.ref);
    if (why || !waiting) return why ?? 'handled';
    const { matchedCount } = await AdviceTexts.updateOne(
      { _id: id, 'waiting.event': sent, retired: { $ne: true } },
      {
        $set: { live: Content.parse(waiting) },
        $unset: { waiting: 1, returned: 1 },
        $push: { history: { what: 'approved', by: person.ref, at } },
      },
    );
    if (matchedCount === 0) return 'handled';
  }
  await log(speaker, id, 'approved');
  await loadAdvice();
  const { title } = (repeated ? before.live : before.waiting) ?? { title: id };
  await tellAuthor(authorOf(before), event, { result: 'approved', advice: id, title });
  return 'done';
}

/** Gives a text that waits back to its author with a reason; she can go on with it. Otherwise as `approveAdvice`. */
export async function returnAdvice(
  speaker: Speaker,
  id: string,
  sent: string,
  { reason, message }: { reason: string; message: string | undefined },
): Promise<Decided> {
  const { person, event, at } = speaker;
  const before = await AdviceTexts.findById(id).lean();
  if (!before) return 'handled';
  const repeated = isRepeat(before, 'returned', speaker);
  if (!repeated) {
    const { waiting } = before;
    const why = refusal(before, sent, person.ref);
    if (why || !waiting) return why ?? 'handled';
    const source = message === undefined ? {} : { reasonMessage: message };
    const returned = { ...waiting, reason, ...source, returnedBy: person.ref, returnedAt: at };
    const { matchedCount } = await AdviceTexts.updateOne(
      { _id: id, 'waiting.event': sent, retired: { $ne: true } },
      {
        $set: { returned },
        $unset: { waiting: 1 },
        $push: { history: { what: 'returned', by: person.ref, at } },
      },
    );
    if (matchedCount === 0) return 'handled';
  }
  await log(speaker, id, 'returned');
  const { title } = (repeated ? before.returned : before.waiting) ?? { title: id };
  await tellAuthor(authorOf(before), event, { result: 'returned', advice: id, title, reason });
  return 'done';
}

/** Why she cannot decide on the text that was sent in the event `sent`; null when she can. */
export function refusal(
  { waiting, retired }: AdviceText,
  sent: string,
  ref: string,
): 'handled' | 'own' | null {
  if (!waiting || waiting.event !== sent || retired) return 'handled';
  return waiting.by === ref ? 'own' : null;
}

function isRepeat({ history }: AdviceText, what: string, { person, at }: Speaker): boolean {
  return history.some(
    (entry) => entry.what === what && entry.by === person.ref && entry.at.getTime() === at.getTime(),
  );
}

function authorOf({ waiting, history }: AdviceText): string {
  return waiting?.by ?? history.findLast(({ what }) => what === 'sent')?.by ?? '';
}

async function log({ person, event, at }: Speaker, id: string, what: string): Promise<void> {
  const details = { advice: id, what };
  await audit({ key: `advice:${event}:${id}`, at, actor: person.ref, deed: 'advice', details });
}
