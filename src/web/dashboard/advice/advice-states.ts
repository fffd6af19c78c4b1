import type { AdviceEntry } from '../../../advice/entries.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { say as words } from '../../../messages/words.ts';

export const ADVICE_STATES = ['used', 'waiting', 'returned', 'changed', 'retired', 'new'] as const;
/** How a piece of advice stands; several may hold at once. `new`: no household has ever got it. */
export type AdviceState = (typeof ADVICE_STATES)[number];

/** Everything that holds of a piece. */
export function statesOf({
  isLive,
  isChanged,
  retired,
  waiting,
  returned,
}: AdviceEntry): readonly AdviceState[] {
  return [
    ...(retired ? (['retired'] as const) : [isLive ? ('used' as const) : ('new' as const)]),
    ...(waiting ? (['waiting'] as const) : []),
    ...(returned ? (['returned'] as const) : []),
    ...(isChanged ? (['changed'] as const) : []),
  ];
}

/** The same in words. */
export function statesLine(entry: AdviceEntry, language: Language): string {
  return statesOf(entry)
    .map((state) => words(language, 'dashboard-advice', `page.states.${state}`))
    .join(' · ');
}
