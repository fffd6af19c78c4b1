import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { now, setClock, ZONE } from '../clock.ts';
import { createJobs } from '../jobs/index.ts';
import type { Job } from '../jobs/job.ts';
import { nextDue } from '../jobs/last-due.ts';
import { MOST_TRIES, runOnce } from '../jobs/run-job.ts';
import { createRichMenus } from '../line/rich-menus.ts';
import { createLineClient } from '../line/client.ts';
import { createLog } from '../log.ts';
import { createQuota } from '../quota/quota.ts';
import { JobRuns, type JobRun } from '../models/job-run.ts';
import { CommandError } from './command-error.ts';
import { withStorage } from './with-storage.ts';

const HELP = `
Times are Bangkok's. A running bot does all this by itself; each job runs once for each of its periods (an hour, a day,
a week), whoever runs it. What a job has to tell is put into the outbox, and a running bot sends it. With --at the job takes that time for now in all it does:
retention takes away what will be due by then, and the period counts as run.

Examples:
  npm run -s cli -- jobs list
  npm run -s cli -- jobs run retention
  npm run -s cli -- jobs run pr-nudge --at 2026-11-27T15:00+07:00`;

/** `jobs list` and `jobs run`: what is done at set times (design §9). */
export function jobsCommand(): Command {
  return new Command('jobs')
    .description('What is done at set times: when it last ran and will run, and running it by hand.')
    .addHelpText('after', HELP)
    .addCommand(
      new Command('list')
        .description('List the jobs with their times, last run and next run.')
        .option('--json', 'as JSON, for scripts')
        .action(async ({ json = false }: { json?: boolean }) => list(json)),
    )
    .addCommand(
      new Command('run')
        .description('Run a job now, or as if it were another time.')
        .argument('<job>')
        .option('--at <time>', 'the time it is to take it for, like 2026-11-29T16:00+07:00')
        .action(async (name: string, { at }: { at?: string }) => run(name, at)),
    );
}

interface Listed {
  name: string;
  /** Minute, hour, day of month, month, day of week. */
  schedule: string;
  lastRun: (Omit<JobRun, '_id' | 'job'> & { period: string }) | null;
  nextRun: Date | null;
}

async function list(json: boolean): Promise<void> {
  const listed = await withJobs((jobs) => Promise.all(jobs.map(look)));
  if (json) console.log(JSON.stringify(listed, null, 2));
  else for (const line of table(listed)) console.log(line);
}

async function look({ name, cron }: Job): Promise<Listed> {
  const last = await JobRuns.findOne({ job: name }).sort({ startedAt: -1 }).lean();
  const { _id = '', job: _, ...rest } = last ?? {};
  const lastRun = last && { period: _id.slice(name.length + 1), ...(rest as Omit<JobRun, '_id' | 'job'>) };
  return { name, schedule: cron, lastRun, nextRun: nextDue(cron, now()) };
}

function table(jobs: readonly Listed[]): string[] {
  const rows = jobs.map(({ name, schedule, lastRun, nextRun }) => [
    name,
    schedule,
    nextRun ? moment(nextRun) : '-',
    lastRun ? `${moment(lastRun.startedAt)}  ${outcome(lastRun)}` : 'never',
  ]);
  const all = [['JOB', 'SCHEDULE', 'NEXT RUN', 'LAST RUN'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function outcome({ finishedAt, error, result, tries }: Omit<JobRun, '_id' | 'job'>): string {
  if (finishedAt) return counts(result);
  if (error === undefined) return 'running, or its process died';
  return `failed, ${tries} of ${MOST_TRIES} tries: ${error}`;
}

/** "raised 2, told 1": what is not zero. */
function counts(result: JobRun['result'] = {}): string {
  const done = Object.entries(result).filter(([, count]) => count !== 0);
  return done.length === 0 ? 'nothing to do' : done.map(([what, count]) => `${what} ${count}`).join(', ');
}

async function run(name: string, at: string | undefined): Promise<void> {
  if (at !== undefined) setClock(readTime(at));
  const said = await withJobs(async (jobs) => {
    const job = jobs.find((one) => one.name === name);
    if (!job) {
      const names = jobs.map((one) => one.name).join(', ');
      throw new CommandError(`"${name}" is no job. There are: ${names}.`);
    }
    const time = now();
    const period = job.period(time);
    const fate = await runOnce(job, time, { owner: `cli:${randomUUID()}`, log: createLog('silent', false) });
    if (fate === 'busy')
      throw new CommandError(`Somebody is at ${name} just now. Try again in a minute; see "jobs list".`);
    const row = await JobRuns.findById(`${name}:${period}`).lean();
    if (fate === 'done') return `${name} for ${period}: ${counts(row?.result)}.`;
    if (fate === 'settled' && row?.finishedAt)
      return `${name} has run for ${period} already, on ${moment(row.startedAt)}: ${counts(row.result)}. Nothing was done.`;
    const left = MOST_TRIES - (row?.tries ?? 0);
    const advice =
      left > 0 ? `It may be tried ${left} more time${left === 1 ? '' : 's'}.` : 'It was given up.';
    throw new CommandError(`${name} failed for ${period}: ${row?.error ?? 'its process died'}. ${advice}`);
  });
  console.log(said);
}

/** Does `work` with the jobs as the bot has them, on the open storage. */
async function withJobs<T>(work: (jobs: readonly Job[]) => Promise<T>): Promise<T> {
  return withStorage(async ({ photos }, { line }) => {
    const menus = line && createRichMenus(line);
    const unlinkMenu = menus && ((userId: string) => menus.unlink(userId));
    const log = createLog('silent', false);
    const quota = line && createQuota({ line: createLineClient(line), log });
    return work(createJobs({ photos, ...(unlinkMenu && { unlinkMenu }), ...(quota && { quota }) }));
  });
}

/** A time with its offset, or without one: then it is Bangkok's. Throws CommandError. */
function readTime(text: string): Date {
  try {
    if (!/\d[T ]\d/iu.test(text)) throw new RangeError('The time of day is missing.');
    const hasOffset = /(?:z|[+-]\d\d:?\d\d)$/iu.test(text);
    const instant = hasOffset
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant();
    return new Date(instant.epochMilliseconds);
  } catch (error) {
    throw new CommandError(`--at: "${text}" is no time. Write it like 2026-11-29T16:00+07:00.`, {
      cause: error,
    });
  }
}

/** "2026-11-29 16:00", in Bangkok. */
function moment(at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });
}
