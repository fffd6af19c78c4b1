import type { WireEntry } from '../contract.ts';
import type { Memory } from './memory.ts';
import { tell } from './news.ts';

const ENTRIES_KEPT = 300;
const LETTERS_KEPT = 100_000;

/** Writes down what went over the wire. What is too long to read is kept as its beginning. */
export function logWire(memory: Memory, entry: Omit<WireEntry, 'id' | 'at'>): void {
  memory.wireCount += 1;
  const logged = {
    ...entry,
    id: memory.wireCount,
    at: memory.settings.now().toISOString(),
    request: shortened(entry.request),
    response: shortened(entry.response),
  };
  memory.wire.push(logged);
  if (memory.wire.length > ENTRIES_KEPT) memory.wire.shift();
  tell(memory, { event: 'wire', data: logged });
}

function shortened(value: unknown): unknown {
  let json: string;
  try {
    json = JSON.stringify(value) ?? '';
  } catch {
    return '(too deep to show)';
  }
  return json.length <= LETTERS_KEPT ? value : `${json.slice(0, LETTERS_KEPT)}…`;
}
