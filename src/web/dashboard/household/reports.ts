import { bangkokDate, mondayOf, weekOf } from '../../../clock.ts';
import { mayPublish } from '../../../consents/may-publish.ts';
import { healthIn, withoutHealth } from '../../../consents/without-health.ts';
import type { Answers } from '../../../conversation/flow.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showWeekInFull } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import type { Household } from '../../../models/household.ts';
import { Reports, type Report } from '../../../models/report.ts';
import { publishablePhotos } from '../../../stories/publishable-photos.ts';
import type { Visit } from '../visit.ts';
import { answerLines, changedLines } from './answers.ts';
import type { Names } from './names.ts';
import { mayShowPhotos } from './photos.ts';

/** Reports on one page. */
const ROWS = 10;

/** A page of a household's reports, the newest first, and how many there are. */
export interface ReportsRead {
  page: number;
  pages: number;
  count: number;
  reports: readonly Report[];
  /** The week of the report before the first of this page, or of now: from there on weeks without one are counted. */
  after: string;
}

/** Reads page `page` (from 1) of a household's reports. */
export async function readReports(household: string, page: number, at: Date): Promise<ReportsRead> {
  const count = await Reports.countDocuments({ household });
  const pages = Math.max(1, Math.ceil(count / ROWS));
  const shown = Math.min(page, pages);
  const before = shown > 1 ? 1 : 0;
  const found = await Reports.find({ household })
    .sort({ week: -1 })
    .skip((shown - 1) * ROWS - before)
    .limit(ROWS + before)
    .lean();
  const thisWeek = weekOf(bangkokDate(at));
  const after = before === 1 ? (found[0]?.week ?? thisWeek) : thisWeek;
  return { page: shown, pages, count, reports: found.slice(before), after };
}

/** LINE user ids of everybody who has sent one of these reports, corrected it or added to it. */
export function sendersOf(reports: readonly Report[]): string[] {
  return reports.flatMap(({ mentor, revisions, additions }) => [
    mentor,
    ...revisions.map(({ replacedBy }) => replacedBy),
    ...additions.map((one) => one.mentor),
  ]);
}

/** The reports as a page shows them. Words about health only where its people agreed to that (domain.md §5.2). */
export function showReports(
  household: Household,
  { reports, after, page }: ReportsRead,
  names: Names,
  { language }: Visit,
) {
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-household', `page.${key}`, values);
  const mayHealth = household.healthConsent === 'yes';
  const allowed = <T extends { answers: Answers }>(told: T): T => (mayHealth ? told : withoutHealth(told));
  const photosOf = (ids: readonly string[]) => ids.map((id) => photoLink(household._id, id));
  const by = (key: string, who: string, at: Date): string =>
    word(key, { who: names(who), at: showDayAndTime(at, language) });
  let newer = after;
  return reports.map((stored, index) => {
    const report = allowed(stored);
    const { week, answers, unchanged, mentor, submittedAt, photosGoneAt, textsGoneAt } = report;
    const missed = weeksBetween(week, newer) - (index === 0 && page === 1 ? 0 : 1);
    newer = week;
    const revisions = report.revisions.map(allowed);
    const additions = report.additions.map(allowed);
    const free = mayPublish(household) ? publishablePhotos(report).map(({ message }) => message) : [];
    const all = [...report.photos, ...additions.flatMap(({ photos }) => photos)];
    return {
      week,
      title: showWeekInFull(week, language),
      missed: missed > 0 ? word('reports.missed', { count: missed }) : '',
      sent: by('reports.sent', mentor, submittedAt),
      lines: answerLines(answers, language).map((line) => ({
        ...line,
        note: unchanged.includes(line.key) ? word('reports.as-last') : '',
      })),
      corrections: revisions.map(({ answers: before, replacedBy, replacedAt }, at) => ({
        head: by('reports.corrected', replacedBy, replacedAt),
        lines: changedLines(before, revisions[at + 1]?.answers ?? answers, language),
      })),
      photos: mayShowPhotos(household) ? photosOf(report.photos) : [],
      additions: additions.map((one) => ({
        head: by('reports.added', one.mentor, one.at),
        lines: answerLines(one.answers, language),
        photos: mayShowPhotos(household) ? photosOf(one.photos) : [],
      })),
      notes: [
        ...(photosGoneAt === undefined ? [] : [word('reports.photos-gone')]),
        ...(textsGoneAt === undefined ? [] : [word('reports.texts-gone')]),
        ...(all.length === 0
          ? []
          : [word(`reports.${photosMay(household, all, free)}`, { count: all.length })]),
        ...(mayHealth || healthIn(stored).words.length === 0 ? [] : [word('reports.no-health')]),
      ],
    };
  });
}

/** Where a photo of a report of this household is fetched (photo-door.ts), whole and small. */
function photoLink(household: string, message: string): { whole: string; small: string } {
  const whole = `/dashboard/households/${encodeURIComponent(household)}/photos/${message}`;
  return { whole, small: `${whole}?size=small` };
}

function photosMay(household: Household, all: readonly string[], free: readonly string[]): string {
  if (!mayShowPhotos(household)) return 'photos-refused';
  return all.every((one) => free.includes(one)) ? 'photos-free' : 'photos-internal';
}

/** Weeks from `earlier` to `later`: 1 for neighbours. */
function weeksBetween(earlier: string, later: string): number {
  return Math.round(mondayOf(earlier).until(mondayOf(later), { largestUnit: 'day' }).days / 7);
}
