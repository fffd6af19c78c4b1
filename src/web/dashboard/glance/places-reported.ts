import type { Area, OfficerScope } from '../../../access/area.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { shareOf, type DigestFigures } from '../../../digest/figures.ts';
import { nameOfPart } from '../../../digest/show-figures.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { showPercent } from '../../../messages/show-percent.ts';
import { arrange, listLinks, readList, type ListForm } from '../list.ts';
import type { Asked } from '../page.ts';

/** A line of the table: a place or a mentor, and what was reported of all households, this week and the last. */
export interface ReportedRow {
  name: string;
  /** Where a tap leads: the place, or the mentor; empty for nowhere. */
  href: string;
  reported: number;
  households: number;
  reportedBefore: number;
  householdsBefore: number;
}

// What has no household stands behind those that have reported all.
const share = (row: ReportedRow): number => shareOf(row) ?? 2;
const shareBefore = ({ reportedBefore: reported, householdsBefore: households }: ReportedRow) =>
  shareOf({ reported, households });
const FORM: ListForm<ReportedRow> = {
  columns: {
    name: ({ name }) => name,
    reported: ({ reported }) => reported,
    share,
    before: (row) => shareBefore(row) ?? 2,
  },
  searched: () => [],
};

/** What a place has reported this week, by its districts or tambons. */
export function placesReported(
  { parts }: DigestFigures,
  { level }: OfficerScope,
  language: Language,
): ReportedRow[] {
  const isPlace = ({ district, tambon }: Area): boolean =>
    (level === 'province' ? district : tambon) !== undefined;
  return parts
    .filter((part) => part.counts.households > 0 || isPlace(part))
    .map((part) => ({
      name: nameOfPart(part, language),
      href: placeAddress(part),
      reported: part.counts.reported,
      households: part.counts.households,
      reportedBefore: part.counts.reportedBefore,
      householdsBefore: part.counts.householdsBefore,
    }));
}

/** Where the figures of a place are. */
export function placeAddress({ district, tambon }: Area): string {
  const place = [district, tambon].filter((part) => part !== undefined).join(' ');
  return place === '' ? '/dashboard' : `/dashboard?place=${encodeURIComponent(place)}`;
}

/** The rows as the table shows them, in the order that was asked for, and the line that sums them up. */
export function reportedTable<T extends ReportedRow>(rows: readonly T[], { query }: Asked) {
  const form = FORM as ListForm<T>;
  const list = arrange(rows, readList(query, form), form);
  const links = listLinks('/dashboard', query, list);
  const sum = (of: (row: T) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    list: { ...list, rows: list.rows.map(textsOf) },
    // Back to the table, and not to the top of the page.
    links: { ...links, sortBy: (column: string): string => `${links.sortBy(column)}#reports` },
    total: textsOf({
      name: '',
      href: '',
      reported: sum(({ reported }) => reported),
      households: sum(({ households }) => households),
      reportedBefore: sum(({ reportedBefore }) => reportedBefore),
      householdsBefore: sum(({ householdsBefore }) => householdsBefore),
    }),
  };
}

function textsOf<T extends ReportedRow>(row: T) {
  const [now, before] = [shareOf(row), shareBefore(row)];
  return {
    ...row,
    reported: showNumber(row.reported),
    households: showNumber(row.households),
    /** For the bar beside the number. */
    part: now,
    share: now === null ? '–' : showPercent(now),
    before: before === null ? '–' : showPercent(before),
  };
}
