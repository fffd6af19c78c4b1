import { logReading } from '../../../access/log-reading.ts';
import { houseLines, personLine } from '../../../help/where-and-who.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import { Households } from '../../../models/household.ts';
import { People } from '../../../models/person.ts';
import { PrivacyRequests, type PrivacyRequest } from '../../../models/privacy-request.ts';
import { daysLeft } from '../../../privacy/due.ts';
import type { Visit } from '../visit.ts';
import { decidedSince, sectionOf, shownOf, type Card, type Section } from './section.ts';

/** The requests about data, the first one due on top (domain.md §6: 30 days). */
export async function privacySection(visit: Visit): Promise<Section> {
  const open = await PrivacyRequests.find({ status: 'open' }).sort({ dueAt: 1, _id: 1 }).lean();
  const settled = await PrivacyRequests.find({
    status: { $in: ['done', 'refused'] },
    handledAt: { $gte: decidedSince(visit) },
  }).lean();
  const cards = await Promise.all(shownOf(open).map((one) => cardOf(one, visit)));
  const decided = settled.flatMap(({ kind, status, handledBy, handledAt }) =>
    handledAt
      ? [
          {
            about: words(visit.language, 'privacy-requests', `kinds.${kind}`),
            result: status,
            by: handledBy,
            at: handledAt,
          },
        ]
      : [],
  );
  return sectionOf('privacy', { waiting: open.length }, cards, decided, visit);
}

async function cardOf(request: PrivacyRequest, { language, at, speaker }: Visit): Promise<Card> {
  const { _id, kind, household: code, text, dueAt } = request;
  const word = (key: string, values = {}): string => words(language, 'privacy-requests', key, values);
  const own = (key: string): string => words(language, 'dashboard-approvals', `page.${key}`);
  const asker = request.person === undefined ? null : await People.findById(request.person).lean();
  const household = code === undefined ? null : await Households.findById(code).lean();
  if (household) await logReading(speaker, household._id, 'handle-privacy');
  const left = daysLeft(dueAt, at);
  const due =
    left > 0 ? word('left', { days: left }) : left === 0 ? word('today') : word('over', { days: -left });
  const who = request.person === undefined ? word('forgotten') : personLine(asker ?? undefined, '-');
  return {
    title: word(`kinds.${kind}`),
    ...(text !== undefined && { words: text }),
    isLate: left < 0,
    ...(left < 0 && { warns: [due] }),
    facts: [
      [word('facts.due'), `${showMoment(dueAt, language)} · ${due}`],
      [word('facts.asked'), showMoment(request.at, language)],
      [word('facts.who'), who],
      ...(code === undefined
        ? []
        : [[word('facts.household'), household ? houseLines(household, language).join(' ') : code] as const]),
      [own('facts.leads'), own(`leads.${kind}`)],
    ],
    ...(household && { record: household._id }),
    decisions: [
      {
        command: 'privacy-requests',
        argument: `done ${_id}`,
        label: word('buttons.done'),
        kind: 'primary',
      },
      {
        command: 'privacy-requests',
        argument: `refuse ${_id}`,
        label: word('buttons.refuse'),
        kind: 'danger',
        field: { key: 'reason', label: words(language, 'privacy-refuse', 'reason.ask') },
      },
    ],
  };
}
