import type { ChatItem, PracticeState, WireEntry } from '../contract.ts';
import { STREAM } from './api.ts';

/** Who hears what happens on the platform. */
export interface LiveListener {
  chat: (item: ChatItem) => void;
  read: (read: { userId: string }) => void;
  loading: (loading: { userId: string; seconds: number }) => void;
  wire: (entry: WireEntry) => void;
  state: (state: PracticeState) => void;
  /** The stream is there, first or again: whatever happened before is to be read anew. */
  connected: () => void;
  /** The stream is gone; it is tried again until it is there. */
  lost: () => void;
}

const EVENTS = ['chat', 'read', 'loading', 'wire', 'state'] as const;
const RETRY_MS = 1500;

/** Listens to the platform for as long as the page is open. */
export function listen(listener: LiveListener): void {
  const source = new EventSource(STREAM);
  source.addEventListener('open', () => listener.connected());
  // The browser's own retry gives up for good on an answer that is no stream, such as a proxy's 502 during a restart.
  source.addEventListener('error', () => {
    source.close();
    listener.lost();
    setTimeout(() => listen(listener), RETRY_MS);
  });
  for (const name of EVENTS) {
    source.addEventListener(name, (event: MessageEvent<string>) => listener[name](JSON.parse(event.data)));
  }
}
