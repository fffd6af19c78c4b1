import { AuditEntries } from '../../../models/audit-entry.ts';
import { ConsentLines } from '../../../models/consent.ts';
import { HelpRequests } from '../../../models/help-request.ts';
import type { Household } from '../../../models/household.ts';
import { LearningCentres } from '../../../models/learning-centre.ts';
import { Pairings } from '../../../models/pairing.ts';
import { People } from '../../../models/person.ts';
import { PlotShares } from '../../../models/plot-share.ts';
import { Stories } from '../../../models/story.ts';
import { UrgentCases } from '../../../models/urgent-case.ts';
import { readReports } from './reports.ts';

/** Lines of the log that are shown: the newest. */
const LOG = 50;

/** All that a household's page shows. `page`: which page of its reports, from 1. */
export type HouseholdRead = Awaited<ReturnType<typeof readHousehold>>;

/** Reads all that is stored about a household, and a page of its reports. */
export async function readHousehold({ _id }: Household, page: number, at: Date) {
  const [pairings, members, cases, requests, stories, shares, log, reports] = await Promise.all([
    Pairings.find({ household: _id }).lean(),
    People.find({ household: _id, roles: 'household' }).lean(),
    UrgentCases.find({ household: _id }).sort({ openedAt: -1 }).lean(),
    HelpRequests.find({ household: _id }).sort({ requestedAt: -1 }).lean(),
    Stories.find({ household: _id }).sort({ draftedAt: -1 }).lean(),
    PlotShares.find({ household: _id, to: { $exists: false } })
      .sort({ from: 1 })
      .lean(),
    AuditEntries.find({ household: _id }).sort({ at: -1 }).limit(LOG).lean(),
    readReports(_id, page, at),
  ]);
  const [mentors, centres, consents] = await Promise.all([
    People.find({ _id: { $in: pairings.map(({ mentor }) => mentor) } }).lean(),
    LearningCentres.find({ _id: { $in: shares.map(({ centre }) => centre) } }).lean(),
    ConsentLines.find({
      subject: { $in: [_id, ...members.map(({ ref }) => ref)] },
      kind: { $in: ['health', 'pictures'] },
    }).lean(),
  ]);
  return { pairings, mentors, cases, requests, stories, shares, centres, consents, log, reports };
}
