import { LineRefusal, LineUnreachable } from '../line/call.ts';
import type { LineClient } from '../line/client.ts';

/** What counting needs of LINE. */
export type Counter = Pick<LineClient, 'groupMembers'>;

/** With these LINE says that the account is not in a group (any more). */
const NOT_THERE = [400, 403, 404];

/** Members of a group as LINE counts; `not-there`: the account is not in it; `no-answer`: LINE does not say just now. */
export async function countMembers(
  line: Counter,
  group: string,
): Promise<number | 'not-there' | 'no-answer'> {
  try {
    return await line.groupMembers(group);
  } catch (error) {
    if (error instanceof LineRefusal) return NOT_THERE.includes(error.status) ? 'not-there' : 'no-answer';
    if (error instanceof LineUnreachable) return 'no-answer';
    throw error;
  }
}
