import { machineNow, SECOND } from '../../clock.ts';
import { failure, type ApiAnswer, type ApiRoute } from './api-route.ts';
import type { Memory } from './memory.ts';

const TOO_FAST = failure(429, 'The API rate limit has been exceeded. Try again later.');

/**
 * 429 when the endpoint has been called more often than LINE takes it, else null: a token bucket for each endpoint, filled
 * with a second's calls (LINE, "How rate limits work"). It lives by the machine's clock: practice may move the other.
 */
export function tooFast(memory: Memory, { path, perSecond }: ApiRoute): ApiAnswer | null {
  if (perSecond === undefined) return null;
  const at = machineNow();
  const before = memory.buckets.get(path) ?? { left: perSecond, at };
  const left = Math.min(perSecond, before.left + ((at - before.at) / SECOND) * perSecond);
  const isOver = left < 1;
  memory.buckets.set(path, { left: isOver ? left : left - 1, at });
  return isOver ? TOO_FAST : null;
}
