import type { Area, OfficerScope } from '../access/area.ts';
import type { Stage } from '../models/household.ts';
import { channels, dimensions } from '../province/current.ts';
import { totalOf, type Counts } from './counts.ts';
import {
  movesOf,
  postedDaily,
  reportedWell,
  shareBefore,
  shareOf,
  type DigestFigures,
  type Part,
} from './figures.ts';
import { hideInRow, hideSmall, type Row, type Shown } from './hide-small.ts';

/** The figures of an edition as they may be shown to somebody, in the order of the digest (domain.md §5.5). */
export interface ShownFigures {
  week: string;
  scope: OfficerScope;
  urgent: { total: Shown; helped: Shown; referred: Shown; pending: Shown };
  households: Shown;
  reported: Shown;
  met: Shown;
  notMet: Shown;
  /** Reported of all, 0 to 1, and the same of the week before; null: there is none, or it would give a hidden count away. */
  share: number | null;
  shareBefore: number | null;
  /** Earned or saved; null where so few reported that it would be known whose it is. */
  baht: number | null;
  stages: Record<Stage, Shown>;
  /** Households that moved up, by the stage they came to. Falling back is not made known. */
  moved: { total: Shown; sufficient: Shown; sustainable: Shown };
  /**
   * Households in which each dimension is open, in the programme's order; `change` since the week before, null: there was no
   * household then, or it is not told.
   */
  dimensions: { id: string; open: Shown; change: number | null }[];
  aid: { total: Shown; relief: Shown; development: Shown; other: Shown };
  posts: { total: Shown; channels: { id: string; posts: Shown }[] };
  /** Of the province: how many of its districts published on every working day; else: on how many working days the district did. */
  posted: { count: Shown; of: number };
  /** Every part of the area, and those with reports of more than 80 % of their households; always in the same order. */
  parts: readonly Area[];
  well: readonly Area[];
}

/**
 * What everybody may see of `figures`: no count of 1 to 4, nothing by which one could be worked out, and of single districts
 * or tambons only which have reported well (domain.md §5.5). What is held back leaves no trace: figures that differ only in it
 * give the same. It holds within one edition; that two weeks' totals lie close together cannot be hidden.
 */
export function publish(figures: DigestFigures): ShownFigures {
  const shown = show(figures, hideInRow, hideSmall);
  const { total } = figures;
  const telling = typeof shown.households === 'number' && typeof shown.reported === 'number';
  return {
    ...shown,
    share: telling ? shown.share : null,
    shareBefore: [total.reportedBefore, total.householdsBefore].every(isTold) ? shown.shareBefore : null,
    baht: isTold(total.reported) ? shown.baht : null,
    dimensions: shown.dimensions.map(({ id, open, change }) => ({
      ...{ id, open },
      // With the change the number before could be worked out too.
      change: typeof open === 'number' && isTold(total.dimensionsBefore[id] ?? 0) ? change : null,
    })),
  };
}

/** For whom an edition is: officers see all of it, the public what `publish` leaves. */
export type View = 'officers' | 'public';

/** The figures as those who look may see them. */
export function figuresFor(view: View, figures: DigestFigures): ShownFigures {
  if (view === 'public') return publish(figures);
  return show(
    figures,
    (row) => row,
    (count) => count,
  );
}

function isTold(count: number): boolean {
  return typeof hideSmall(count) === 'number';
}

function show(
  figures: DigestFigures,
  row: <Name extends string>(row: Row<number, Name>) => Row<Shown, Name>,
  single: (count: number) => Shown,
): ShownFigures {
  const { total, parts } = figures;
  const { reported, met, notMet, urgent, aid } = total;
  const { sufficient, sustainable } = movesOf(total);
  const { opened, carried, ...settled } = urgent;
  const reports = row({ total: reported, parts: { met, notMet } });
  const stages = row({ total: total.households, parts: total.stages });
  const posts = row({ total: totalOf(total.posts), parts: total.posts });
  return {
    week: figures.week,
    scope: figures.scope,
    urgent: flat(row({ total: opened + carried, parts: settled })),
    households: stages.total,
    reported: reports.total,
    met: reports.parts.met,
    notMet: reports.parts.notMet,
    share: shareOf(total),
    shareBefore: shareBefore(total),
    baht: total.baht,
    stages: stages.parts,
    moved: flat(row({ total: sufficient + sustainable, parts: { sufficient, sustainable } })),
    dimensions: dimensionIds(total).map((id) => {
      const open = total.dimensions[id] ?? 0;
      const change = total.householdsBefore === 0 ? null : open - (total.dimensionsBefore[id] ?? 0);
      return { id, open: single(open), change };
    }),
    aid: flat(row({ total: totalOf({ ...aid }), parts: { ...aid } })),
    posts: {
      total: posts.total,
      channels: channelIds(total).map((id) => ({ id, posts: posts.parts[id]! })),
    },
    posted: postedOf(figures, single),
    parts: parts.map(placeOf),
    well: reportedWell(parts).well.map(placeOf),
  };
}

function postedOf(figures: DigestFigures, single: (count: number) => Shown): { count: Shown; of: number } {
  const { scope, postingDays, workingDays } = figures;
  return scope.level === 'province'
    ? { count: single(postedDaily(figures).length), of: Object.keys(postingDays).length }
    : { count: postingDays[scope.district ?? ''] ?? 0, of: workingDays };
}

function flat<Name extends string>({ total, parts }: Row<Shown, Name>): Record<Name | 'total', Shown> {
  return { total, ...parts } as Record<Name | 'total', Shown>;
}

const placeOf = ({ district, tambon }: Part): Area => ({
  ...(district !== undefined && { district }),
  ...(tambon !== undefined && { tambon }),
});

/** Those of the province's list, then what the week has of others. */
function dimensionIds({ dimensions: open, dimensionsBefore: before }: Counts): string[] {
  return [...new Set([...dimensions().map(({ id }) => id), ...Object.keys(open), ...Object.keys(before)])];
}

/** Channels of the week in the list's order: the order must not tell which of two hidden counts is larger. */
function channelIds({ posts }: Counts): string[] {
  const listed = channels().map(({ id }) => id);
  return [...new Set([...listed, ...Object.keys(posts).toSorted()])].filter((id) => (posts[id] ?? 0) > 0);
}
