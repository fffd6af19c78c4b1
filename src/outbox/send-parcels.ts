import { machineNow, SECOND } from '../clock.ts';
import { LineRefusal, LineUnreachable, PATIENCE } from '../line/call.ts';
import type { LineClient } from '../line/client.ts';
import { isGroupId } from '../line/group-id.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Pace } from './pace.ts';
import type { Parcel } from './parcels.ts';
import { giveBack, settleSent, settleUnsent, settleWaiting } from './settle.ts';
import { waitAfterTries } from './wait.ts';

/** What sending needs. */
export interface SendNeeds {
  line: LineClient;
  paces: Readonly<Record<'push' | 'multicast', Pace>>;
  /** LINE has said that the month's messages are used up. */
  usedUp(): Promise<void>;
  /** LINE has refused a push to a group with a 4xx: perhaps the account is not in it any more. */
  groupRefused(group: string): Promise<void>;
  metrics: Metrics;
  log: Log;
}

/** Requests under way at once. */
const SIDE_BY_SIDE = 48;
/** Settled in one write, so that a crash leaves little to ask LINE about again. */
const SETTLED_TOGETHER = 250;
/** Of the lease, what must be left when a request begins: it may take all of LINE's patience. */
const NEEDED = PATIENCE + 2 * SECOND;

/**
 * Sends requests, each person's one after another, and settles what became of them. What there is no time for within the
 * lease is given back; once the month is used up, everything else of the lot is, too.
 */
export async function sendParcels(parcels: readonly Parcel[], needs: SendNeeds): Promise<void> {
  const lanes = [
    ...Map.groupBy(parcels, ({ rows, retryKey, batch }) => (batch ? retryKey : rows[0]!.recipient)).values(),
  ].values();
  const sent: string[] = [];
  let stopped = false;
  const settle = async (): Promise<void> => settleSent(sent.splice(0));
  const work = async (): Promise<void> => {
    for (const lane of lanes) {
      for (const parcel of lane) {
        // The wait for one's turn may outlast the lease.
        if (!stopped) await needs.paces[parcel.batch ? 'multicast' : 'push'].turn();
        if (stopped || machineNow() + NEEDED > parcel.rows[0]!.leasedUntil) {
          await giveBack(parcel.rows, parcel.fresh);
          continue;
        }
        const fate = await send(parcel, needs);
        if (fate === 'used-up') stopped = true;
        if (fate === 'sent') sent.push(...parcel.rows.map(({ _id }) => _id));
        if (sent.length >= SETTLED_TOGETHER) await settle();
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  } finally {
    if (sent.length > 0) await settle();
  }
}

async function send(parcel: Parcel, needs: SendNeeds): Promise<'sent' | 'unsent' | 'used-up'> {
  const { rows, messages, retryKey, fresh, batch } = parcel;
  const to = rows.map(({ recipient }) => recipient);
  const way = batch ? 'multicast' : 'push';
  const { line, paces, metrics, log } = needs;
  const [{ class: kind, tries }] = rows as [(typeof rows)[0]];
  const count = (outcome: string): void => metrics.pushes.inc({ class: kind, outcome }, rows.length);
  try {
    if (way === 'push') await line.push(to[0]!, messages, retryKey);
    else await line.multicast(to, messages, retryKey);
    count('sent');
    return 'sent';
  } catch (error) {
    if (!(error instanceof LineRefusal || error instanceof LineUnreachable)) throw error;
    const about = { keys: rows.slice(0, 5).map(({ _id }) => _id), class: kind, tries, err: error };
    const reason = error.message;
    if (isUsedUp(error)) {
      log.warn(about, "the month's messages are used up");
      count('held');
      // First, so that nobody takes them up again meanwhile.
      await needs.usedUp();
      await settleWaiting(rows, { waitMs: 0, error: reason, untried: fresh });
      return 'used-up';
    }
    if (way === 'push' && isGroupId(to[0]!) && saysGone(error)) await needs.groupRefused(to[0]!);
    if (isFinal(error)) {
      log.error(about, 'LINE refuses a message; it is given up');
      // LINE takes a multicast whole or not at all: one bad address must not cost the others their message.
      if (batch) {
        await settleWaiting(rows, { waitMs: 0, error: reason, untried: true, alone: true });
        return 'unsent';
      }
      count('failed');
      await settleUnsent([rows[0]!._id], 'failed', reason);
      return 'unsent';
    }
    log.warn(about, 'a message could not be sent yet');
    count('delayed');
    const tooFast = error instanceof LineRefusal && error.status === 429;
    if (tooFast) paces[way].tooFast();
    // A refusal says that nothing was sent; silence, or LINE stumbling, says nothing.
    const untried = fresh && error instanceof LineRefusal && error.status < 500;
    await settleWaiting(rows, { waitMs: waitAfterTries(tries), error: reason, untried });
    return 'unsent';
  }
}

function isUsedUp(error: Error): boolean {
  return error instanceof LineRefusal && error.status === 429 && /monthly limit/iu.test(error.reason);
}

/** LINE's answers where the account is not in a group, among other reasons. */
function saysGone(error: Error): boolean {
  return error instanceof LineRefusal && [400, 403, 404].includes(error.status);
}

/** No later try can help (line-platform.md §2, "Errors"). A wrong access token is the office's to mend. */
function isFinal(error: Error): boolean {
  return error instanceof LineRefusal && error.status < 500 && ![401, 403, 429].includes(error.status);
}
