import type { QueueToGroups } from '../groups/queue-to-groups.ts';
import { Digests, type Digest } from '../models/digest.ts';
import { People } from '../models/person.ts';
import { queueMany, type ToSend } from '../outbox/queue.ts';
import { inBatches } from '../storage/in-batches.ts';

const BATCH = 500;

/**
 * Brings every digest that was sent into the outbox: for each officer the edition of her own area, and for each registered
 * group the public one, made into words when it goes out. Who has sent it herself has seen it. How many rows are new. Cut short
 * anywhere, the next call goes on.
 */
export async function spreadDigests(toGroups: QueueToGroups): Promise<number> {
  let rows = 0;
  for (const digest of await Digests.find({ toSpread: true }).lean()) rows += await spread(digest, toGroups);
  return rows;
}

async function spread(digest: Digest, toGroups: QueueToGroups): Promise<number> {
  const { _id: week, revision } = digest;
  let rows = 0;
  const officers = People.find({ roles: 'officer', blocked: false }).sort({ _id: 1 }).lean().cursor();
  for await (const batch of inBatches(officers as AsyncIterable<Recipient>, BATCH)) {
    const others = batch.filter(({ ref }) => ref !== editorOf(digest));
    rows += await queueMany(others.map((officer) => rowOf(officer, week, revision)));
  }
  const content = { kind: 'digest-public', data: { week, revision: String(revision) } };
  await toGroups({ key: `digest:${week}:${revision}`, content });
  await Digests.updateOne({ _id: week, revision }, { $unset: { toSpread: 1 } });
  return rows;
}

interface Recipient {
  _id: string;
  ref: string;
}

/** Who decided on this revision. */
function editorOf({ revision, sentBy, corrections }: Digest): string | undefined {
  return revision === 0 ? sentBy : corrections.at(-1)?.by;
}

function rowOf({ _id, ref }: Recipient, week: string, revision: number): ToSend {
  return {
    key: `digest:${week}:${revision}:${ref}`,
    recipient: _id,
    content: { kind: 'digest', data: { week, revision: String(revision) } },
    class: 'digest',
  };
}
