import districts from '../../content/districts.json' with { type: 'json' };
import { noCounts, type Counts } from '../../src/digest/counts.ts';
import type { Edition } from '../../src/digest/edition.ts';
import { figuresOf } from '../../src/digest/figures.ts';
import type { Cell, Tally } from '../../src/digest/tally.ts';
import type { Digest } from '../../src/models/digest.ts';
import type { PublicStory } from '../../src/stories/stories-of.ts';

const CODES = districts.map(({ code }) => code);
export const WEEK = '2026-W47';
/** Districts of the example that have reported above 80 % and below 50 %. */
const WELL = ['3309', '3316', '3320'];
const LITTLE = ['3305', '3317'];

/** The part of `total` that falls to the district with this index when all have about the same. */
const share = (total: number, index: number): number =>
  Math.floor((total * (index + 1)) / CODES.length) - Math.floor((total * index) / CODES.length);

/** The invented week of domain.md §5.5: every total is the one printed there, in 22 districts of two tambons each. */
export function exampleTally(): Tally {
  const cells = CODES.flatMap((district, index): Cell[] => {
    const counts = districtCounts(district, index);
    const north = noCounts();
    north.households = north.stages.survive = north.householdsBefore = 10;
    counts.households -= 10;
    counts.stages.survive -= 10;
    return [
      { district, tambon: 'ใต้', counts },
      { district, tambon: 'เหนือ', counts: north },
    ];
  });
  balanceReports(cells);
  return {
    week: WEEK,
    cells,
    workingDays: ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
    postingDays: Object.fromEntries(CODES.map((code, index) => [code, index < 17 ? 5 : 3])),
    messages: { paid: 412, free: 9_310 },
  };
}

function districtCounts(district: string, index: number): Counts {
  const counts = noCounts();
  const of = (total: number): number => share(total, index);
  counts.stages = { survive: of(4_310), sufficient: of(10_977), sustainable: of(1_832) };
  counts.households = counts.stages.survive + counts.stages.sufficient + counts.stages.sustainable;
  counts.householdsBefore = counts.households - 10;
  counts.stagesBefore = { ...counts.stages };
  counts.reportedBefore = of(11_436);
  counts.notMet = of(1_227);
  counts.baht = of(1_234_500);
  counts.moves = {
    'survive>sufficient': of(84),
    'sufficient>sustainable': of(21),
    'sustainable>survive': of(2),
  };
  const open = { health: 3_204, living: 2_870, education: 918, income: 8_655, services: 1_102 };
  const before = { health: 3_250, living: 2_901, education: 930, income: 8_775, services: 1_120 };
  for (const [id, total] of Object.entries(open)) counts.dimensions[id] = of(total);
  for (const [id, total] of Object.entries(before)) counts.dimensionsBefore[id] = of(total);
  counts.obstacles = { resource: of(900), skill: of(400), none: of(5_000) };
  const pending = LITTLE.includes(district) ? 1 : 0;
  const helped = WELL.includes(district) || index < 4 ? 1 : 0;
  counts.urgent = { opened: pending + helped, carried: 0, helped, referred: 0, pending };
  counts.aid = { relief: of(64), development: of(139), other: 0 };
  const posts = { facebook: 96, line: 61, tiktok: 18, radio: 7, website: 22 };
  for (const [channel, total] of Object.entries(posts)) counts.posts[channel] = of(total);
  return counts;
}

const fixed = (code: string): number | null =>
  WELL.includes(code) ? 700 : LITTLE.includes(code) ? 311 : null;

/** Gives every district so many reports that three stand above 80 % and two below 50 %, and all are 11,842. */
function balanceReports(cells: readonly Cell[]): void {
  const own = cells.filter(({ tambon }) => tambon === 'ใต้');
  const others = own.filter(({ district }) => fixed(district!) === null);
  let left = 11_842 - own.reduce((all, { district }) => all + (fixed(district!) ?? 0), 0);
  for (const { district, counts } of own) {
    const reports =
      fixed(district!) ??
      Math.ceil(left / (others.length - others.findIndex((one) => one.district === district)));
    if (fixed(district!) === null) left -= reports;
    counts.reported = reports;
    counts.met = reports - counts.notMet;
  }
}

/** A sent digest of that week, as it is stored. */
export function exampleDigest(changes: Partial<Digest> = {}): Digest {
  return {
    _id: WEEK,
    state: 'sent',
    tally: exampleTally(),
    compiledAt: new Date('2026-11-23T07:00:00+07:00'),
    sendsAt: new Date('2026-11-23T08:00:00+07:00'),
    dropped: [],
    secret: 'a secret of the tests',
    revision: 0,
    sentAt: new Date('2026-11-23T08:00:00+07:00'),
    sentBy: 'job:digest-send',
    corrections: [],
    earlier: [],
    events: [],
    ...changes,
  };
}

/** The province's edition of `tally` (default: the example's). */
export function exampleEdition(changes: Partial<Edition> = {}, tally: Tally = exampleTally()): Edition {
  return {
    figures: figuresOf(tally, { level: 'province' }),
    stories: [],
    revision: 0,
    corrections: [],
    sentAt: new Date('2026-11-23T08:00:00+07:00'),
    ...changes,
  };
}

/** An invented story. */
export function exampleStory(ep: number, changes: Partial<PublicStory> = {}): PublicStory {
  return {
    ref: `story-${ep}`,
    ep,
    title: `EP.${ep} I คู่บุญแบ่งแปลง ปลูกผักขายตลาดนัด ราษีไศล`,
    headline: 'คู่บุญแบ่งแปลง ปลูกผักขายตลาดนัด',
    district: '3309',
    tambon: 'บัวหุ่ง',
    text: 'เริ่มจากแปลงเล็ก ๆ หลังบ้าน ปลูกผักบุ้งกับพริก สามเดือนต่อมามีผักกินทุกวัน และเหลือไปขายตลาดนัดวันเสาร์ได้ครั้งละสองร้อยกว่าบาท พี่เลี้ยงพาไปดูแปลงต้นแบบและช่วยกันทำปุ๋ยใช้เอง',
    quote: 'มีผักกินทุกวัน เหลือก็แบ่งเพื่อนบ้าน',
    person: 'ยายทองใบ',
    approvedAt: new Date('2026-11-20T10:00:00+07:00'),
    photos: [],
    ...changes,
  };
}
