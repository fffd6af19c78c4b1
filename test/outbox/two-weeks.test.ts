import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bangkokDate, MINUTE, moveClock, now, SECOND, setClock, ZONE } from '../../src/clock.ts';
import { Households } from '../../src/models/household.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People, type ReminderTime } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { isQuiet } from '../../src/outbox/quiet-hours.ts';
import { outboxNews } from '../../src/outbox/queue.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import type { SentMessage } from '../support/line-api.ts';
import { seededRandom, type Random } from '../support/random.ts';
import { talker, type Talker } from '../support/talker.ts';
import { officer } from '../support/village.ts';

// 50 mentors and 120 households from Monday, 23 November to Sunday, 6 December 2026, with what each of them gets, when, by which
// way and at what cost written down beforehand.

const MENTORS = 50;
const HOUSEHOLDS = 120;
const WITH_LINE = 60;
const MONDAYS = ['2026-11-23', '2026-11-30'];

/** What a mentor does, by the last digit of her number, and what comes of it: day of the week, time, and how it goes. */
const MENTOR_WEEKS: readonly {
  what: string;
  reminder?: ReminderTime;
  says?: 'no';
  gets: readonly string[];
}[] = [
  { what: 'reports everything on Wednesday', reminder: 'thu-evening', gets: [] },
  {
    what: 'writes on Thursday at noon',
    reminder: 'thu-evening',
    gets: ['4 12:00 free reminder', '7 16:00 push last-day'],
  },
  {
    what: 'writes nothing',
    reminder: 'thu-evening',
    gets: ['4 18:00 push reminder', '7 16:00 push last-day'],
  },
  {
    what: 'writes nothing',
    reminder: 'fri-evening',
    gets: ['5 18:00 push reminder', '7 16:00 push last-day'],
  },
  {
    what: 'writes nothing',
    reminder: 'sat-morning',
    gets: ['6 08:00 push reminder', '7 16:00 push last-day'],
  },
  { what: 'writes nothing', reminder: 'sun-evening', gets: ['7 18:00 push last-day'] },
  { what: 'has chosen no evening', gets: ['7 16:00 push last-day'] },
  {
    what: 'wants one more tomorrow',
    reminder: 'thu-evening',
    // Two a week are enough.
    gets: ['4 18:00 push reminder', '5 18:00 push reminder'],
  },
  { what: 'is ill', reminder: 'thu-evening', gets: ['4 18:00 push reminder'] },
  { what: 'wants no messages', reminder: 'thu-evening', says: 'no', gets: [] },
];

/** The same of the household's people, by its number modulo 5; `weeks`: what each of the two weeks brings. */
const HOUSEHOLD_WEEKS: readonly {
  what: string;
  every?: 'fortnight';
  says?: 'no';
  weeks: readonly (readonly string[])[];
}[] = [
  { what: 'writes nothing', weeks: [['4 17:00 push advice'], ['4 17:00 push advice']] },
  { what: 'writes on Wednesday', weeks: [['3 09:00 free advice'], ['3 09:00 free advice']] },
  { what: 'wants it fortnightly', every: 'fortnight', weeks: [['4 17:00 push advice'], []] },
  { what: 'wants no messages', says: 'no', weeks: [[], []] },
  { what: 'asks for it herself', weeks: [[], []] },
];

/** When something may happen: the jobs look, what is due goes out, and then people act. */
const TIMES = [
  '07:00',
  '08:00',
  '09:00',
  '10:00',
  '12:00',
  '16:00',
  '17:00',
  '18:00',
  '18:30',
  '19:30',
  '23:00',
];

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

let mentors: Talker[];
let members: Talker[];
let nok: Talker;

beforeEach(async () => {
  await bot.store.reset();
  for (const list of [bot.line.sent, bot.line.requests, bot.line.faults]) list.length = 0;
  bot.line.quota = { limit: 35_000, used: 0 };
  setClock('2026-11-23T06:30:00+07:00');
  mentors = await settleMentors();
  members = await settleMembers();
  nok = talker(bot);
  await officer(nok.userId, undefined, 'นก');
});

const number = (person: number, kind: string): string => `U${kind}${String(person).padStart(31, '0')}`;
const code = (household: number): string => `H-${String(household).padStart(4, '0')}`;
/** Mentors 1 to 20 have three households each, the others two. */
const householdsOf = (mentor: number): number[] =>
  mentor <= 20
    ? [3 * mentor - 2, 3 * mentor - 1, 3 * mentor]
    : [60 + 2 * (mentor - 20) - 1, 60 + 2 * (mentor - 20)];

async function settleMentors(): Promise<Talker[]> {
  const all = Array.from({ length: MENTORS }, (_, index) => index + 1);
  await People.insertMany(
    all.map((mentor) => {
      const { reminder, says } = MENTOR_WEEKS[mentor % 10]!;
      return {
        _id: number(mentor, 'a'),
        roles: ['mentor'],
        name: `พี่เลี้ยง ${mentor}`,
        language: 'th',
        ...(reminder && { reminder }),
        consents: { messages: says ?? 'yes' },
      };
    }),
  );
  await Households.insertMany(
    Array.from({ length: HOUSEHOLDS }, (_, index) => ({
      _id: code(index + 1),
      name: `บ้าน ${index + 1}`,
      tambon: 'บัวหุ่ง',
      district: '3309',
      stage: 'survive',
      openDimensions: ['health', 'income'],
      origin: 'tpmap',
    })),
  );
  const pairs = all.flatMap((mentor) => householdsOf(mentor).map((household) => ({ mentor, household })));
  await Pairings.insertMany(
    pairs.map(({ mentor, household }) => ({
      _id: `${number(mentor, 'a')}:${code(household)}`,
      mentor: number(mentor, 'a'),
      household: code(household),
      from: new Date('2026-01-05'),
    })),
  );
  // All have reported the week before, so that nobody is missed by her officer.
  await Reports.insertMany(
    pairs.map(({ mentor, household }) => ({
      _id: `2026-W47:${code(household)}`,
      household: code(household),
      week: '2026-W47',
      mentor: number(mentor, 'a'),
      submittedAt: new Date('2026-11-18T10:00:00+07:00'),
      answers: { met: 'not-met', whyNotMet: 'away' },
    })),
  );
  return all.map((mentor) => talker(bot, number(mentor, 'a')));
}

async function settleMembers(): Promise<Talker[]> {
  const all = Array.from({ length: WITH_LINE }, (_, index) => index + 1);
  await People.insertMany(
    all.map((household) => {
      const { every, says } = HOUSEHOLD_WEEKS[household % 5]!;
      return {
        _id: number(household, 'b'),
        roles: ['household'],
        household: code(household),
        name: `คนบ้าน ${household}`,
        language: 'th',
        ...(every && { adviceEvery: every }),
        consents: { messages: says ?? 'yes' },
      };
    }),
  );
  return all.map((household) => talker(bot, number(household, 'b')));
}

/** Everything that is to come unasked: `<person> <when> <way> <what>`. */
function expected(): string[] {
  const lines: string[] = [];
  for (const [week, monday] of MONDAYS.entries()) {
    const on = (person: string, [when, time, ...how]: readonly string[]): string =>
      `${person} ${Temporal.PlainDate.from(monday)
        .add({ days: Number(when) - 1 })
        .toString()} ${time} ${how.join(' ')}`;
    for (let mentor = 1; mentor <= MENTORS; mentor += 1) {
      for (const line of MENTOR_WEEKS[mentor % 10]!.gets)
        lines.push(on(number(mentor, 'a'), line.split(' ')));
      if (mentor % 10 === 8) lines.push(on(nok.userId, ['4', '18:30', 'push', 'excuse']));
    }
    for (let household = 1; household <= WITH_LINE; household += 1) {
      for (const line of HOUSEHOLD_WEEKS[household % 5]!.weeks[week]!)
        lines.push(on(number(household, 'b'), line.split(' ')));
    }
  }
  return lines.toSorted();
}

function whatIs([message]: readonly SentMessage[]): string {
  const words = message?.altText ?? message?.text ?? '';
  if (words.startsWith('🌱')) return 'advice';
  if (words.includes('วันสุดท้าย')) return 'last-day';
  if (words.startsWith('รายงานประจำสัปดาห์')) return 'reminder';
  return words.includes('แจ้งเหตุ') ? 'excuse' : words;
}

function line(person: string, at: Date, way: string, what: string): string {
  const time = at.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainTime();
  const tick = TIMES.findLast((one) => Temporal.PlainTime.compare(one, time) <= 0)!;
  return `${person} ${bangkokDate(at).toString()} ${tick} ${way} ${what}`;
}

/** What LINE was given, and what rode: in the words of `expected`. */
async function actual(): Promise<string[]> {
  const pushed = bot.line.sent
    .filter(({ way }) => way !== 'reply')
    .map(({ to, at, messages }) => line(to, at, 'push', whatIs(messages)));
  const free = (await OutboxMessages.find({ state: 'sent', way: 'free' }).lean()).map(
    ({ recipient, sentAt, messages }) =>
      line(recipient, sentAt!, 'free', whatIs(messages as unknown as SentMessage[])),
  );
  return [...pushed, ...free].toSorted();
}

const every = (kind: number, people: readonly Talker[], of: number): Talker[] =>
  people.filter((_, index) => (index + 1) % of === kind);

async function act(day: number, time: string): Promise<void> {
  const when = `${day} ${time}`;
  if (when === '3 09:00') for (const one of every(1, members, 5)) await one.types('ขอบคุณ');
  if (when === '3 09:00') for (const one of every(4, members, 5)) await one.types('คำแนะนำ');
  if (when === '4 12:00') for (const one of every(1, mentors, 10)) await one.types('เมนู');
  if (when === '4 18:30') {
    for (const one of every(7, mentors, 10)) await one.taps('พรุ่งนี้เตือนอีก');
    for (const one of every(8, mentors, 10)) await one.taps('ป่วย');
  }
  if (when === '3 10:00') {
    for (const [index, one] of mentors.entries()) {
      if ((index + 1) % 10 !== 0) continue;
      for (const _ of householdsOf(index + 1)) {
        await one.types('รายงาน');
        for (const label of ['เริ่มเลย', 'ยังไม่ได้พบ', 'ไม่อยู่บ้าน', 'ส่งรายงาน']) await one.taps(label);
      }
    }
  }
}

/** What is due goes out, also what has to be tried again; at most ten minutes of product time go by. */
async function goesOut(): Promise<void> {
  if (isQuiet()) return;
  const soon = new Date(now().getTime() + 10 * MINUTE);
  const waiting = () => OutboxMessages.countDocuments({ state: 'queued', notBefore: { $lte: soon } });
  for (let tries = 0; (await waiting()) > 0; tries += 1) {
    if (tries > 400) throw new Error('Something does not go out.');
    outboxNews.emit('queued');
    await new Promise((resolve) => setTimeout(resolve, 10));
    // Waits between tries are seconds of the product's clock.
    if (tries % 4 === 3) moveClock(2 * SECOND);
  }
}

/** Lets the two weeks pass; `before` is called before what is due at a time goes out. */
async function twoWeeks(before: (tick: number) => Promise<void> = async () => {}): Promise<void> {
  let tick = 0;
  for (const monday of MONDAYS) {
    for (let day = 1; day <= 7; day += 1) {
      const date = Temporal.PlainDate.from(monday).add({ days: day - 1 });
      for (const time of TIMES) {
        setClock(`${date.toString()}T${time}:00+07:00`);
        await before(tick);
        await bot.look();
        await goesOut();
        await act(day, time);
        await goesOut();
        tick += 1;
      }
    }
  }
}

/** LINE's troubles at a moment: too fast, stumbling, silent before or after it had what it was given. */
function trouble(random: Random): void {
  const troubles = [
    { status: 429, message: 'The API rate limit has been exceeded. Try again later.' },
    { status: 500 },
    { status: 503 },
    { status: 0 },
    { status: 0, delivered: true as const },
  ];
  bot.line.faults.length = 0;
  for (let count = random.between(0, 4); count > 0; count -= 1) {
    const path = random.between(0, 1) === 0 ? /message\/push$/u : /multicast$/u;
    bot.line.faults.push({ path, ...troubles[random.between(0, troubles.length - 1)]! });
  }
}

describe('two weeks', { timeout: 240_000 }, () => {
  // On MongoDB the harder one below says it all.
  it.skipIf(process.env['MONGODB_URI'])(
    'bring everybody what is theirs, at its hour, once, and for free where it can ride',
    async () => {
      await twoWeeks();
      const wanted = expected();
      expect(await actual()).toEqual(wanted);
      expect(bot.line.quota.used).toBe(wanted.filter((line) => line.includes(' push ')).length);
      // Whoever rode was really heard.
      expect(mentors[0]!.hears()).toContain('เหลือ 3 บ้าน ใช้เวลาบ้านละ');
      expect(await OutboxMessages.countDocuments({ state: 'failed' })).toBe(0);
    },
  );

  it('are the same with two bots that are restarted again and again, and a LINE that stumbles', async () => {
    const random = seededRandom();
    bot.anotherBot();
    await twoWeeks(async (tick) => {
      trouble(random);
      if (tick % 9 === 4) await bot.restart();
    });
    const wanted = expected();
    expect({ seed: random.seed, lines: await actual() }).toEqual({ seed: random.seed, lines: wanted });
    expect(bot.line.quota.used).toBe(wanted.filter((line) => line.includes(' push ')).length);
    expect(new Set(bot.line.requests.map(({ status }) => status)).size).toBeGreaterThan(2);
  });
});
