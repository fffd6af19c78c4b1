import { bangkokDate } from '../clock.ts';
import { groupsCost } from '../groups/groups-cost.ts';
import { Pairings } from '../models/pairing.ts';
import { People } from '../models/person.ts';
import type { Outlook } from './plan.ts';
import { sentBetween } from './sent.ts';

/** What the rest of the month is planned from, as it stands at `at`. */
export async function lookOut(at: Date): Promise<Outlook> {
  const today = bangkokDate(at);
  const end = today.toPlainYearMonth().toPlainDate({ day: today.daysInMonth });
  const daysLeft = today.until(end).days;
  const lately = await sentBetween(today.subtract({ days: 28 }), today);
  const share = (kind: 'reminder' | 'advice'): number => {
    const [paid, free] = [lately.paid[kind], lately.free[kind]];
    return paid + free === 0 ? 1 : paid / (paid + free);
  };
  const reached = { blocked: false, 'consents.messages': { $ne: 'no' } } as const;
  const caring = await Pairings.distinct('mentor', { to: { $exists: false } });
  const wanting = { ...reached, roles: 'household', 'consents.messages': 'yes' } as const;
  const [officers, drafted, { members }, mentors, weekly, fortnightly] = await Promise.all([
    People.countDocuments({ ...reached, roles: 'officer' }),
    People.countDocuments({ ...reached, roles: 'officer', 'officer.level': 'province' }),
    groupsCost(),
    People.countDocuments({ ...reached, roles: 'mentor', _id: { $in: caring } }),
    People.countDocuments({ ...wanting, adviceEvery: { $ne: 'fortnight' } }),
    People.countDocuments({ ...wanting, adviceEvery: 'fortnight' }),
  ]);
  return {
    mondays: Array.from({ length: daysLeft }, (_, index) => today.add({ days: index + 1 })).filter(
      ({ dayOfWeek }) => dayOfWeek === 1,
    ).length,
    daysLeft,
    officers,
    drafted,
    grouped: members,
    mentors,
    advised: weekly + fortnightly / 2,
    pushed: lately.paid,
    paidShare: { reminder: share('reminder'), advice: share('advice') },
  };
}
