import { bangkokDate, bangkokMoment, endOfWeek, HOUR, weekOf } from '../clock.ts';
import { mayPush } from '../consents/may-push.ts';
import { People, REMINDER_TIMES, type Person, type ReminderTime } from '../models/person.ts';
import { queue, queueMany, type ToSend } from '../outbox/queue.ts';
import { MORNING } from '../outbox/quiet-hours.ts';
import { inBatches } from '../storage/in-batches.ts';
import { leftToReport } from './left-to-report.ts';
import { LAST_DAY, WHEN, type ReminderStep } from './reminder-times.ts';

/** Mentors looked at together. */
const BATCH = 500;
/** A reminder that could not be sent for so long is of no use any more. */
const GOOD_FOR = 18 * HOUR;

/**
 * Queues the reminders of the day of `at`: on the evening a mentor has chosen, and on Sunday the last one of the week for
 * everybody who has households left (domain.md §5.4). Who has chosen Sunday evening gets just that one, with the last
 * day's words, so that nobody is reminded twice within two hours. They may ride from now on. How many were queued.
 */
export async function queueReminders(at: Date, which: 'chosen' | 'last-day'): Promise<number> {
  const day = bangkokDate(at);
  // The last one is Sunday's, on whatever day of the week it is asked for.
  const today = which === 'chosen' ? day : day.add({ days: LAST_DAY.day - day.dayOfWeek });
  const ridesFrom = which === 'chosen' ? at : bangkokMoment(today, MORNING);
  const chosen = which === 'chosen' ? chosenOn(today) : null;
  const mentors = People.find({
    roles: 'mentor',
    blocked: false,
    ...(chosen && { reminder: { $in: chosen } }),
  });
  let queued = 0;
  for await (const batch of inBatches(mentors.lean(), BATCH)) {
    const left = await leftToReport(
      batch.map(({ _id }) => _id),
      weekOf(today),
    );
    const due = batch.filter((person) => left.has(person._id) && mayPush(person, 'reminder'));
    queued += await queueMany(due.map((person) => reminderOf(person, today, which, ridesFrom)));
  }
  return queued;
}

/** Queues the one more reminder a mentor has asked for, on the day after `at`, at her usual hour. */
export async function queueAgain(person: Person, at: Date): Promise<void> {
  const tomorrow = bangkokDate(at).add({ days: 1 });
  await queue(reminderOf(person, tomorrow, 'again', bangkokMoment(tomorrow, MORNING)));
}

/** The choices of evenings that fall on a day; the last day has its own words. */
function chosenOn(today: Temporal.PlainDate): ReminderTime[] {
  return REMINDER_TIMES.filter(
    (name) => WHEN[name].day === today.dayOfWeek && WHEN[name].day !== LAST_DAY.day,
  );
}

function reminderOf(
  { _id, ref, reminder }: Person,
  day: Temporal.PlainDate,
  step: ReminderStep,
  ridesFrom: Date,
): ToSend {
  const week = weekOf(day);
  const usual = reminder ? WHEN[reminder].time : '18:00';
  const isLast = step === 'last-day';
  const time = isLast && reminder !== 'sun-evening' ? LAST_DAY.time : usual;
  const notBefore = bangkokMoment(day, time);
  const closes = endOfWeek(week);
  const expiresAt = new Date(Math.min(closes.getTime(), notBefore.getTime() + GOOD_FOR));
  const name = step === 'again' ? `again:${day.toString()}` : step;
  return {
    key: `reminder:${week}:${name}:${ref}`,
    recipient: _id,
    content: { kind: 'reminder', data: { week, step } },
    class: 'reminder',
    notBefore,
    ridesFrom,
    expiresAt,
  };
}
