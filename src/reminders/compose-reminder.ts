import { DAY, MINUTE, now, weekOf, bangkokDate } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import type { LineMessage } from '../line/client.ts';
import { listCard } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import { Conversations } from '../models/conversation.ts';
import { EXCUSES, ReportExcuses } from '../models/report-excuse.ts';
import { OutboxMessages } from '../models/outbox-message.ts';
import type { Person } from '../models/person.ts';
import type { Composer, ToCompose } from '../outbox/composer.ts';
import { weeklyReport } from '../flows/weekly-report/questions.ts';
import { leftToReport } from './left-to-report.ts';

/** Who has moved away is left in peace for so long; her officers give her households to somebody else. */
const MOVED_FOR = 28 * DAY;
/** Reminders of one mentor in a week (domain.md §5.4); more only where she has asked for them. */
const MOST = 2;
/** Who has been at her report so lately needs no reminder. */
const AT_IT = 30 * MINUTE;

/**
 * Makes reminders, with what is left to report on at this very moment (domain.md §5.4). Not needed when the week is over,
 * everything is sent or given to somebody else, she has said why she cannot, or has had two; not now, while she is writing her report.
 */
export const composeReminder: Composer = async (rows) => {
  const week = weekOf(bangkokDate());
  const mentors = rows.map(({ person }) => person);
  const [left, excused, busy, reminded] = await Promise.all([
    leftToReport(
      mentors.map(({ _id }) => _id),
      week,
    ),
    excusedIn(week, mentors),
    atTheirReport(mentors),
    remindedIn(week, mentors),
  ]);
  return rows.map(({ person, data: { week: due, step } }: ToCompose) => {
    const count = left.get(person._id) ?? 0;
    const isMentor = person.roles.includes('mentor');
    if (due !== week || count === 0 || !isMentor || excused.has(person.ref)) return 'not-needed';
    if (step === 'last-day' && (reminded.get(person._id) ?? 0) >= MOST) return 'not-needed';
    if (busy.has(person._id)) return 'not-now';
    return [reminderCard(person, week, count, step === 'last-day')];
  });
};

/** Refs of the mentors who have said why they cannot report in `week`, or lately that they have moved. */
async function excusedIn(week: string, mentors: readonly Person[]): Promise<ReadonlySet<string>> {
  const lately = new Date(now().getTime() - MOVED_FOR);
  const known = await ReportExcuses.find({
    mentor: { $in: mentors.map(({ ref }) => ref) },
    $or: [{ week }, { reason: 'moved', at: { $gt: lately } }],
  }).lean();
  return new Set(known.map(({ mentor }) => mentor));
}

/** How many reminders each has had in `week`. */
async function remindedIn(week: string, mentors: readonly Person[]): Promise<ReadonlyMap<string, number>> {
  const sent = await OutboxMessages.find({
    recipient: { $in: mentors.map(({ _id }) => _id) },
    state: 'sent',
    class: 'reminder',
    'later.kind': 'reminder',
    'later.data.week': week,
  })
    .select({ recipient: 1 })
    .lean();
  const counts = new Map<string, number>();
  for (const { recipient } of sent) counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
  return counts;
}

async function atTheirReport(mentors: readonly Person[]): Promise<ReadonlySet<string>> {
  const lately = await Conversations.find({
    _id: { $in: mentors.map(({ _id }) => _id) },
    'current.flow': weeklyReport.name,
    updatedAt: { $gt: new Date(now().getTime() - AT_IT) },
  })
    .select({ _id: 1 })
    .lean();
  return new Set(lately.map(({ _id }) => _id));
}

/** A card, not a bubble with quick replies: these vanish with the next message, and she may answer tomorrow. */
function reminderCard({ name, language }: Person, week: string, left: number, isLast: boolean): LineMessage {
  const word = wording(language);
  const button = (action: string) => ({
    label: word(`buttons.${action}`),
    value: commandButton('reminder', `${action} ${week}`),
  });
  const text = isLast
    ? word('last-day', { left })
    : name === undefined
      ? word('chosen-unnamed', { left })
      : word('chosen', { name, left });
  return listCard({
    title: word('title'),
    items: [
      {
        text,
        buttons: [
          { label: word('buttons.report'), value: 'report', primary: true },
          ...(isLast ? [] : [button('again')]),
        ],
      },
      { lines: [word('cannot')], buttons: EXCUSES.map(button) },
    ],
  });
}

function wording(language: Language): (key: string, values?: object) => string {
  return (key, values = {}) => words(language, 'reminder', key, { ...values });
}
