import { within } from '../access/area.ts';
import { mondayOf } from '../clock.ts';
import { withoutHealth } from '../consents/without-health.ts';
import type { Answer, Answers } from '../conversation/flow.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { dimensionName } from '../dimensions.ts';
import { districtName } from '../districts.ts';
import { householdBatches } from '../households/household-batches.ts';
import { say as words, sentence } from '../messages/words.ts';
import { Households, type Household } from '../models/household.ts';
import { Reports, type Report } from '../models/report.ts';
import { peopleNamed, type Named } from '../people-named.ts';
import { aidMenu, dimensions } from '../province/current.ts';
import type { TableCell } from '../tables/table-to-write.ts';
import { momentCell } from './cells.ts';
import { cellsUnder, columnsOf } from './columns-of.ts';
import type { ExportKind, Wanted } from './export-kind.ts';
import { weeksIn } from './period.ts';

const FLOW = 'weekly-report';
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
const ANSWERS = ['met', 'why-not-met', 'met-on', 'urgent', '~activities'] as const;
const AFTER = ['~worse', '#baht', 'obstacle', 'aid', '~plan', '#photos'] as const;

/**
 * The weekly reports of the households that lie in the area now, by household and week; what was sent later in a week is a row
 * of its own. Of urgent cases only their kind: their stories are for the board of those who help.
 */
export const reportsExport: ExportKind = {
  name: 'reports',
  deed: 'see-household',
  ofPeriod: true,
  states: ['met', 'not-met'],
  columns: (language) => [
    ...columnsOf([...BEFORE, ...ANSWERS], language),
    ...dimensions().map((dimension) => ({ head: dimension[language] })),
    ...columnsOf(AFTER, language),
  ],
  count: countReports,
  async *rows({ scope, period: { weeks }, state, language }) {
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
        const rows = rowsOf(report, byCode.get(report.household)!, nameOf, language);
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

function rowsOf(report: Report, household: Household, nameOf: Named, language: Language): ReportRow[] {
  const { mentor, submittedAt, photos, additions } = report;
  const first = { sentAs: 'first', mentor, at: submittedAt, answers: report.answers, photos };
  const later = additions.map((one) => ({ ...one, sentAs: 'addition' }));
  return [first, ...later].map(({ sentAs, mentor: by, at, answers, photos: pictures }) => {
    const told = mayTellHealth(household) ? answers : withoutHealth({ answers }).answers;
    const before = {
      week: report.week,
      monday: mondayOf(report.week).toString(),
      code: household._id,
      name: household.name,
      moo: household.moo ?? '',
      tambon: household.tambon,
      district: districtName(household.district, language),
      mentor: nameOf(by),
      'sent-as': words(language, 'exports', `sent-as.${sentAs}`),
      'sent-at': momentCell(at),
    };
    return {
      met: told['met'] !== 'not-met',
      cells: [...cellsUnder(BEFORE, before), ...answerCells(told, pictures.length, language)],
    };
  });
}

/** Without its yes no words about a household's health are shown (consent C1, domain.md §5.2). */
function mayTellHealth({ healthConsent }: Household): boolean {
  return healthConsent === 'yes';
}

function answerCells(answers: Answers, photos: number, language: Language): TableCell[] {
  const option = (question: string, answer: Answer | undefined): string =>
    typeof answer === 'string'
      ? (sentence(language, FLOW, `${question}.options.${answer}`) ??
        aidMenu().find(({ id }) => id === answer)?.[language] ??
        answer)
      : '';
  const { activities, baht } = answers;
  const answered = {
    met: option('met', answers['met']),
    'why-not-met': option('whyNotMet', answers['whyNotMet']),
    'met-on': text(answers['metOn']),
    urgent: option('urgent', answers['urgent']),
    activities: Array.isArray(activities)
      ? (activities as readonly string[]).map((one) => option('activities', one)).join(', ')
      : '',
  };
  const after = {
    worse: Object.entries(answers)
      .flatMap(([key, answer]) =>
        key.startsWith('worse:') && typeof answer === 'string'
          ? [`${dimensionName(key.slice('worse:'.length), language)}: ${answer}`]
          : [],
      )
      .join('; '),
    baht: baht === 'none' ? 0 : typeof baht === 'number' ? baht : '',
    obstacle: option('obstacle', answers['obstacle']),
    aid: option('aid', answers['aid']),
    plan: answers['plan'] === 'unknown' ? '' : text(answers['plan']),
    photos,
  };
  return [
    ...cellsUnder(ANSWERS, answered),
    ...dimensions().map(({ id }) => option('dimension', answers[`dimension:${id}`])),
    ...cellsUnder(AFTER, after),
  ];
}

function text(answer: Answer | undefined): string {
  return typeof answer === 'string' ? answer : '';
}
