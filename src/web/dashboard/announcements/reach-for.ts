import { countReach, type Group } from '../../../announcements/reach.ts';
import { machineNow, SECOND } from '../../../clock.ts';
import type { Visit } from '../visit.ts';

/** A count is good for so long: while she tries places, everybody is not counted anew at each. It is when she sends. */
const GOOD_FOR = 30 * SECOND;
/** Officers who write at once. */
const MOST = 50;

const kept = new Map<string, { groups: Promise<readonly Group[]>; until: number }>();

/** Everybody announcements can reach, as counted for this session within the last half minute. */
export async function reachFor({ session }: Pick<Visit, 'session'>): Promise<readonly Group[]> {
  const known = kept.get(session.name);
  if (known && known.until > machineNow()) return known.groups;
  if (kept.size >= MOST) kept.clear();
  const groups = countReach();
  kept.set(session.name, { groups, until: machineNow() + GOOD_FOR });
  groups.catch(() => kept.delete(session.name));
  return groups;
}
