import { HOUR, MINUTE } from '../../../clock.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words, type Values } from '../../../messages/words.ts';
import { InboxEvents } from '../../../models/inbox-event.ts';
import { CLASSES, OutboxMessages } from '../../../models/outbox-message.ts';
import { unsentLately, type Reason } from '../../../outbox/unsent.ts';
import type { QuotaLook } from '../../../quota/look-at-quota.ts';
import type { Visit } from '../visit.ts';

/** What was given up is shown for so many days. */
const LATELY = 7;

/** What of each class waits to go out and since when, and what was given up lately and why: counts, and nobody's name or words. */
export async function outboxHealth({ waiting }: QuotaLook, visit: Visit) {
  const { at, language } = visit;
  const waits = await Promise.all(
    CLASSES.map(async (kind) => {
      const { due = 0, later = 0 } = waiting.get(kind) ?? {};
      if (due + later === 0) return [];
      const oldest = due > 0 ? await oldestDue(kind, at) : null;
      return [
        {
          name: words(language, 'quota', `classes.${kind}`),
          due: showNumber(due),
          later: showNumber(later),
          age: oldest ? showAge(at.getTime() - oldest.getTime(), visit) : '–',
        },
      ];
    }),
  );
  const { unsent, more } = await unsentLately(LATELY);
  return {
    waits: waits.flat(),
    more,
    unsent: unsent.map(({ class: kind, state, reason, count }) => ({
      name: words(language, 'quota', `classes.${kind}`),
      state: word(visit, `unsent.${state}`),
      reason: reasonWords(reason, visit),
      count: showNumber(count),
    })),
  };
}

/** Since when the message of this class that is due longest has been due. */
async function oldestDue(kind: (typeof CLASSES)[number], at: Date): Promise<Date | null> {
  const oldest = await OutboxMessages.findOne({
    state: 'queued',
    rank: CLASSES.indexOf(kind),
    notBefore: { $lte: at },
  })
    .sort({ notBefore: 1 })
    .select({ notBefore: 1 })
    .lean();
  return oldest?.notBefore ?? null;
}

/** What came in and is not worked on yet, and what was set aside after three tries. */
export async function inboxFacts(visit: Visit): Promise<(readonly [string, string])[]> {
  const [waits, failed, oldest] = await Promise.all([
    InboxEvents.countDocuments({ state: 'waiting' }),
    InboxEvents.countDocuments({ state: 'failed' }),
    InboxEvents.findOne({ state: 'waiting' }).sort({ at: 1 }).select({ at: 1 }).lean(),
  ]);
  const events = (count: number): string => word(visit, 'inbox.events', { count: showNumber(count) });
  return [
    [word(visit, 'inbox.waiting'), events(waits)],
    ...(oldest
      ? [[word(visit, 'inbox.oldest'), showDayAndTime(new Date(oldest.at), visit.language)] as const]
      : []),
    [word(visit, 'inbox.failed'), events(failed)],
  ];
}

function reasonWords(reason: Reason, visit: Visit): string {
  return reason.why === 'refused'
    ? word(visit, 'reasons.refused', { status: reason.status })
    : word(visit, `reasons.${reason.why}`);
}

/** "12 นาที", "3 ชั่วโมง", "2 วัน": the largest whole unit. */
function showAge(milliseconds: number, visit: Visit): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  const hours = Math.floor(milliseconds / HOUR);
  if (hours >= 48) return word(visit, 'age.days', { count: showNumber(Math.floor(hours / 24)) });
  return hours >= 1
    ? word(visit, 'age.hours', { count: showNumber(hours) })
    : word(visit, 'age.minutes', { count: showNumber(minutes) });
}

function word({ language }: Visit, key: string, values: Values = {}): string {
  return words(language, 'dashboard-delivery', `page.${key}`, values);
}
