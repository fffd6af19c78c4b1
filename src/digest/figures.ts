import { covers, type Area, type OfficerScope } from '../access/area.ts';
import districts from '../../content/districts.json' with { type: 'json' };
import { STAGES } from '../models/household.ts';
import { sumOf, totalOf, type Counts } from './counts.ts';
import type { Tally } from './tally.ts';

/** A district of the province's edition, a tambon of any other; without a place: what is known to be in none of them. */
export interface Part extends Area {
  counts: Counts;
}

/** The figures of one edition: a week and an area. `total` is the sum of `parts`. */
export interface DigestFigures {
  week: string;
  scope: OfficerScope;
  total: Counts;
  /** All 22 districts in the order of their codes, also the silent ones (domain.md R3); or the tambons by name. */
  parts: readonly Part[];
  /** How many working days the week had, and on how many of them each district posted (by code; none: 0). */
  workingDays: number;
  postingDays: Readonly<Record<string, number>>;
  /** Only of the province: messages are sent by the office as a whole. */
  messages?: { paid: number; free: number };
}

/** The edition of `scope`, made from the week's tally. */
export function figuresOf(tally: Tally, scope: OfficerScope): DigestFigures {
  const cells = tally.cells.filter((cell) => covers(scope, cell));
  const isProvince = scope.level === 'province';
  const keyOf = ({ district, tambon }: Area): string => (isProvince ? district : tambon) ?? '';
  const groups = Map.groupBy(cells, keyOf);
  const expected = isProvince ? districts.map(({ code }) => code) : (scope.tambons ?? []);
  const keys = [...new Set([...expected, ...groups.keys()])].toSorted((a, b) => a.localeCompare(b, 'th'));
  const parts = keys.map((key): Part => ({
    ...placeOf(key, scope),
    counts: sumOf((groups.get(key) ?? []).map(({ counts }) => counts)),
  }));
  // What has no place stands last.
  const ordered = [...parts.filter(hasPlace(scope)), ...parts.filter((part) => !hasPlace(scope)(part))];
  const own = isProvince ? districts.map(({ code }) => code) : [scope.district ?? ''];
  return {
    week: tally.week,
    scope,
    total: sumOf(ordered.map(({ counts }) => counts)),
    parts: ordered,
    workingDays: tally.workingDays.length,
    postingDays: Object.fromEntries(own.map((code) => [code, tally.postingDays[code] ?? 0])),
    ...(isProvince && { messages: tally.messages }),
  };
}

function placeOf(key: string, scope: OfficerScope): Area {
  if (scope.level === 'province') return key === '' ? {} : { district: key };
  return { district: scope.district, ...(key !== '' && { tambon: key }) };
}

function hasPlace({ level }: OfficerScope): (part: Part) => boolean {
  return ({ district, tambon }) => (level === 'province' ? district : tambon) !== undefined;
}

/** Reported of all, 0 to 1; null where there is no household. */
export function shareOf({ households, reported }: Pick<Counts, 'households' | 'reported'>): number | null {
  return households === 0 ? null : reported / households;
}

/** The same of the week before. */
export function shareBefore({
  householdsBefore: households,
  reportedBefore: reported,
}: Counts): number | null {
  return shareOf({ households, reported });
}

/** Above this part a district has reported well, below that one too little (domain.md §5.5). */
const WELL = 0.8;
const LITTLE = 0.5;

/** Which parts have reported more than 80 % and less than 50 % of their households. */
export function reportedWell(parts: readonly Part[]): { well: Part[]; little: Part[] } {
  const share = (part: Part): number | null => shareOf(part.counts);
  return {
    well: parts.filter((part) => (share(part) ?? 0) > WELL),
    little: parts.filter((part) => (share(part) ?? 1) < LITTLE),
  };
}

/** Moves up by the stage they lead to, and falls back together (domain.md R4). */
export function movesOf({ moves }: Counts): { sufficient: number; sustainable: number; back: number } {
  const sums = { sufficient: 0, sustainable: 0, back: 0 };
  for (const [move, households] of Object.entries(moves)) {
    const [from, to] = move.split('>').map((stage) => STAGES.findIndex((one) => one === stage));
    if (to! < from!) sums.back += households;
    else if (to === STAGES.indexOf('sufficient')) sums.sufficient += households;
    else sums.sustainable += households;
  }
  return sums;
}

/** What stands in the way, the most named first; "nothing" is left out. */
export function topObstacles({ obstacles }: Counts): (readonly [option: string, reports: number])[] {
  return Object.entries(obstacles)
    .filter(([option, reports]) => option !== 'none' && reports > 0)
    .toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b));
}

/** Urgent cases of the week: those told in it and those still open from before. */
export function urgentTotal({ urgent }: Counts): number {
  return urgent.opened + urgent.carried;
}

/** Everything that was published, in all channels. */
export function postsTotal({ posts }: Counts): number {
  return totalOf(posts);
}

/** Districts that posted on every working day of the week. */
export function postedDaily({ postingDays, workingDays }: DigestFigures): string[] {
  if (workingDays === 0) return [];
  return Object.entries(postingDays).flatMap(([code, days]) => (days >= workingDays ? [code] : []));
}
