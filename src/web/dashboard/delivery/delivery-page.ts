import { bangkokDate } from '../../../clock.ts';
import { placeLine } from '../../../messages/place-line.ts';
import { quotaItems } from '../../../messages/quota-items.ts';
import { showDate } from '../../../messages/show-date.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words } from '../../../messages/words.ts';
import { CLASSES, type MessageClass } from '../../../models/outbox-message.ts';
import { lookAtQuota, type QuotaLook } from '../../../quota/look-at-quota.ts';
import { sentByDay } from '../../../quota/sent.ts';
import type { Chart } from '../chart.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';
import { groupsOf } from './groups.ts';
import { jobsOf } from './jobs.ts';
import { inboxFacts, outboxHealth } from './waiting.ts';

/** Days of sending that are shown. */
const DAYS = 30;

/** The month's messages, what went out lately, and whether anything is stuck on its way in or out. */
export const deliveryPage: DashboardPage = {
  name: 'delivery',
  path: '/delivery',
  deed: 'see-quota',
  listed: true,
  scripts: ['chart.js', 'charts.ts'],
  show: async (visit) => {
    const { language } = visit;
    const look = await lookAtQuota();
    const [month] = quotaItems(look, language);
    return {
      place: placeLine(visit.scope, language),
      month: {
        state: look.state,
        title: month?.title ?? '',
        facts: [...(month?.facts ?? []), ...reservedFacts(look, visit)],
        read: look.known ? showDayAndTime(look.known.readAt, language) : null,
        chart: monthChart(look, visit),
      },
      days: await dayCharts(visit),
      outbox: await outboxHealth(look, visit),
      inbox: await inboxFacts(visit),
      jobs: await jobsOf(visit),
      groups: await groupsOf(look.left, language),
    };
  },
};

function reservedFacts({ known }: QuotaLook, visit: Visit): (readonly [string, string])[] {
  if (!known) return [];
  return Object.entries(known.reserved).map(([name, count]) => [
    word(visit, `reserved.${name}`),
    words(visit.language, 'quota', 'messages', { count: showNumber(count) }),
  ]);
}

/** Of each class what was pushed this month, what went free, and what the rest of the month is expected to need. */
function monthChart({ sent, known }: QuotaLook, visit: Visit): Chart {
  return {
    type: 'bar',
    heads: ['class', 'paid', 'free', 'forecast'].map((name) => word(visit, `heads.${name}`)),
    rows: CLASSES.map((kind) => [
      className(kind, visit),
      sent.paid[kind],
      sent.free[kind],
      known?.forecast[kind] ?? 0,
    ]),
  };
}

/** What went out on each of the last days, by class; classes of which nothing went are left out. */
async function dayCharts(visit: Visit): Promise<{ way: string; chart: Chart | null }[]> {
  const today = bangkokDate(visit.at);
  const first = today.subtract({ days: DAYS - 1 });
  const counted = new Map((await sentByDay(first, today)).map((day) => [day._id, day]));
  const days = Array.from({ length: DAYS }, (_, index) => first.add({ days: index }));
  return (['paid', 'free'] as const).map((way) => {
    const of = (day: Temporal.PlainDate, kind: MessageClass): number =>
      counted.get(day.toString())?.[way][kind] ?? 0;
    const kinds = CLASSES.filter((kind) => days.some((day) => of(day, kind) > 0));
    return {
      way,
      chart:
        kinds.length === 0
          ? null
          : {
              type: 'bar',
              stacked: true,
              labels: days.map((day) => String(day.day)),
              heads: [word(visit, 'heads.day'), ...kinds.map((kind) => className(kind, visit))],
              rows: days.map((day) => [showDate(day, visit.language), ...kinds.map((kind) => of(day, kind))]),
            },
    };
  });
}

function word({ language }: Visit, key: string): string {
  return words(language, 'dashboard-delivery', `page.${key}`);
}

function className(kind: MessageClass, { language }: Visit): string {
  return words(language, 'quota', `classes.${kind}`);
}
