import type { Speaker } from '../conversation/bot-flow.ts';
import { AdviceTexts, type AdviceText, type SentAdvice } from '../models/advice-text.ts';
import { Content } from './advice-content.ts';
import { auditAdvice, doneBefore } from './advice-history.ts';
import { loadAdvice } from './library.ts';
import { tellAuthor } from './tell-author.ts';

/** `handled`: the text waits no more, somebody was quicker; `own`: nobody decides on her own text. */
export type Decided = 'done' | 'handled' | 'own';

/**
 * Gives a text that waits to the households: the one for the advice `id` that was sent in the event `sent`. Of two who
 * decide at once the first counts. Audited; the author is told. Safe to repeat for one event.
 */
export async function approveAdvice(speaker: Speaker, id: string, sent: string): Promise<Decided> {
  const found = await decide(speaker, id, sent, 'approved', (waiting) => ({
    $set: { live: Content.parse(waiting) },
    $unset: { waiting: 1, returned: 1 },
  }));
  if (typeof found === 'string') return found;
  const { before, repeated } = found;
  await loadAdvice();
  const { title } = (repeated ? before.live : before.waiting) ?? { title: id };
  await tellAuthor(authorOf(before), speaker.event, { result: 'approved', advice: id, title });
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
  const source = message === undefined ? {} : { reasonMessage: message };
  const found = await decide(speaker, id, sent, 'returned', (waiting) => ({
    $set: { returned: { ...waiting, reason, ...source, returnedBy: person.ref, returnedAt: at } },
    $unset: { waiting: 1 },
  }));
  if (typeof found === 'string') return found;
  const { before, repeated } = found;
  const { title } = (repeated ? before.returned : before.waiting) ?? { title: id };
  await tellAuthor(authorOf(before), event, { result: 'returned', advice: id, title, reason });
  return 'done';
}

/**
 * Writes a decision and audits it. What the piece was before, and whether the same event had decided so already; or why
 * there was nothing (for her) to decide.
 */
async function decide(
  { person, event, at }: Speaker,
  id: string,
  sent: string,
  what: 'approved' | 'returned',
  change: (waiting: SentAdvice) => { $set: object; $unset: object },
): Promise<{ before: AdviceText; repeated: boolean } | 'handled' | 'own'> {
  const who = { by: person.ref, at, event };
  const before = await AdviceTexts.findById(id).lean();
  if (!before) return 'handled';
  const repeated = doneBefore(before, [what], who) !== undefined;
  if (!repeated) {
    const { waiting } = before;
    const why = refusal(before, sent, person.ref);
    if (why || !waiting) return why ?? 'handled';
    const { matchedCount } = await AdviceTexts.updateOne(
      { _id: id, 'waiting.event': sent, retired: { $ne: true } },
      { ...change(waiting), $push: { history: { what, by: person.ref, at } } },
    );
    if (matchedCount === 0) return 'handled';
  }
  await auditAdvice(who, id, what);
  return { before, repeated };
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

/** Who decided last on a text of the advice `id` that waits no more: a `ref`; undefined when something else happened to it since. */
export async function adviceDecidedBy(id: string): Promise<string | undefined> {
  const last = (await AdviceTexts.findById(id).lean())?.history.at(-1);
  return last?.what === 'approved' || last?.what === 'returned' ? last.by : undefined;
}

function authorOf({ waiting, history }: AdviceText): string {
  return waiting?.by ?? history.findLast(({ what }) => what === 'sent')?.by ?? '';
}
