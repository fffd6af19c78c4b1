import { lastWeek, weekBefore } from '../../../clock.ts';
import { standingOf } from '../../../digest/sending-time.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showWeek } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { Digests, type Digest } from '../../../models/digest.ts';
import { arrange, listLinks, readList, type ListForm } from '../list.ts';
import type { Visit } from '../visit.ts';

/** Weeks that stand in the list whether they were counted or not. */
const LATEST = 12;

interface Row {
  week: string;
  days: string;
  standing: string;
  sent: string;
  sentAt: number;
  lead: string;
}

const FORM: ListForm<Row> = {
  // The newest week first.
  columns: {
    week: ({ week }) => -Number(week.replace('-W', '')),
    standing: ({ standing }) => standing,
    sent: ({ sentAt }) => sentAt,
  },
  searched: ({ week, days, standing, lead }) => [week, days, standing, lead],
};

/** The weeks of the programme, each with where its digest stands. */
export async function weekList({ at, language, here }: Visit, query: Readonly<Record<string, string>>) {
  const known = await Digests.find()
    .select({ state: 1, sendsAt: 1, sentAt: 1, revision: 1, lead: 1 })
    .lean<Pick<Digest, '_id' | 'state' | 'sendsAt' | 'sentAt' | 'revision' | 'lead'>[]>();
  const digests = new Map(known.map((digest) => [digest._id, digest]));
  const weeks = new Set(digests.keys());
  for (let week = lastWeek(at), left = LATEST; left > 0; week = weekBefore(week), left--) weeks.add(week);
  const word = (key: string, values = {}): string =>
    words(language, 'dashboard-digest', `page.weeks.states.${key}`, values);
  const rows = [...weeks].map((week): Row => {
    const digest = digests.get(week);
    const { sentAt, revision = 0, lead = '' } = digest ?? {};
    const standing = digest ? standingOf(digest) : 'none';
    return {
      week,
      days: showWeek(week, language),
      standing: word(standing === 'sent' && revision > 0 ? 'corrected' : standing, { no: revision }),
      sent: sentAt ? showDayAndTime(sentAt, language) : '–',
      sentAt: sentAt?.getTime() ?? 0,
      lead,
    };
  });
  const list = arrange(rows, readList(query, FORM), FORM);
  return { list, links: listLinks(here.replace(/\?.*$/su, ''), query, list) };
}
