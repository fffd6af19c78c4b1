import { DAY, now } from '../clock.ts';
import { Pairings } from '../models/pairing.ts';
import { Reports, type Report } from '../models/report.ts';
import { blankReport } from './blank-report.ts';
import type { Forgotten } from './forget.ts';
import { retentionPeriods } from './retention-periods.ts';
import { toldBy } from './told-by.ts';

/** What the reports of a person have shown of her, for cleaning what belongs to others. */
export interface ReportTraces {
  words: Set<string>;
  photos: Set<string>;
  reports: number;
}

/**
 * Finds what she has told in reports of the households she has ever cared for. `words`: only texts she typed lately, as
 * drafts, answers and pushes that may repeat them live no longer.
 */
export async function tracesInReports({ userId, gone }: Forgotten): Promise<ReportTraces> {
  const traces: ReportTraces = { words: new Set(), photos: new Set(), reports: 0 };
  const recent = now().getTime() - retentionPeriods().chatDays * DAY;
  for (const household of await householdsOf(userId)) {
    for (const report of await Reports.find({ household }).lean()) {
      const { typed, photos } = toldBy(new Set([userId, gone]), report);
      for (const photo of photos) traces.photos.add(photo);
      if (report.submittedAt.getTime() >= recent) for (const word of typed) traces.words.add(word);
      if (namesHer(report, userId)) traces.reports++;
    }
  }
  return traces;
}

/**
 * Takes her texts, her photos and LINE's id out of all reports; figures stay. The photos themselves must be gone before.
 * Copies of her words in others' reports go first: hers show which words they are, so that a crash leaves none behind.
 */
export async function forgetInReports(who: Forgotten): Promise<void> {
  const { userId, gone } = who;
  const ids = new Set([userId, gone]);
  for (const household of await householdsOf(userId)) {
    const reports = await Reports.find({ household }).lean();
    const typed = new Set(reports.flatMap((report) => [...toldBy(ids, report).typed]));
    const hersLast = reports.toSorted((a, b) => Number(namesHer(a, userId)) - Number(namesHer(b, userId)));
    for (const { _id } of hersLast) await forgetInReport(_id, who, typed);
  }
}

/** Tried again when a mentor has changed the report meanwhile. */
async function forgetInReport(
  id: string,
  { userId, gone }: Forgotten,
  typed: ReadonlySet<string>,
): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const report = await Reports.findById(id).lean();
    if (!report) return;
    const { words, photos } = toldBy(new Set([userId, gone]), report);
    const change = blankReport(report, {
      hasWord: (text) => words.has(text) || typed.has(text),
      hasPhoto: (photo) => photos.has(photo),
      nameOf: (author) => (author === userId ? gone : author),
    });
    if (JSON.stringify({ ...report, ...change }) === JSON.stringify(report)) return;
    const unchanged = {
      _id: id,
      revisions: { $size: report.revisions.length },
      additions: { $size: report.additions.length },
    };
    if ((await Reports.updateOne(unchanged, { $set: change })).matchedCount === 1) return;
  }
  throw new Error('A report was being changed while it was to be blanked.');
}

async function householdsOf(userId: string): Promise<Set<string>> {
  const [pairings, reports] = await Promise.all([
    Pairings.find({ mentor: userId }).select({ household: 1 }).lean(),
    Reports.find({ mentor: userId }).select({ household: 1 }).lean(),
  ]);
  return new Set([...pairings, ...reports].map(({ household }) => household));
}

function namesHer({ mentor, revisions, additions }: Report, userId: string): boolean {
  return (
    mentor === userId ||
    revisions.some(({ replacedBy }) => replacedBy === userId) ||
    additions.some((one) => one.mentor === userId)
  );
}
