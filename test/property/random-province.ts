import type { WeekRecords } from '../../src/digest/compile.ts';
import type { CountedHousehold } from '../../src/digest/standing.ts';
import { STAGES, type Stage } from '../../src/models/household.ts';
import type { HelpStatus } from '../../src/models/help-request.ts';
import type { UrgentStatus } from '../../src/models/urgent-case.ts';
import type { Random } from '../support/random.ts';

/** The week that is counted, and moments from two weeks before it to one after, its borders among them. */
export const WEEK = '2026-W47';
const DAY = 86_400_000;
const BEGINS = Date.parse('2026-11-16T00:00:00+07:00');

const DISTRICTS = ['3301', '3305', '3309'];
const TAMBONS = ['บัวหุ่ง', 'ด่าน', 'ดู่'];
const DIMENSIONS = ['health', 'living', 'education', 'income', 'services'];
/** What may become of a case and of a request: what is settled stays so. */
const CASES: Partial<Record<UrgentStatus, readonly UrgentStatus[]>> = {
  open: ['taken', 'helped', 'referred', 'withdrawn'],
  taken: ['helped', 'referred'],
  withdrawn: ['open'],
};
const REQUESTS: Partial<Record<HelpStatus, readonly HelpStatus[]>> = {
  requested: ['accepted', 'delivered', 'declined', 'withdrawn'],
  accepted: ['accepted', 'delivered', 'declined'],
  delivered: ['verified', 'accepted'],
};
type Lists = 'households' | 'reports' | 'reportsBefore' | 'cases' | 'requests' | 'posts';
/** The records of a week as lists, so that they can be put in another order. */
export type Province = Omit<WeekRecords, Lists> & { [name in Lists]: readonly ItemOf<WeekRecords[name]>[] };
type ItemOf<T> = T extends Iterable<infer Item> ? Item : never;

/** A province nobody has seen before, with a past and a future round the week. */
export function randomProvince({ between }: Random): Province {
  const pick = <T>(list: readonly T[]): T => list[between(0, list.length - 1)]!;
  const chance = (percent: number): boolean => between(1, 100) <= percent;
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: between(0, most) }, make);
  const moment = (): Date =>
    new Date(BEGINS + (chance(20) ? pick([0, 7]) * DAY : between(-14 * DAY, 14 * DAY)));
  const moments = (most: number): Date[] => some(most, moment).toSorted((a, b) => a.getTime() - b.getTime());
  const place = () => ({ district: pick(DISTRICTS), tambon: pick(TAMBONS) });

  /** A household that lived through its changes one after another, as the register writes them down. */
  function household(_id: string): CountedHousehold {
    let stage: Stage = pick(STAGES);
    let at = place();
    let open = DIMENSIONS.filter(() => chance(40));
    const [came, ...moves] = moments(4);
    const isNew = came !== undefined && chance(30);
    return {
      _id,
      stageHistory: [
        ...(isNew ? [{ stage, at: came, by: 'import' }] : []),
        ...moves.map((when) => {
          const from = stage;
          stage = pick(STAGES.filter((one) => one !== from));
          return { stage, from, at: when, by: 'o' };
        }),
      ],
      dimensionHistory: moments(3).map((when) => {
        const now = DIMENSIONS.filter(() => chance(40));
        const change = {
          opened: now.filter((id) => !open.includes(id)),
          closed: open.filter((id) => !now.includes(id)),
        };
        open = now;
        return { ...change, at: when, by: 'import' };
      }),
      placeHistory: moments(2).map((when) => {
        const from = at;
        at = place();
        return { from, at: when, by: 'import' };
      }),
      ...{ ...at, stage, openDimensions: open },
    };
  }

  /** What happens to something from `status` on, after it was told; `next` says what may follow what. */
  function history<T extends string>(status: T, next: Partial<Record<T, readonly T[]>>, after = 0) {
    const entries: { status: T; at: Date; by: string }[] = [];
    for (const at of moments(4)) {
      const follows = next[entries.at(-1)?.status ?? status];
      if (at.getTime() > after && follows) entries.push({ status: pick(follows), at, by: 'o' });
    }
    return entries;
  }
  const somewhere = () => (chance(10) ? {} : chance(10) ? { district: pick(DISTRICTS) } : place());
  const ids = Array.from({ length: between(0, 60) }, (_, index) => `H-${String(index).padStart(3, '0')}`);
  const reports = () =>
    [...ids, 'H-999']
      .filter(() => chance(70))
      .map((id) => ({
        household: id,
        met: chance(80),
        baht: chance(30) ? null : between(0, 20_000),
        obstacle: chance(20) ? null : pick(['skill', 'resource', 'none']),
      }));
  return {
    week: WEEK,
    households: ids.map(household),
    reports: reports(),
    reportsBefore: reports(),
    cases: some(40, () => {
      const openedAt = moment();
      const told = history<UrgentStatus>('open', CASES, openedAt.getTime());
      return { ...somewhere(), openedAt, status: told.at(-1)?.status ?? 'open', history: told };
    }),
    requests: some(40, () => ({
      ...somewhere(),
      kind: pick(['aid', 'need', 'talk'] as const),
      ...(chance(80) && { type: pick(['relief', 'development'] as const) }),
      history: history<HelpStatus>('requested', REQUESTS),
    })),
    posts: some(60, () => ({
      district: pick(DISTRICTS),
      day: moment().toISOString().slice(0, 10),
      ...(chance(15) ? { none: true as const } : { channel: pick(['facebook', 'line']) }),
    })),
    messages: { paid: between(0, 99), free: between(0, 99) },
    isWorkingDay: ({ dayOfWeek }) => dayOfWeek < 5,
  };
}
