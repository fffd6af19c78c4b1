import { within } from '../access/area.ts';
import { withoutHealth } from '../consents/without-health.ts';
import { districtName } from '../districts.ts';
import { householdBatches } from '../households/household-batches.ts';
import { Households, type Household } from '../models/household.ts';
import { Reports, type Report } from '../models/report.ts';
import { peopleNamed, type Named } from '../people-named.ts';
import type { TableCell } from '../tables/table-to-write.ts';
import { momentCell } from './cells.ts';
import { cellsUnder, columnsOf } from './columns-of.ts';
import type { ExportKind, Wanted } from './export-kind.ts';
import { weeksIn } from './period.ts';
import { answerCells, answerColumns, labelsIn, type Labels } from './report-cells.ts';

/** Households whose reports are read together: at 52 weeks some 2,000 reports at a time. */
const BATCH = 40;
/** Households whose reports are counted with one query. */
const COUNTED = 500;

const BEFORE = [
  'week',
  'monday',
  'code',
  '~name',
  '#moo',
  'tambon',
  'district',
  'mentor',
  'sent-as',
  'sent-at',
] as const;

/**
 * The weekly reports of the households that lie in the area now, by household and week; what was sent later in a week is a row
 * of its own. Of urgent cases only their kind: their stories are for the board of those who help.
 */
export const reportsExport: ExportKind = {
  name: 'reports',
  deed: 'see-household',
  ofPeriod: true,
  states: ['met', 'not-met'],
  columns: (language) => [...columnsOf(BEFORE, language), ...answerColumns(language)],
  count: countReports,
  async *rows({ scope, period: { weeks }, state, language }) {
    const labels = labelsIn(language);
    for await (const homes of householdBatches(scope, BATCH)) {
      const byCode = new Map(homes.map((one) => [one._id, one]));
      const reports = await Reports.find({
        household: { $in: [...byCode.keys()] },
        week: { $gte: weeks.from, $lte: weeks.to },
      })
        .select({ revisions: 0, events: 0, sources: 0, 'additions.sources': 0 })
        .sort({ household: 1, week: 1 })
        .lean<Report[]>();
      const nameOf = await peopleNamed(
        reports.flatMap(({ mentor, additions }) => [mentor, ...additions.map((one) => one.mentor)]),
      );
      for (const report of reports) {
        const rows = rowsOf(report, byCode.get(report.household)!, nameOf, labels);
        yield rows.filter(({ met }) => state === '' || met === (state === 'met')).map(({ cells }) => cells);
      }
    }
  },
};

/** In pieces, so that no single query holds the store up. */
async function countReports({ scope, period }: Wanted): Promise<number> {
  let count = 0;
  if (scope.level === 'province') {
    for (const week of weeksIn(period)) count += await Reports.countDocuments({ week });
    return count;
  }
  const codes = (await Households.find(within(scope)).select({ _id: 1 }).lean()).map(({ _id }) => _id);
  const week = { $gte: period.weeks.from, $lte: period.weeks.to };
  for (let from = 0; from < codes.length; from += COUNTED)
    count += await Reports.countDocuments({ household: { $in: codes.slice(from, from + COUNTED) }, week });
  return count;
}

interface ReportRow {
  met: boolean;
  cells: TableCell[];
}

function rowsOf(report: Report, household: Household, nameOf: Named, labels: Labels): ReportRow[] {
  const { mentor, submittedAt, photos, additions } = report;
  const first = { sentAs: 'first', mentor, at: submittedAt, answers: report.answers, photos };
  const later = additions.map((one) => ({ ...one, sentAs: 'addition' }));
  return [first, ...later].map(({ sentAs, mentor: by, at, answers, photos: pictures }) => {
    const told = mayTellHealth(household) ? answers : withoutHealth({ answers }).answers;
    const before = {
      week: report.week,
      monday: labels.monday(report.week),
      code: household._id,
      name: household.name,
      moo: household.moo ?? '',
      tambon: household.tambon,
      district: districtName(household.district, labels.language),
      mentor: nameOf(by),
      'sent-as': labels.sentAs(sentAs),
      'sent-at': momentCell(at),
    };
    return {
      met: told['met'] !== 'not-met',
      cells: [...cellsUnder(BEFORE, before), ...answerCells(told, pictures.length, labels)],
    };
  });
}

/** Without its yes no words about a household's health are shown (consent C1, domain.md §5.2). */
function mayTellHealth({ healthConsent }: Household): boolean {
  return healthConsent === 'yes';
}
