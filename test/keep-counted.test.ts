import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE } from '../src/clock.ts';
import { keepCounted } from '../src/keep-counted.ts';

let counts = 0;
let fails = false;
/** Counts how often it was counted, of a register of `households`. */
const counter = (households: number) =>
  keepCounted({
    count: async (week) => {
      if (fails) throw new Error('The storage does not answer.');
      counts += 1;
      return Promise.resolve(`${week}, time ${counts}`);
    },
    sizeOf: () => households,
    freshFor: MINUTE,
  });
const later = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

beforeEach(() => {
  counts = 0;
  fails = false;
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

describe('what is counted of the whole register', () => {
  it('is counted once for all who ask within a minute, and says when', async () => {
    const asked = counter(17_119);
    const all = await Promise.all([asked.ask('2026-W48'), asked.ask('2026-W48'), asked.ask('2026-W48')]);
    expect(all.map(({ value }) => value)).toEqual(Array(3).fill('2026-W48, time 1'));
    const { at } = all[0];
    later(MINUTE - 1);
    expect(await asked.ask('2026-W48')).toEqual({ value: '2026-W48, time 1', at });
  });

  it('is counted anew behind the back of who asks a little later, and before the eyes of who asks much later', async () => {
    const asked = counter(17_119);
    await asked.ask('2026-W48');
    later(2 * MINUTE);
    expect((await asked.ask('2026-W48')).value).toBe('2026-W48, time 1');
    await vi.waitFor(async () => expect((await asked.ask('2026-W48')).value).toBe('2026-W48, time 2'));
    later(10 * MINUTE);
    expect((await asked.ask('2026-W48')).value).toBe('2026-W48, time 3');
  });

  it('is counted each time where the register is small, and for each week', async () => {
    const asked = counter(500);
    await asked.ask('2026-W48');
    expect((await asked.ask('2026-W48')).value).toBe('2026-W48, time 2');
    const large = counter(501);
    await large.ask('2026-W48');
    expect((await large.ask('2026-W49')).value).toBe('2026-W49, time 4');
  });

  it('is given as it was while the storage does not answer, and counted again when it does', async () => {
    const asked = counter(17_119);
    await asked.ask('2026-W48');
    fails = true;
    later(2 * MINUTE);
    expect((await asked.ask('2026-W48')).value).toBe('2026-W48, time 1');
    later(10 * MINUTE);
    await expect(asked.ask('2026-W48')).rejects.toThrow('does not answer');
    fails = false;
    expect((await asked.ask('2026-W48')).value).toBe('2026-W48, time 2');
  });

  it('is counted again for who asks after it was dropped, also while it was being counted', async () => {
    const asked = counter(17_119);
    const before = asked.ask('2026-W48');
    asked.drop();
    expect((await asked.ask('2026-W48')).value).toBe('2026-W48, time 2');
    expect((await before).value).toBe('2026-W48, time 1');
    expect((await asked.ask('2026-W48')).value).toBe('2026-W48, time 2');
  });
});
