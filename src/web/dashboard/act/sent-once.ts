import { randomUUID } from 'node:crypto';
import { HOUR, machineNow, SECOND } from '../../../clock.ts';
import { SentForms } from '../../../models/sent-form.ts';
import { isOnlyDuplicates } from '../../../storage/only-duplicates.ts';
import type { Visit } from '../visit.ts';

/** What a form did is known for as long as a session, so that it can be sent again all that time. */
const KNOWN_FOR = 8 * HOUR;
/** So long one process works on a form before another may think it died. */
const LEASE = 30 * SECOND;
const PAUSE = 50;

/**
 * Does what a form asks for once, however often it is sent (a double tap, a reload, a page gone back to): sent again, the
 * answer is what came of it. `work` gets the moment of the first time; cut short by a crash, it is done again with that. What
 * `work` returns null for is not settled, and the form may be sent again with more in it. Of somebody else's form: null.
 */
export async function sentOnce(
  { person: { ref }, at }: Visit,
  once: string,
  work: (at: Date) => Promise<string | null>,
): Promise<string | null> {
  const lease = randomUUID();
  for (;;) {
    const held = { lease, leasedUntil: machineNow() + LEASE };
    try {
      const forgetAt = new Date(at.getTime() + KNOWN_FOR);
      await SentForms.create({ _id: once, ref, at, forgetAt, ...held });
    } catch (error) {
      if (!isOnlyDuplicates(error)) throw error;
    }
    const free = { _id: once, ref, said: { $exists: false }, leasedUntil: { $lte: machineNow() } };
    await SentForms.updateOne(free, { $set: held });
    const form = await SentForms.findById(once).lean();
    if (form && form.ref !== ref) return null;
    if (form?.said !== undefined) return form.said;
    if (form?.lease !== lease) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      continue;
    }
    try {
      const said = await work(form.at);
      if (said === null) await SentForms.deleteOne({ _id: once });
      else await SentForms.updateOne({ _id: once }, { $set: { said } });
      return said;
    } catch (error) {
      await SentForms.updateOne({ _id: once }, { $set: { leasedUntil: 0 } });
      throw error;
    }
  }
}

/** What came of the form `once` of this officer; undefined when there was none. */
export async function whatCame({ person: { ref } }: Visit, once: string): Promise<string | undefined> {
  return (await SentForms.findOne({ _id: once, ref }).lean())?.said;
}
