import type { ChatItem, PracticeState, WireEntry } from '../contract.ts';
import type { Memory } from './memory.ts';
import { usedThisMonth } from './quota.ts';

/** Something that the page wants to know at once; `event` is the name it has in the stream. */
export type PracticeNews =
  | { event: 'chat'; data: ChatItem }
  | { event: 'read'; data: { userId: string } }
  | { event: 'loading'; data: { userId: string; seconds: number } }
  | { event: 'wire'; data: WireEntry }
  | { event: 'state'; data: PracticeState };

/** Tells everyone who listens. */
export function tell(memory: Memory, news: PracticeNews): void {
  for (const listener of memory.listeners) listener(news);
}

/** Tells everyone how things stand, after something of it has changed. */
export function tellState(memory: Memory): void {
  tell(memory, { event: 'state', data: stateOf(memory) });
}

/** What the page shows beside the chats. */
export function stateOf(memory: Memory): PracticeState {
  return {
    now: memory.settings.now().toISOString(),
    people: [...memory.members.values()].map(({ person }) => person),
    quota: { limit: memory.settings.quotaLimit, used: usedThisMonth(memory) },
    faults: { ...memory.faults },
  };
}
