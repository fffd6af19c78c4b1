import { z } from 'zod';
import content from '../../content/advice.json' with { type: 'json' };
import { AdviceTexts, type AdviceText } from '../models/advice-text.ts';
import { Advice } from './advice-content.ts';

export type { Advice } from './advice-content.ts';

/** The advice that came with the bot, as nobody has changed it. */
export const SHIPPED: readonly Advice[] = z.array(Advice).parse(content);

let library = SHIPPED;
let retired: readonly Advice[] = [];

/** All advice that may be given to households now: what came with the bot, as officers have changed and added to it. */
export const adviceLibrary = (): readonly Advice[] => library;

/** The advice with this id, also when it has been retired since: what was given in the past keeps its title. */
export function adviceById(id: string): Advice | undefined {
  return library.find((one) => one.id === id) ?? retired.find((one) => one.id === id);
}

/**
 * Reads from the store what officers have changed. A stored text that no longer fits the rules is left out, and what is
 * shipped stands. Called by province/current.ts, which knows when it was done last.
 */
export async function loadAdvice(): Promise<void> {
  const stored = await AdviceTexts.find().lean();
  const all = withChanges(stored);
  const gone = new Set(stored.filter((one) => one.retired).map(({ _id }) => _id));
  library = all.filter(({ id }) => !gone.has(id));
  retired = all.filter(({ id }) => gone.has(id));
}

function withChanges(stored: readonly AdviceText[]): Advice[] {
  const changed = new Map<string, Advice>();
  for (const { _id, live } of stored) {
    const parsed = live && Advice.safeParse({ ...live, id: _id });
    if (parsed?.success) changed.set(_id, parsed.data);
  }
  const shipped = SHIPPED.map((one) => changed.get(one.id) ?? one);
  const added = [...changed.values()].filter(({ id }) => !SHIPPED.some((one) => one.id === id));
  return [...shipped, ...added.toSorted((a, b) => a.id.localeCompare(b.id))];
}
