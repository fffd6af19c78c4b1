import { bangkokDate, DAY, machineNow, YEAR } from '../clock.ts';
import { Applications } from '../models/application.ts';
import { Conversations } from '../models/conversation.ts';
import { InboxEvents } from '../models/inbox-event.ts';
import { JobRuns } from '../models/job-run.ts';
import { Leases } from '../models/lease.ts';
import { LineGroups } from '../models/line-group.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import { People } from '../models/person.ts';
import { ReportExcuses } from '../models/report-excuse.ts';
import { forgetAside, unfinishedForgettings } from '../privacy/finish-forgetting.ts';
import { forgottenAs } from '../privacy/forget-event.ts';
import { forgetIdleChats } from '../privacy/forget-idle-chats.ts';
import { retentionPeriods } from '../privacy/retention-periods.ts';
import { retirePhotos, retireTexts } from '../privacy/retire-reports.ts';
import type { PhotoStore } from '../storage/photos.ts';
import type { Job, JobTimes } from './job.ts';

/** What the job works with; `unlinkMenu` takes the rich menu of somebody who is forgotten off at LINE. */
export interface RetentionNeeds {
  photos: PhotoStore;
  unlinkMenu?: (userId: string) => Promise<void>;
}

/** Runs of jobs are looked up for no longer (design §9 needs a day). */
const JOB_RUNS = 90 * DAY;
/** Decided applications are of use to nobody after so long. */
const APPLICATIONS = YEAR;

export const RETENTION: JobTimes = {
  name: 'retention',
  cron: '30 2 * * *',
  period: (at) => bangkokDate(at).toString(),
};

/**
 * Every night takes away what has been kept for as long as it may be (domain.md §6, "Retention"), and finishes forgettings
 * that were cut short. Each piece is looked for by its age, so a run that died is simply gone on with by the next. Letters,
 * links and logs go by themselves when their time has come (`forgetAt`).
 */
export function createRetention(needs: RetentionNeeds): Job {
  const { photos } = needs;
  return {
    ...RETENTION,
    run: async (at) => {
      const { chatDays, photoDays, reportDays, leftDays } = retentionPeriods();
      const before = (days: number): Date => new Date(at.getTime() - days * DAY);
      const forgotten = await forgetUnfinished(needs);
      const left = await forgetLeft(before(leftDays), at, needs);
      const strangers = (await forgetStrangers(before(chatDays), needs)) + (await forgetTakenBack(before(1)));
      return {
        forgotten,
        left,
        strangers,
        chats: await forgetIdleChats(before(chatDays), photos),
        events: await forgetEvents(before(chatDays)),
        pushes: await forgetPushes(before(chatDays)),
        photos: await retirePhotos(before(photoDays), at, photos),
        texts: await retireTexts(before(reportDays), at),
        applications: await forgetApplications(new Date(at.getTime() - APPLICATIONS)),
        groups: (await LineGroups.deleteMany({ leftAt: { $lt: before(leftDays) } })).deletedCount,
        excuses: (await ReportExcuses.deleteMany({ at: { $lt: before(chatDays) } })).deletedCount,
        jobRuns: (await JobRuns.deleteMany({ startedAt: { $lt: new Date(at.getTime() - JOB_RUNS) } }))
          .deletedCount,
        leases: (await Leases.deleteMany({ until: { $lt: machineNow() } })).deletedCount,
      };
    },
  };
}

const BY = 'job:retention';

async function forgetUnfinished(needs: RetentionNeeds): Promise<number> {
  let forgotten = 0;
  for (const { _id, forgetting } of await unfinishedForgettings()) {
    const asked = forgetting?.event !== undefined;
    if (await forgetAside(_id, { by: BY, ...needs, asked })) forgotten++;
  }
  return forgotten;
}

/** Who has blocked the account: LINE's id goes, and everything under it. Who left before days were counted counts from now. */
async function forgetLeft(before: Date, at: Date, needs: RetentionNeeds): Promise<number> {
  await People.updateMany(
    { blocked: true, leftAt: { $exists: false }, forgetting: { $exists: false } },
    { $set: { leftAt: at } },
  );
  let forgotten = 0;
  for (const { _id } of await People.find({ blocked: true, leftAt: { $lt: before } }).lean()) {
    if (await forgetAside(_id, { by: BY, ...needs, asked: false })) forgotten++;
  }
  return forgotten;
}

/** Who wrote once, never joined and has not been heard of since. */
async function forgetStrangers(before: Date, needs: RetentionNeeds): Promise<number> {
  let forgotten = 0;
  const strangers = await People.find({ roles: { $size: 0 }, joinedAt: { $exists: false } }).lean();
  for (const { _id } of strangers) {
    const heard = await InboxEvents.exists({ lane: _id, at: { $gte: before.getTime() } });
    const waiting = await Applications.exists({ person: _id, status: 'waiting' });
    if (heard || waiting) continue;
    if (await forgetAside(_id, { by: BY, ...needs, asked: false })) forgotten++;
  }
  return forgotten;
}

/**
 * Who has taken a message back and is not known: it is remembered for a while, because the message itself may be on its way,
 * but somebody who was forgotten must not be known again by it.
 */
async function forgetTakenBack(before: Date): Promise<number> {
  let forgotten = 0;
  const remembered = await Conversations.find({ lastEvent: { $exists: false }, updatedAt: { $lt: before } })
    .select({ _id: 1 })
    .lean();
  for (const { _id } of remembered) {
    if (await People.exists({ _id })) continue;
    await InboxEvents.updateMany({ lane: _id, state: { $ne: 'waiting' } }, forgottenAs('gone'));
    await Conversations.deleteOne({ _id, lastEvent: { $exists: false } });
    forgotten++;
  }
  return forgotten;
}

/** Settled events go by their `forgetAt`; this is for a period that has been shortened since. */
async function forgetEvents(before: Date): Promise<number> {
  const settled = { $in: ['done', 'failed', 'skipped'] as InboxState[] };
  return (await InboxEvents.deleteMany({ state: settled, at: { $lt: before.getTime() } })).deletedCount;
}
type InboxState = 'done' | 'failed' | 'skipped';

async function forgetPushes(before: Date): Promise<number> {
  const { deletedCount } = await OutboxMessages.deleteMany({
    state: { $ne: 'queued' },
    notBefore: { $lt: before },
  });
  return deletedCount;
}

async function forgetApplications(before: Date): Promise<number> {
  const { deletedCount } = await Applications.deleteMany({
    status: { $ne: 'waiting' },
    at: { $lt: before },
    $or: [{ decidedAt: { $lt: before } }, { decidedAt: { $exists: false } }],
  });
  return deletedCount;
}
