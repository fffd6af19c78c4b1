import { randomUUID } from 'node:crypto';
import { bangkokDate, DAY, HOUR, MINUTE, now } from '../clock.ts';
import { models } from '../models/index.ts';
import { Households } from '../models/household.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { Settings } from '../models/setting.ts';
import type { Storage } from '../storage/connect.ts';
import type { Finding } from './finding.ts';

/** So long an event may wait before it is clear that nobody works on it. */
const PATIENCE = 10 * MINUTE;

/**
 * Says whether open storage works and how much is in it. Writes one photo and removes it. In practice mode an empty register is no fault.
 */
export async function checkStorage(
  storage: Storage,
  { where, practice }: { where: string; practice: boolean },
): Promise<Finding[]> {
  return [
    await answers(storage, where),
    await indexes(),
    await photos(storage),
    await register(practice),
    await inbox(),
    await failures(),
    await outbox(),
    ...(practice ? [] : [await menus()]),
  ];
}

async function answers(storage: Storage, where: string): Promise<Finding> {
  try {
    await storage.ping();
    return { well: true, says: `Storage answers: ${where}.` };
  } catch (error) {
    return { well: false, says: `Storage does not answer: ${(error as Error).message}` };
  }
}

async function indexes(): Promise<Finding> {
  const missing: string[] = [];
  for (const model of models) {
    const { toCreate } = await model.diffIndexes();
    if (toCreate.length > 0) missing.push(model.collection.collectionName);
  }
  return missing.length === 0
    ? { well: true, says: `All indexes of the ${models.length} collections are in place.` }
    : {
        well: false,
        says: `Indexes are missing in ${missing.join(', ')}. Restart the bot: it builds them at the start.`,
      };
}

async function photos({ kind, photos }: Storage): Promise<Finding> {
  const id = `doctor-${randomUUID()}`;
  try {
    await photos.save(id, Buffer.from('test'));
    const read = await photos.read(id);
    if (read?.toString() !== 'test') throw new Error('what was written cannot be read back');
    return { well: true, says: 'Photos can be kept.' };
  } catch (error) {
    const cure =
      kind === 'mongodb' ? 'Check the MongoDB server' : 'Check the disk and the rights on DATA_DIR';
    return { well: false, says: `Photos cannot be kept: ${(error as Error).message}. ${cure}.` };
  } finally {
    await photos.remove(id).catch(() => {});
  }
}

async function register(practice: boolean): Promise<Finding> {
  const households = await Households.countDocuments();
  const mentors = await People.countDocuments({ roles: 'mentor' });
  return households === 0
    ? { well: practice, says: 'There are no households yet. Bring them in with: households import FILE.csv' }
    : {
        well: true,
        says: `${count(households, 'household')} (${(await unpaired()).toLocaleString('en')} without a mentor), ${count(mentors, 'mentor')}.`,
      };
}

async function unpaired(): Promise<number> {
  const paired = await Pairings.distinct('household', { to: { $exists: false } });
  return (await Households.countDocuments()) - paired.length;
}

async function inbox(): Promise<Finding> {
  const waiting = await InboxEvents.countDocuments({ state: 'waiting' });
  const since = now().getTime() - PATIENCE;
  const stuck = await InboxEvents.countDocuments({ state: 'waiting', at: { $lt: since } });
  return stuck === 0
    ? { well: true, says: `${count(waiting, 'event')} from LINE in hand.` }
    : {
        well: false,
        says: `${count(stuck, 'event')} from LINE waiting for more than ${PATIENCE / MINUTE} minutes. Is the bot running?`,
      };
}

async function failures(): Promise<Finding> {
  const failed = await InboxEvents.countDocuments({ state: 'failed' });
  const recent = await InboxEvents.countDocuments({
    state: 'failed',
    at: { $gte: now().getTime() - 7 * DAY },
  });
  return recent === 0
    ? { well: true, says: `No event failed in the last 7 days (${count(failed, 'event')} before).` }
    : {
        well: false,
        says: `${count(recent, 'event')} failed in the last 7 days and will not be tried again. The bot's log says why.`,
      };
}

async function outbox(): Promise<Finding> {
  const queued = await OutboxMessages.countDocuments({ state: 'queued' });
  const overdue = await OutboxMessages.countDocuments({
    state: 'queued',
    notBefore: { $lt: new Date(now().getTime() - HOUR) },
  });
  return {
    well: true,
    says: `${count(queued, 'message')} in the outbox${overdue === 0 ? '' : `, ${overdue} of them due for more than an hour`}.`,
  };
}

async function menus(): Promise<Finding> {
  const deployed = await Settings.findById('rich-menus').lean();
  return deployed
    ? { well: true, says: `Rich menus were brought to LINE on ${bangkokDate(deployed.setAt).toString()}.` }
    : {
        well: false,
        says: 'Nobody sees a menu below the chat yet. Bring the menus to LINE with: rich-menu deploy',
      };
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}
