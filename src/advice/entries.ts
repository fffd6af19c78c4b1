import { AdviceTexts, type AdviceContent, type AdviceText } from '../models/advice-text.ts';
import { Content } from './advice-content.ts';
import { SHIPPED } from './library.ts';

/** One piece of advice as officers see it, also where no household gets it (yet, or any more). */
export interface AdviceEntry extends Pick<AdviceText, 'waiting' | 'returned'> {
  id: string;
  /** What households get; of a piece that was never approved, the newest text. */
  content: AdviceContent;
  /** Households get it, or got it before it was retired. */
  isLive: boolean;
  /** Its text is not the one that came with the bot. */
  isChanged: boolean;
  retired: boolean;
}

/** Every piece there is, read from the store: those that came with the bot in their order, then those that were added. */
export async function adviceEntries(): Promise<AdviceEntry[]> {
  const stored = new Map((await AdviceTexts.find().sort({ _id: 1 }).lean()).map((one) => [one._id, one]));
  const shipped = SHIPPED.map(({ id }) => entryOf(id, stored.get(id)));
  const added = [...stored.values()]
    .filter(({ _id }) => !SHIPPED.some(({ id }) => id === _id))
    .map((one) => entryOf(one._id, one));
  return [...shipped, ...added].filter((entry) => entry !== null);
}

/** The piece with this id, read from the store; null when there is none. */
export async function adviceEntry(id: string): Promise<AdviceEntry | null> {
  return entryOf(id, (await AdviceTexts.findById(id).lean()) ?? undefined);
}

function entryOf(id: string, stored: AdviceText | undefined): AdviceEntry | null {
  const shipped = contentOf(SHIPPED.find((one) => one.id === id));
  const live = contentOf(stored?.live) ?? shipped;
  const content = live ?? contentOf(stored?.waiting) ?? contentOf(stored?.returned);
  if (!content) return null;
  const { waiting, returned, retired = false } = stored ?? {};
  return {
    id,
    content,
    isLive: live !== undefined,
    isChanged: shipped !== undefined && !sameContent(content, shipped),
    retired,
    ...(waiting && { waiting }),
    ...(returned && { returned }),
  };
}

/** Only what a piece says and whom it is for; undefined where that does not fit its rules (any more). */
export function contentOf(text: unknown): AdviceContent | undefined {
  return Content.safeParse(text).data;
}

/** Whether two texts say the same to the same households. */
export function sameContent(one: AdviceContent, other: AdviceContent): boolean {
  return key(one) === key(other);
}

function key({ dimension, stages, months, title, body, obstacles = [] }: AdviceContent): string {
  const sorted = months?.toSorted((a, b) => a - b) ?? null;
  return JSON.stringify([dimension, stages.toSorted(), sorted, title, body, obstacles.toSorted()]);
}
