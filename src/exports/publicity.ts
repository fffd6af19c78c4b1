import type { OfficerScope } from '../access/area.ts';
import { bangkokDate } from '../clock.ts';
import { districtName } from '../districts.ts';
import { say as words } from '../messages/words.ts';
import { PrPosts, type PrPost } from '../models/pr-post.ts';
import { peopleNamed } from '../people-named.ts';
import { channelLabel } from '../publicity/channel-of.ts';
import { inBatches } from '../storage/in-batches.ts';
import { momentCell } from './cells.ts';
import { cellsUnder, columnsOf } from './columns-of.ts';
import type { ExportKind, Wanted } from './export-kind.ts';

const BATCH = 500;
const COLUMNS = ['day', 'district', 'channel', '~link', 'logged-at', 'author'] as const;

/**
 * The districts' log of what they made known (domain.md R19: date, channel, link, author), by day. It is kept by district, so
 * that an officer of a tambon has her district's, as in chat (publicity/log.ts).
 */
export const publicityExport: ExportKind = {
  name: 'publicity',
  deed: 'log-publicity',
  ofPeriod: true,
  states: ['posted', 'none'],
  columns: (language) => columnsOf(COLUMNS, language),
  count: (wanted) => PrPosts.countDocuments(filterOf(wanted)),
  async *rows(wanted) {
    const { language, state } = wanted;
    const found = PrPosts.find(filterOf(wanted)).sort({ day: 1, district: 1, _id: 1 }).lean().cursor();
    for await (const batch of inBatches(found as AsyncIterable<PrPost>, BATCH)) {
      const nameOf = await peopleNamed(batch.map(({ by }) => by));
      for (const { day, district, channel, link, none, at, by } of batch) {
        const isNone = none === true;
        if (state !== '' && isNone !== (state === 'none')) yield [];
        else
          yield [
            cellsUnder(COLUMNS, {
              day,
              district: districtName(district, language),
              channel: isNone ? words(language, 'pr-post', 'none') : channelLabel(channel ?? '-', language),
              link: link ?? '',
              'logged-at': momentCell(at),
              author: nameOf(by),
            }),
          ];
      }
    }
  },
};

function filterOf({ scope, period }: Wanted) {
  const last = new Date(period.until.getTime() - 1);
  const days = { $gte: bangkokDate(period.since).toString(), $lte: bangkokDate(last).toString() };
  return { ...districtOf(scope), day: days };
}

/** An officer without a district sees nothing rather than everything. */
function districtOf({ level, district = '' }: OfficerScope): { district?: string } {
  return level === 'province' ? {} : { district };
}
