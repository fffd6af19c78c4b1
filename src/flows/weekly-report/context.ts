import plans from '../../../content/plans.json' with { type: 'json' };
import { bangkokDate, weekBefore, weekOf } from '../../clock.ts';
import type { Language, Speaker } from '../../conversation/bot-flow.ts';
import type { Answers } from '../../conversation/flow.ts';
import { mayPublish } from '../../consents/may-publish.ts';
import { Households, type Household } from '../../models/household.ts';
import { reportId, Reports } from '../../models/report.ts';
import { isPaired } from '../../models/pairing.ts';
import { aidMenu } from '../../province/current.ts';
import { isPractice, sampleHousehold } from './practice.ts';
import type { ReportContext } from './questions.ts';

/** The context of a report, with the household it is about. */
export interface LoadedReportContext extends ReportContext {
  household: Household;
}

/** How many plans are proposed (domain.md §5.3, question 8). */
const SUGGESTIONS = 3;

/**
 * Loads what the questions of a report depend on, as of the moment the person wrote. Null when she does not care for
 * the household (any more), so that nothing of it is shown to her.
 */
export async function loadReportContext(
  speaker: Speaker,
  data: Answers,
): Promise<LoadedReportContext | null> {
  const code = String(data['household']);
  const today = bangkokDate(speaker.at);
  const week = weekOf(today);
  if (isPractice({ data })) return contextOf(sampleHousehold(speaker.person.language), {}, today, speaker);
  const [paired, household, last] = await Promise.all([
    isPaired(speaker.person._id, code),
    Households.findById(code).lean(),
    Reports.findById(reportId(code, weekBefore(week))).lean(),
  ]);
  if (!paired || !household) return null;
  return contextOf(household, last?.answers ?? {}, today, speaker);
}

function contextOf(
  household: Household,
  lastWeek: Answers,
  today: Temporal.PlainDate,
  { person }: Speaker,
): LoadedReportContext {
  return {
    household,
    today: today.toString(),
    openDimensions: household.openDimensions,
    sharesPlot: household.sharesPlot,
    aidMenu: aidMenu().filter(
      ({ dimension }) =>
        household.openDimensions.length === 0 || household.openDimensions.includes(dimension),
    ),
    planSuggestions: suggestPlans(household, today, person.language),
    mayPublish: mayPublish(household),
    mayNoteHealth: household.healthConsent === 'yes',
    lastWeek,
  };
}

/** Plans that fit the season and what is open, another three every week and in the same order all week. */
function suggestPlans(household: Household, today: Temporal.PlainDate, language: Language): string[] {
  const inSeason = plans.filter(({ months }) => !months || months.includes(today.month));
  const fitting = inSeason.filter(({ dimensions }) =>
    dimensions.some((dimension) => household.openDimensions.includes(dimension)),
  );
  const pool = fitting.length >= SUGGESTIONS ? fitting : inSeason;
  const from = ((today.weekOfYear ?? 0) * SUGGESTIONS) % pool.length;
  return [...pool.slice(from), ...pool.slice(0, from)].slice(0, SUGGESTIONS).map((plan) => plan[language]);
}
