import type { CountedCase, CountedPost, CountedRequest } from '../../src/digest/compile.ts';
import type { CountedHousehold } from '../../src/digest/standing.ts';
import type { Answers } from '../../src/conversation/flow.ts';
import type { Report } from '../../src/models/report.ts';

/** A moment of November 2026 in Bangkok: `nov(17)` is Tuesday the 17th at noon, `nov(23, '00:00')` the end of 2026-W47. */
export const nov = (day: number, time = '12:00'): Date =>
  new Date(`2026-11-${String(day).padStart(2, '0')}T${time}:00+07:00`);

type Place = readonly [district: string, tambon: string];
const BUA: Place = ['3309', 'บัวหุ่ง'];
const DAN: Place = ['3309', 'ด่าน'];
const KAN: Place = ['3305', 'กันทรารมย์'];
const HUA: Place = ['3305', 'หัวเสือ'];
const BUS: Place = ['3316', 'บุสูง'];
const NAM: Place = ['3301', 'น้ำคำ'];

function home(
  _id: string,
  [district, tambon]: Place,
  stage: CountedHousehold['stage'],
  openDimensions: string[],
  histories: Partial<CountedHousehold> = {},
): CountedHousehold {
  const none = { stageHistory: [], dimensionHistory: [], placeHistory: [] };
  return { _id, district, tambon, stage, openDimensions, ...none, ...histories };
}

type Move = CountedHousehold['stageHistory'][number];
const moved = (from: Move['from'], stage: Move['stage'], at: Date): Move => ({
  stage,
  ...(from && { from }),
  at,
  by: 'an-officer',
});
const came = (at: Date): Move => ({ stage: 'survive', at, by: 'import' });
const changed = (opened: string[], closed: string[], at: Date) => ({ opened, closed, at, by: 'import' });
const from = ([district, tambon]: Place, at: Date) => ({ from: { district, tambon }, at, by: 'import' });

/** Sixteen invented households as they stand on 30 November; H-09 came into the register after 2026-W47. */
export const households: readonly CountedHousehold[] = [
  home('H-01', BUA, 'sufficient', ['income'], {
    stageHistory: [came(new Date('2026-03-02')), moved('survive', 'sufficient', nov(17))],
    dimensionHistory: [changed([], ['health'], nov(18))],
  }),
  home('H-02', BUA, 'survive', ['health', 'income']),
  // There and back again.
  home('H-03', BUA, 'sufficient', [], {
    stageHistory: [
      moved('sufficient', 'survive', nov(17)),
      { ...moved('survive', 'sufficient', nov(20)), by: 'import' },
    ],
  }),
  home('H-04', DAN, 'sustainable', [], { stageHistory: [moved('sufficient', 'sustainable', nov(19))] }),
  home('H-05', DAN, 'sufficient', ['living'], {
    stageHistory: [moved('sustainable', 'sufficient', nov(18))],
    dimensionHistory: [changed(['living'], [], nov(18))],
  }),
  // From ราษีไศล to ขุขันธ์ on Thursday.
  home('H-06', KAN, 'survive', ['income'], { placeHistory: [from(BUA, nov(19))] }),
  home('H-07', HUA, 'survive', ['education'], { stageHistory: [came(new Date('2026-03-02'))] }),
  home('H-08', HUA, 'survive', ['health', 'living'], { stageHistory: [came(nov(18))] }),
  home('H-09', HUA, 'survive', ['income'], { stageHistory: [came(nov(23, '08:00'))] }),
  // All its changes are younger than the week.
  home('H-10', NAM, 'sufficient', ['health'], {
    stageHistory: [moved('survive', 'sufficient', nov(24))],
    dimensionHistory: [changed([], ['services'], nov(24)), changed(['health'], [], nov(26))],
    placeHistory: [from(BUS, nov(25))],
  }),
  home('H-11', BUS, 'survive', ['services']),
  // From the first stage to the last, a minute before the week closes.
  home('H-12', BUS, 'sustainable', [], { stageHistory: [moved('survive', 'sustainable', nov(22, '23:59'))] }),
  home('H-13', BUS, 'sufficient', []),
  // In the moment in which the week closes: that is the next one.
  home('H-14', BUS, 'sufficient', ['income'], {
    stageHistory: [moved('survive', 'sufficient', nov(23, '00:00'))],
  }),
  // In the moment in which the week begins: that is this one.
  home('H-15', NAM, 'survive', ['living'], {
    dimensionHistory: [changed([], ['income'], nov(16, '00:00'))],
  }),
  home('H-16', NAM, 'sustainable', []),
];

/** What is read of a report. */
export type ReadReport = Pick<Report, 'household' | 'answers' | 'additions'>;
const report = (household: string, answers: Answers, ...added: Answers[]): ReadReport => ({
  household,
  answers,
  additions: added.map((one) => ({
    answers: one,
    photos: [],
    sources: {},
    mentor: 'U2',
    at: nov(21),
    event: 'e',
  })),
});

/** The reports of 2026-W47: twelve, and one of a household that was not in the register then. */
export const reports: readonly ReadReport[] = [
  report('H-01', { met: 'visit', baht: 300, obstacle: 'resource' }),
  report('H-02', { met: 'not-met' }),
  report('H-03', { met: 'plot', baht: 'none', obstacle: 'none' }),
  report('H-04', { met: 'phone', baht: 'unknown', obstacle: 'none' }),
  report(
    'H-05',
    { met: 'visit', baht: 100, obstacle: 'skill' },
    { met: 'visit', baht: 250, obstacle: 'attitude' },
  ),
  // Not met at first; met on Saturday, when nobody knew how many baht it was.
  report(
    'H-06',
    { met: 'not-met' },
    { met: 'visit', baht: 50, obstacle: 'skill' },
    { met: 'phone', baht: 'unknown' },
  ),
  report('H-08', { met: 'visit', baht: 1000, obstacle: 'resource' }),
  report('H-09', { met: 'visit', baht: 7, obstacle: 'skill' }),
  report('H-10', { met: 'phone', baht: 20_000, obstacle: 'skill' }),
  report('H-11', { met: 'plot', baht: null, obstacle: null }),
  report('H-12', { met: 'visit', baht: 80, obstacle: 'none' }),
  report('H-13', { met: 'not-met' }),
  report('H-14', { met: 'visit', baht: 10, obstacle: 'resource' }),
];

/** The reports of the week before. H-08's is of a time in which it was not in the register. */
export const reportsBefore: readonly ReadReport[] = [1, 2, 4, 5, 6, 8, 10, 11, 13, 14, 16].map((number) =>
  report(`H-${String(number).padStart(2, '0')}`, { met: 'visit', baht: 5000, obstacle: 'attitude' }),
);

function urgent(
  place: Place | null,
  openedAt: Date,
  ...history: (readonly [status: CountedCase['status'], at: Date])[]
): CountedCase {
  return {
    ...(place && { district: place[0], tambon: place[1] }),
    openedAt,
    status: history.at(-1)?.[0] ?? 'open',
    history: history.map(([status, at]) => ({ status, at, by: 'an-officer' })),
  };
}

export const cases: readonly CountedCase[] = [
  urgent(BUA, nov(17), ['taken', nov(17, '13:00')], ['helped', nov(18)]),
  urgent(BUA, nov(20), ['taken', nov(21)], ['helped', nov(23, '08:00')]),
  urgent(KAN, nov(12), ['referred', nov(17)]),
  urgent(HUA, nov(1)),
  // Settled before the week, and told after it.
  urgent(HUA, nov(2), ['helped', nov(10)]),
  urgent(BUS, nov(23, '00:00')),
  // Heard in somebody's words, without a place.
  urgent(null, nov(22, '23:59')),
  // Withdrawn in the week; after it; before it and told again in it; and from before that was kept.
  urgent(BUS, nov(18), ['withdrawn', nov(19)]),
  urgent(BUS, nov(21), ['withdrawn', nov(24)]),
  urgent(BUS, nov(12), ['withdrawn', nov(13)], ['open', nov(17)], ['helped', nov(18)]),
  { ...urgent(NAM, nov(17)), status: 'withdrawn' },
];

function asked(
  [district, tambon]: Place,
  kind: CountedRequest['kind'],
  type: CountedRequest['type'] | null,
  ...history: (readonly [status: CountedRequest['history'][number]['status'], at: Date])[]
): CountedRequest {
  return {
    ...{ district, tambon, kind },
    ...(type && { type }),
    history: history.map(([status, at]) => ({ status, at, by: 'an-officer' })),
  };
}

export const requests: readonly CountedRequest[] = [
  asked(BUA, 'aid', 'relief', ['accepted', nov(16)], ['delivered', nov(17)]),
  asked(BUA, 'aid', 'development', ['delivered', nov(20)], ['verified', nov(21)]),
  asked(HUA, 'aid', 'development', ['delivered', nov(13)], ['verified', nov(17)]),
  // "It has not arrived", after the week: on Monday morning nobody knew.
  asked(HUA, 'aid', 'relief', ['delivered', nov(18)], ['accepted', nov(24)]),
  asked(BUS, 'need', null, ['delivered', nov(19)]),
  asked(BUS, 'aid', 'relief', ['delivered', nov(23, '00:00')]),
  asked(BUS, 'talk', null, ['delivered', nov(19)]),
  // "It has not arrived", in the week.
  asked(NAM, 'aid', 'development', ['delivered', nov(17)], ['accepted', nov(19)]),
  asked(NAM, 'aid', 'development', ['accepted', nov(17)]),
];

const post = (district: string, day: number, channel: string): CountedPost => ({
  ...{ district, channel },
  day: `2026-11-${day}`,
});

export const posts: readonly CountedPost[] = [
  post('3309', 16, 'facebook'),
  post('3309', 16, 'line'),
  post('3309', 17, 'facebook'),
  post('3309', 18, 'facebook'),
  post('3309', 19, 'facebook'),
  post('3309', 20, 'facebook'),
  { district: '3305', day: '2026-11-16', none: true },
  post('3305', 17, 'tiktok'),
  post('3305', 21, 'radio'),
  post('3301', 18, 'website'),
  post('3301', 18, 'website'),
  // The Sunday before and the Monday after.
  post('3316', 15, 'facebook'),
  post('3316', 23, 'facebook'),
];

/** As if Thursday the 19th were a holiday. */
export const isWorkingDay = (day: Temporal.PlainDate): boolean =>
  day.dayOfWeek < 6 && day.toString() !== '2026-11-19';
