import type { Speaker } from '../conversation/bot-flow.ts';
import { People } from '../models/person.ts';

/**
 * What somebody hears who comes too late to decide: `handled-by` with the name of who was first (`by`, a `ref`), or `handled`
 * where that was she herself, or nobody who is known. Both are keys that the wording of her command or flow has.
 */
export async function decidedBefore(
  { person }: Speaker,
  by: string | undefined,
): Promise<{ key: 'handled' | 'handled-by'; values: Readonly<Record<string, string>> }> {
  const first = by === undefined || by === person.ref ? null : await People.findOne({ ref: by }).lean();
  return first?.name === undefined
    ? { key: 'handled', values: {} }
    : { key: 'handled-by', values: { name: first.name } };
}
