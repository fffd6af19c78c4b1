import { officersAt } from '../access/nearest-officers.ts';
import { commandButton } from '../conversation/bot-command.ts';
import { bangkokMoment, lastWeek, now, ZONE } from '../clock.ts';
import { draftDigest } from '../digest/draft-digest.ts';
import { sendDigest } from '../digest/send-digest.ts';
import { comesOutOn, goesByItself, LAST_LOOK } from '../digest/sending-time.ts';
import { Digests } from '../models/digest.ts';
import { queueMany } from '../outbox/queue.ts';
import { MORNING } from '../outbox/quiet-hours.ts';
import { tell } from '../outbox/tell.ts';
import type { Job } from './job.ts';

const NAME = 'digest';

/** Every Monday, holiday or not, the week before is compiled, and the province's officers get the draft (domain.md R21). */
export const digestDraft: Job = {
  name: 'digest-draft',
  cron: '30 6 * * 1',
  period: lastWeek,
  run: async (at) => ({ told: await draft(lastWeek(at)) }),
};

/**
 * Sees to it that the province hears before eight when there is no draft: another try, and where that fails too, that the
 * digest will be late.
 */
export const digestLate: Job = {
  name: 'digest-late',
  cron: '45 7 * * 1',
  period: lastWeek,
  run: async (at) => ({ told: await draftOrTell(lastWeek(at), 'late') }),
};

/**
 * Sends the digest when its time has come, unless somebody has sent or held it, or it waits for approval; every ten minutes,
 * so that one that was late goes out before noon. One that is compiled only after that waits for an officer.
 */
export const digestSend: Job = {
  name: 'digest-send',
  cron: '*/10 8-11 * * 1',
  period: (at) => `${lastWeek(at)}T${timeOf(at)}`,
  run: async (at) => {
    const week = lastWeek(at);
    // From the last look on people are told that it has not worked.
    const isLast = timeOf(at) === LAST_LOOK;
    const told = await draftOrTell(week, isLast ? 'failed' : 'late');
    const digest = await Digests.findById(week).lean();
    const event = `job:digest-send:${week}`;
    const isDue = digest !== null && goesByItself(digest) && now() >= digest.sendsAt!;
    // What a run has decided that was cut short then is finished by the next.
    if (isDue || digest?.events.includes(event))
      await sendDigest(week, { by: 'job:digest-send', event, at: digest?.sentAt ?? now() });
    if (isLast && digest && digest.state !== 'sent' && !isDue) await tellProvince(week, 'unsent');
    return { told, sent: isDue ? 1 : 0 };
  },
};

function timeOf(at: Date): string {
  return at.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime().toString().slice(0, 5);
}

/** Compiles, and gives every officer of the province the draft; how many are new to it. */
async function draft(week: string): Promise<number> {
  const { state } = await draftDigest(week);
  if (state === 'sent') return 0;
  const officers = await officersAt('province', {});
  const seven = bangkokMoment(comesOutOn(week), MORNING);
  return queueMany(
    officers.map(({ _id, ref }) => ({
      key: `digest-draft:${week}:${ref}`,
      recipient: _id,
      content: { kind: 'digest-draft', data: { week } },
      class: 'digest',
      // People are left in peace until then; who writes before gets it for free.
      ...(now() < seven && { notBefore: seven, ridesFrom: now() }),
    })),
  );
}

async function draftOrTell(week: string, key: 'late' | 'failed'): Promise<number> {
  try {
    return await draft(week);
  } catch (error) {
    await tellProvince(week, key);
    throw error;
  }
}

/** Tells every officer of the province once that the digest is late, has failed, or still waits for somebody to send it. */
async function tellProvince(week: string, key: 'late' | 'failed' | 'unsent'): Promise<void> {
  for (const officer of await officersAt('province', {})) {
    const says = [{ key, space: NAME, buttons: [commandButton(NAME), 'menu'] }];
    await tell(officer, { key: `digest-${key}:${week}`, class: 'digest', says });
  }
}
