import type { CountedHousehold } from '../src/digest/standing.ts';
import { mondayOf, startOfDay, weekBefore } from '../src/clock.ts';
import { STAGES } from '../src/models/household.ts';

// A province that is invented on the way, the same every time: what stands where follows from its number.

/** The last week it tells of. */
export const LAST_WEEK = '2026-W47';
/** Its Friday afternoon. */
export const NOW = new Date('2026-11-20T15:00:00+07:00');
const DIMENSIONS = ['health', 'living', 'education', 'income', 'services'];
const OBSTACLES = ['attitude', 'skill', 'resource', 'way-out', 'none'];
const DISTRICTS = 22;
const TAMBONS = 9;
const DAY = 86_400_000;
const LAST_MONDAY = startOfDay(mondayOf(LAST_WEEK)).getTime();
const CAME = new Date('2025-01-06T02:00:00Z');

/** The last `count` weeks, the latest first. */
export function lastWeeks(count: number): string[] {
  const weeks = [LAST_WEEK];
  while (weeks.length < count) weeks.push(weekBefore(weeks.at(-1)!));
  return weeks;
}

export const codeOf = (number: number): string => `H-${String(number).padStart(7, '0')}`;
export const placeOf = (number: number) => ({
  district: String(3301 + (number % DISTRICTS)),
  tambon: `ตำบลที่ ${1 + (Math.floor(number / DISTRICTS) % TAMBONS)}`,
});
/** LINE user id of the mentor of a household: each cares for ten of one tambon. */
export const mentorOf = (number: number): string => {
  const tambon = number % (DISTRICTS * TAMBONS);
  const ten = Math.floor(number / (DISTRICTS * TAMBONS * 10));
  return `Ub${String(ten * DISTRICTS * TAMBONS + tambon).padStart(31, '0')}`;
};

/** A household with its past: one in seven has moved a stage, one in five a dimension, one in a hundred its place. */
export function householdOf(number: number): CountedHousehold {
  const at = new Date(LAST_MONDAY + ((number % 60) - 50) * DAY);
  const came = { stage: 'survive', at: CAME, by: 'import' } as const;
  const stage = number % 7 === 0 ? 'sufficient' : STAGES[number % 3]!;
  const openDimensions = DIMENSIONS.filter((_, index) => ((number * 7) >> index) % 2 === 1);
  return {
    ...{ _id: codeOf(number), ...placeOf(number), stage, openDimensions },
    stageHistory: number % 7 === 0 ? [came, { stage, from: 'survive', at, by: 'an-officer' }] : [came],
    dimensionHistory: number % 5 === 0 ? [{ opened: [], closed: ['income'], at, by: 'import' }] : [],
    placeHistory: number % 100 === 0 ? [{ from: placeOf(number + 1), at, by: 'import' }] : [],
  };
}

/** Seven of ten households have a report of any week. */
export const hasReport = (number: number, week: number): boolean => (number + week) % 10 < 7;

/** What a mentor answered, as the weekly report asks it. */
export function answersOf(number: number, week: number) {
  const met = (number + week) % 8 !== 0;
  return {
    ...{ met: met ? 'visit' : 'not-met', metOn: '2026-11-18', urgent: 'none' },
    activities: ['vegetables', 'saving'],
    'dimension:income': 'better',
    baht: met ? ((number + week) % 30) * 100 : null,
    obstacle: met ? OBSTACLES[(number + week) % OBSTACLES.length]! : null,
    plan: 'ปลูกผักบุ้งกับพริกอีก 1 แปลง แล้วเอาไปขายที่ตลาดนัดวันเสาร์',
    photos: [],
  };
}
