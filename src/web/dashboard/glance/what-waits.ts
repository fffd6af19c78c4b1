import { covers, within } from '../../../access/area.ts';
import { may, type Deed } from '../../../access/rights.ts';
import { bangkokDate, lastWeek, weekBefore, weekOf } from '../../../clock.ts';
import { standingOf } from '../../../digest/sending-time.ts';
import { mentorsNow } from '../../../figures/mentors-counted.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words } from '../../../messages/words.ts';
import { AdviceTexts } from '../../../models/advice-text.ts';
import { Applications } from '../../../models/application.ts';
import { Digests } from '../../../models/digest.ts';
import { HelpRequests } from '../../../models/help-request.ts';
import { Households } from '../../../models/household.ts';
import { PrivacyRequests } from '../../../models/privacy-request.ts';
import { Stories } from '../../../models/story.ts';
import { UrgentCases } from '../../../models/urgent-case.ts';
import { daysLeft } from '../../../privacy/due.ts';
import type { Visit } from '../visit.ts';

/** How many of something wait, and what else is to be said of them. */
interface Waiting {
  count: number;
  more?: string;
}

/** Something that waits for officers who may do `deed`, and the page on which they do it. */
interface Kind {
  name: string;
  deed: Deed;
  href: string;
  /** It cannot wait. */
  urgent?: true;
  look(visit: Visit): Promise<Waiting>;
}

const counted = async (counting: Promise<number>): Promise<Waiting> => ({ count: await counting });
/** Any moment: by it the index finds what is set, which a question for being there would not. */
const EVER = { $gt: new Date(0) };

const KINDS: readonly Kind[] = [
  {
    ...{ name: 'urgent-open', deed: 'handle-urgent', href: '/dashboard/urgent', urgent: true },
    look: ({ scope }) => counted(UrgentCases.countDocuments({ ...within(scope), status: 'open' })),
  },
  {
    ...{ name: 'urgent-taken', deed: 'handle-urgent', href: '/dashboard/urgent' },
    look: ({ scope }) => counted(UrgentCases.countDocuments({ ...within(scope), status: 'taken' })),
  },
  {
    ...{ name: 'requests', deed: 'handle-request', href: '/dashboard/requests' },
    look: ({ scope }) => counted(HelpRequests.countDocuments({ ...within(scope), status: 'requested' })),
  },
  {
    ...{ name: 'requests-taken', deed: 'handle-request', href: '/dashboard/requests' },
    look: ({ scope }) =>
      counted(HelpRequests.countDocuments({ ...within(scope), status: { $in: ['accepted', 'delivered'] } })),
  },
  {
    ...{ name: 'applications', deed: 'approve-application', href: '/dashboard/approvals#mentors' },
    look: ({ scope, person }) =>
      counted(
        Applications.countDocuments({ ...within(scope), status: 'waiting', person: { $ne: person._id } }),
      ),
  },
  {
    ...{ name: 'stages', deed: 'decide-stage', href: '/dashboard/approvals#stages' },
    look: ({ scope }) => counted(Households.countDocuments({ ...within(scope), 'stageProposal.at': EVER })),
  },
  {
    ...{ name: 'stories', deed: 'approve-story', href: '/dashboard/approvals#stories' },
    // Nobody decides on her own.
    look: ({ scope, person }) =>
      counted(Stories.countDocuments({ ...within(scope), state: 'waiting', by: { $ne: person.ref } })),
  },
  {
    ...{ name: 'advice', deed: 'approve-advice', href: '/dashboard/approvals#advice' },
    look: ({ person }) =>
      counted(
        AdviceTexts.countDocuments({
          'waiting.event': { $exists: true },
          'waiting.by': { $ne: person.ref },
          retired: { $ne: true },
        }),
      ),
  },
  {
    ...{ name: 'privacy', deed: 'handle-privacy', href: '/dashboard/approvals#privacy' },
    look: async ({ language, at }) => {
      const open = await PrivacyRequests.find({ status: 'open' })
        .sort({ dueAt: 1 })
        .select({ dueAt: 1 })
        .lean();
      const [first] = open;
      if (!first) return { count: 0 };
      const days = daysLeft(first.dueAt, at);
      const due = days > 0 ? 'left' : days === 0 ? 'today' : 'over';
      return { count: open.length, more: words(language, 'privacy-requests', due, { days: Math.abs(days) }) };
    },
  },
  {
    ...{ name: 'registry', deed: 'keep-record', href: '/dashboard/households?lacks=check' },
    look: ({ scope }) => counted(Households.countDocuments({ ...within(scope), 'registryCheck.at': EVER })),
  },
  {
    ...{ name: 'unpaired', deed: 'pair', href: '/dashboard/mentors#unpaired' },
    look: async ({ scope, at }) => {
      const { value } = await mentorsNow.ask(weekOf(bangkokDate(at)));
      return { count: value.unpaired.filter((place) => covers(scope, place)).length };
    },
  },
  {
    ...{ name: 'digest', deed: 'send-digest', href: '/dashboard/digest' },
    look: async ({ language, at }) => {
      const last = lastWeek(at);
      // One that nobody has sent for two weeks is history.
      const drafts = await Digests.find({
        _id: { $in: [last, weekBefore(last)] },
        state: { $in: ['draft', 'held'] },
      })
        .select({ state: 1, sendsAt: 1 })
        .sort({ _id: -1 })
        .lean();
      const [latest] = drafts;
      if (!latest) return { count: 0 };
      const { sendsAt } = latest;
      const goes = standingOf(latest) === 'goes' && sendsAt;
      const values = goes ? { at: showDayAndTime(goes, language) } : {};
      const more = words(language, 'dashboard-glance', `page.waits.${goes ? 'goes' : 'must-send'}`, values);
      return { count: drafts.length, more };
    },
  },
];

/** One tile of what waits. */
export interface Tile {
  name: string;
  href: string;
  urgent: boolean;
  count: string;
  more: string;
}

/** What waits for her now in her area, of what she may decide; nothing that is zero. */
export async function whatWaits(visit: Visit): Promise<Tile[]> {
  const hers = KINDS.filter(({ deed }) => may(visit.person, deed));
  const tiles = await Promise.all(
    hers.map(async ({ name, href, urgent = false, look }) => ({
      name,
      href,
      urgent,
      ...(await look(visit)),
    })),
  );
  return tiles
    .filter(({ count }) => count > 0)
    .map(({ count, more = '', ...tile }) => ({ ...tile, count: showNumber(count), more }));
}
