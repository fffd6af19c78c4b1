import { within, type OfficerScope } from '../access/area.ts';
import { compile } from '../digest/compile.ts';
import { figuresOf, type DigestFigures } from '../digest/figures.ts';
import { householdsIn, reportsAbout, reportsOf } from '../digest/week-rows.ts';
import { HelpRequests } from '../models/help-request.ts';
import { UrgentCases } from '../models/urgent-case.ts';

/** Urgent cases nobody has taken up, those in hand, and help requests nobody has taken up. */
export interface OpenHelp {
  untaken: number;
  inHand: number;
  asked: number;
}

/**
 * The figures of `week` within `scope`, counted as the digest will (digest/compile.ts) but without what a glance at a week
 * that is not over does not show: what was before, aid, urgent cases, publicity. Reads nothing outside the area, so that
 * only for the current week, or a later one, is it sure to find those who live there.
 */
export async function loadWeek(scope: OfficerScope, week: string): Promise<DigestFigures> {
  const all = scope.level === 'province';
  const households = all ? householdsIn(scope) : await Array.fromAsync(householdsIn(scope));
  const reports = Array.isArray(households)
    ? reportsAbout(
        households.map(({ _id }) => _id),
        week,
      )
    : reportsOf(week);
  const nothing = { reportsBefore: [], cases: [], requests: [], posts: [], messages: { paid: 0, free: 0 } };
  const tally = await compile({ ...nothing, week, households, reports, isWorkingDay: () => false });
  return figuresOf(tally, scope);
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
