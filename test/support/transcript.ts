import { afterAll, beforeAll, beforeEach } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { talker, type Talker } from './talker.ts';
import { mentor, settle } from './village.ts';

/** Tuesday, 24 November 2026, 09:00 in Bangkok: week 48. */
export const TUESDAY = '2026-11-24T09:00:00+07:00';

/** The bot of one test file, and Somsri, who is a mentor. */
export interface Transcript {
  bot: TestBot;
  somsri: Talker;
}

/**
 * Starts the bot for one test file. Before every test the store is empty, it is Tuesday morning, and Somsri cares for
 * ยายทองใบ (H-0001), who has open health and income; `village` may settle something else.
 */
export function transcript(
  village: (somsri: Talker) => Promise<void> = async ({ userId }) => {
    await settle('H-0001');
    await mentor(userId, 'H-0001');
  },
  settings: Parameters<typeof startTestBot>[0] = {},
): Transcript {
  const on = {} as Transcript;
  beforeAll(async () => {
    on.bot = await startTestBot(settings);
  });
  afterAll(() => on.bot.close());
  beforeEach(async () => {
    await on.bot.store.reset();
    on.bot.line.sent.length = 0;
    on.bot.line.faults.length = 0;
    on.bot.line.requests.length = 0;
    on.bot.line.groups.clear();
    on.bot.line.quota = { limit: null, used: 0 };
    setClock(TUESDAY);
    on.somsri = talker(on.bot);
    await village(on.somsri);
  });
  return on;
}

/** The questions of a quiet week in order, each with what answers it: taps, or words after a `>`. */
const QUIET_WEEK: readonly (readonly [question: string, ...answers: string[]])[] = [
  ['start', '>รายงาน'],
  ['met', 'เริ่มเลย'],
  ['metOn', 'ไปเยี่ยมบ้าน'],
  ['urgent', 'เมื่อวาน'],
  ['activities', 'ไม่มี'],
  ['health', 'ปลูกผัก', 'ครบแล้ว'],
  ['income', 'เหมือนเดิม'],
  ['baht', 'ดีขึ้น'],
  ['obstacle', '>300'],
  ['plan', 'ไม่ติดขัด'],
  ['photos', '>ปลูกผักบุ้งอีกแปลง'],
  ['summary', 'ไม่มีรูป'],
  ['sent', 'ส่งรายงาน'],
];

/** Answers a quiet week's questions, from `from` on, until the question `to` is asked; what she hears last. */
export async function reportUpTo(person: Talker, to: string, from = 'start'): Promise<string> {
  const names = QUIET_WEEK.map(([question]) => question);
  const first = from === 'start' ? 0 : names.indexOf(from) + 1;
  const last = names.indexOf(to);
  if (first < 0 || last < 0) throw new Error(`A quiet week has no question "${from}" or "${to}".`);
  let heard = '';
  for (const answer of QUIET_WEEK.slice(first, last + 1).flatMap(([, ...answers]) => answers)) {
    heard = answer.startsWith('>') ? await person.types(answer.slice(1)) : await person.taps(answer);
  }
  return heard;
}
