import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, now, setClock } from '../../src/clock.ts';
import type { Speaker } from '../../src/conversation/bot-flow.ts';
import '../../src/models/index.ts';
import { People } from '../../src/models/person.ts';
import { Stories, type Story } from '../../src/models/story.ts';
import { approveStory, returnStory } from '../../src/stories/decide-story.ts';
import { withdrawStories } from '../../src/stories/withdraw-stories.ts';
import { seededRandom } from '../support/random.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { TUESDAY } from '../support/transcript.ts';
import { officer, settle } from '../support/village.ts';

/** Households, each with one story. */
const MANY = 24;
const OFFICERS = ['1', '2', '3'].map((digit) => `U${digit.repeat(32)}`);

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.dispose());
beforeEach(async () => {
  await store.reset();
  setClock(TUESDAY);
  for (const userId of OFFICERS) await officer(userId, { level: 'province' });
  for (let index = 0; index < MANY; index++) {
    const household = await settle(`H-${1000 + index}`, { pictureConsent: 'yes' });
    const place = { district: '3309', tambon: 'บัวหุ่ง' };
    await Stories.create({
      _id: `e${index}`,
      ref: `s${index}`,
      ...place,
      household,
      report: `2026-W48:${household}`,
      by: 'r',
      draftedAt: now(),
      title: 'เรื่อง',
      text: 'เนื้อเรื่อง',
      state: 'waiting',
      history: [{ state: 'waiting', at: now(), by: 'r' }],
    });
  }
});

async function speakers(event: string, at: Date): Promise<Speaker[]> {
  const people = await People.find({ _id: { $in: OFFICERS } }).lean();
  return people.map((person) => ({
    person,
    event: `${event}:${person.ref}`,
    at,
    baseUrl: 'https://khubun.example',
  }));
}

const numbers = (stories: readonly Story[]): number[] =>
  stories.flatMap(({ ep }) => ep ?? []).toSorted((a, b) => a - b);

/**
 * Does it again when the server has given it up among many that write at once (PostgreSQL under the test server calls that a
 * deadlock), as the inbox does with an event that failed.
 */
async function stubbornly<T>(deed: () => Promise<T>): Promise<T> {
  for (let left = 5; ; left -= 1) {
    try {
      return await deed();
    } catch (error) {
      if (left === 0 || !(error as Error).message.includes('deadlock')) throw error;
    }
  }
}

describe('the numbers of stories', () => {
  it('have no gap and none is used twice, whatever happens at once', { timeout: 60_000 }, async () => {
    const random = seededRandom();
    for (let round = 0; round < 20; round++) {
      const at = new Date(now().getTime() + round * MINUTE);
      const deciders = await speakers(`round${round}`, at);
      // Officers and households act in the same moment, on stories that chance picks; some do it twice, as after a crash.
      const deeds = Array.from({ length: 6 }, async () => {
        const ref = `s${random.between(0, MANY - 1)}`;
        const who = deciders[random.between(0, deciders.length - 1)]!;
        const deed = random.between(0, 9);
        if (deed < 7) {
          await stubbornly(() => approveStory(who, ref, 1));
          if (deed < 2) await stubbornly(() => approveStory(who, ref, 1));
        } else if (deed < 8) await returnStory(who, ref, undefined, { reason: 'สั้นไป', message: 'm' });
        else await withdrawStories(`H-${1000 + Number(ref.slice(1))}`);
      });
      await Promise.all(deeds);
      const all = await Stories.find().lean();
      const given = numbers(all);
      expect(given, `seed ${random.seed}, round ${round}`).toEqual(given.map((_, index) => index + 1));
      // Who has a number was approved, and exactly once.
      for (const { ep, history, approvedAt, week } of all) {
        const approvals = history.filter(({ state }) => state === 'approved').length;
        expect(approvals).toBe(ep === undefined ? 0 : 1);
        expect([approvedAt !== undefined, week !== undefined]).toEqual([ep !== undefined, ep !== undefined]);
      }
      // What is withdrawn has no words left, with a number or without.
      expect(await Stories.countDocuments({ state: 'withdrawn', title: { $exists: true } })).toBe(0);
    }
    expect(numbers(await Stories.find().lean()).length).toBeGreaterThan(5);
  });

  it('go to all of many stories that are approved in the same moment', async () => {
    const [who] = await speakers('rush', now());
    const heard = await Promise.all(
      Array.from({ length: MANY }, (_, index) =>
        stubbornly(() => approveStory({ ...who!, event: `rush${index}` }, `s${index}`, 1)),
      ),
    );
    const given = heard.map((one) => (typeof one === 'string' ? 0 : one.ep)).toSorted((a, b) => a - b);
    expect(given).toEqual(Array.from({ length: MANY }, (_, index) => index + 1));
  });
});
