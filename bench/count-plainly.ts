import { weekBefore } from '../src/clock.ts';
import { HelpRequests } from '../src/models/help-request.ts';
import { Households } from '../src/models/household.ts';
import { PrPosts } from '../src/models/pr-post.ts';
import { Reports } from '../src/models/report.ts';
import { UrgentCases } from '../src/models/urgent-case.ts';

/**
 * The rival: everything is read into lists as it is, and counted with maps, by district. It knows nothing of what has changed
 * since the week closed.
 */
export async function countPlainly(week: string) {
  const households = await Households.find().lean();
  const reports = await Reports.find({ week }).lean();
  const before = await Reports.find({ week: weekBefore(week) }).lean();
  const cases = await UrgentCases.find().lean();
  const requests = await HelpRequests.find().lean();
  const posts = await PrPosts.find().lean();
  const reportOf = new Map(reports.map((report) => [report.household, report]));
  const reportBeforeOf = new Map(before.map((report) => [report.household, report]));
  const districts = new Map<string, Record<string, number>>();
  const add = (district: string | undefined, name: string, by = 1): void => {
    const counts = districts.get(district ?? '') ?? {};
    counts[name] = (counts[name] ?? 0) + by;
    districts.set(district ?? '', counts);
  };
  const total = { households: 0, reported: 0, met: 0, baht: 0 };
  for (const { _id, district, stage, openDimensions } of households) {
    const answers = reportOf.get(_id)?.answers;
    total.households += 1;
    add(district, stage);
    for (const dimension of openDimensions) add(district, dimension);
    if (reportBeforeOf.has(_id)) add(district, 'reported before');
    if (!answers) continue;
    total.reported += 1;
    if (answers['met'] !== 'not-met') total.met += 1;
    if (typeof answers['baht'] === 'number') total.baht += answers['baht'];
    add(district, `obstacle ${String(answers['obstacle'])}`);
  }
  for (const { district, status } of cases) add(district, status);
  for (const { district, status } of requests) add(district, status);
  for (const { district, channel = 'other' } of posts) add(district, channel);
  return total;
}
