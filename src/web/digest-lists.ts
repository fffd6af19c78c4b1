import { mondayOf } from '../clock.ts';
import type { Head } from '../digest/load-heads.ts';
import { publicAddress } from '../digest/addresses.ts';
import { BUDDHIST_ERA } from '../messages/show-date.ts';
import { showMoment } from '../messages/show-moment.ts';
import { showWeekInFull } from '../messages/show-week.ts';
import { say as words } from '../messages/words.ts';
import { officials } from '../province/current.ts';

/** The editions by the year in which their week began, the newest first. */
export function archiveView(heads: readonly Head[]) {
  const years = Map.groupBy(heads, ({ week }) => mondayOf(week).year + BUDDHIST_ERA);
  return {
    programme: words('th', null, 'programme'),
    years: [...years].map(([year, editions]) => ({
      year,
      editions: editions.map(({ week, headline, sentAt, revision }) => ({
        ...{ week, headline, revision },
        days: showWeekInFull(week, 'th'),
        day: showMoment(sentAt, 'th'),
      })),
    })),
  };
}

/** The same for the feed (RFC 4287), whose addresses and ids are absolute. */
export function feedView(heads: readonly Head[], baseUrl: string) {
  const changes = heads.map(({ changedAt }) => changedAt.getTime());
  return {
    home: `${baseUrl}/digests`,
    updated: new Date(Math.max(0, ...changes)).toISOString(),
    author: officials().office,
    entries: heads.map(({ week, headline, sentAt, changedAt }) => ({
      address: publicAddress(baseUrl, week),
      title: headline,
      days: showWeekInFull(week, 'th'),
      published: sentAt.toISOString(),
      updated: changedAt.toISOString(),
    })),
  };
}
