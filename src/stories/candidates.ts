import { within, type OfficerScope } from '../access/area.ts';
import { bangkokDate, weekBefore, weekOf } from '../clock.ts';
import { mayPublish } from '../consents/may-publish.ts';
import { Households, type Household } from '../models/household.ts';
import { Reports, type Report } from '../models/report.ts';
import { Stories } from '../models/story.ts';
import { inBatches } from '../storage/in-batches.ts';
import { publishablePhotos } from './publishable-photos.ts';

/** Households looked up with one query. */
const BATCH = 500;

/** A report of which a story may be written. */
export interface Candidate {
  household: Household;
  report: Report;
  /** How many of its photos may be published. */
  photos: number;
}

/**
 * The reports of this week and the last in `scope` of which a story may be written at `at`: whose household agrees and was met,
 * and which no story tells of yet. The latest week first, and there those with the most photos.
 */
export async function candidates(scope: OfficerScope, at: Date): Promise<Candidate[]> {
  const week = weekOf(bangkokDate(at));
  const weeks = [week, weekBefore(week)];
  const agreeing = Households.find({ ...within(scope), pictureConsent: 'yes' })
    .lean()
    .cursor();
  const found: Candidate[] = [];
  for await (const batch of inBatches(agreeing as AsyncIterable<Household>, BATCH)) {
    const homes = new Map(batch.filter(mayPublish).map((one) => [one._id, one]));
    const reports = await Reports.find({
      household: { $in: [...homes.keys()] },
      week: { $in: weeks },
    }).lean();
    for (const report of reports) {
      const household = homes.get(report.household);
      if (household && isMet(report))
        found.push({ household, report, photos: publishablePhotos(report).length });
    }
  }
  const told = await toldOf(found);
  return found
    .filter(({ report }) => !told.has(report._id))
    .toSorted(
      (a, b) =>
        b.report.week.localeCompare(a.report.week) ||
        b.photos - a.photos ||
        a.household._id.localeCompare(b.household._id),
    );
}

/** One report of which a story may be written; null when that is not so (any more) or it lies outside of `scope`. */
export async function candidate(scope: OfficerScope, report: string, at: Date): Promise<Candidate | null> {
  const found = await Reports.findById(report).lean();
  const household = found && (await Households.findOne({ _id: found.household, ...within(scope) }).lean());
  if (!found || !household || !mayPublish(household) || !isMet(found)) return null;
  const week = weekOf(bangkokDate(at));
  if (found.week !== week && found.week !== weekBefore(week)) return null;
  const one = { household, report: found, photos: publishablePhotos(found).length };
  return (await toldOf([one])).size > 0 ? null : one;
}

function isMet({ answers }: Report): boolean {
  return 'met' in answers && answers['met'] !== 'not-met';
}

/** The reports of which there is a story. */
async function toldOf(found: readonly Candidate[]): Promise<Set<string>> {
  const stories = await Stories.find({
    report: { $in: found.map(({ report }) => report._id) },
    state: { $ne: 'withdrawn' },
  })
    .select({ report: 1 })
    .lean();
  return new Set(stories.map(({ report }) => report));
}
