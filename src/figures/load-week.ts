import { within, type OfficerScope } from '../access/area.ts';
import type { Answers } from '../conversation/flow.ts';
import { HelpRequests } from '../models/help-request.ts';
import { Households } from '../models/household.ts';
import { Reports } from '../models/report.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { weekFigures, type CountedHousehold, type CountedReport, type WeekFigures } from './week-figures.ts';

/** Urgent cases nobody has taken up, those in hand, and help requests nobody has taken up. */
export interface OpenHelp {
  untaken: number;
  inHand: number;
  asked: number;
}

/** The figures of `week` (`2026-W48`) within `scope`: by district for the province, else by tambon. */
export async function loadWeek(scope: OfficerScope, week: string): Promise<WeekFigures> {
  const [households, reports] = await Promise.all([
    Households.find(within(scope))
      .select({ district: 1, tambon: 1, stage: 1, openDimensions: 1 })
      .sort({ district: 1, tambon: 1 })
      .lean<CountedHousehold[]>(),
    reportsOf(week),
  ]);
  const place = (one: CountedHousehold): string => (scope.level === 'province' ? one.district : one.tambon);
  return weekFigures(households, reports, place);
}

async function reportsOf(week: string): Promise<CountedReport[]> {
  const rows = await Reports.find({ week })
    .select({ household: 1, 'answers.met': 1, 'answers.baht': 1 })
    .lean<{ household: string; answers?: Answers }[]>();
  return rows.map(({ household, answers = {} }) => ({
    household,
    met: answers['met'] !== 'not-met' && answers['met'] !== undefined,
    baht: typeof answers['baht'] === 'number' ? answers['baht'] : null,
  }));
}

/** What waits for an officer within `scope`: urgent cases and help requests that nobody has taken up, and those in hand. */
export async function loadOpenHelp(scope: OfficerScope): Promise<OpenHelp> {
  const here = within(scope);
  const [untaken, inHand, asked] = await Promise.all([
    UrgentCases.countDocuments({ ...here, status: 'open' }),
    UrgentCases.countDocuments({ ...here, status: 'taken' }),
    HelpRequests.countDocuments({ ...here, status: 'requested' }),
  ]);
  return { untaken, inHand, asked };
}
