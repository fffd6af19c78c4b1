import type { HouseholdRecord } from '../messages/household-record.ts';
import { HelpRequests } from '../models/help-request.ts';
import type { Household } from '../models/household.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import { UrgentCases } from '../models/urgent-case.ts';
import { lastWeeks } from './last-weeks.ts';

/** So many of its latest requests and cases are shown. */
const LATEST = 4;

/** All that a household's record shows up to `week` (`2026-W48`): mentors, last weeks, latest requests and cases. */
export async function loadRecord(household: Household, week: string): Promise<HouseholdRecord> {
  const { _id } = household;
  const [pairings, weeks, requests, urgent] = await Promise.all([
    Pairings.find({ household: _id, to: { $exists: false } }).lean(),
    lastWeeks(_id, week),
    HelpRequests.find({ household: _id }).sort({ requestedAt: -1 }).limit(LATEST).lean(),
    UrgentCases.find({ household: _id }).sort({ openedAt: -1 }).limit(LATEST).lean(),
  ]);
  const people = await People.find({ _id: { $in: pairings.map(({ mentor }) => mentor) } }).lean();
  const mentors = pairings
    .toSorted((a, b) => Number(b.primary) - Number(a.primary))
    .map(({ mentor, primary, from }) => ({
      person: people.find((one) => one._id === mentor),
      primary,
      from,
    }));
  return { household, mentors, weeks, requests, urgent };
}
