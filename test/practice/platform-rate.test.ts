import { expect, it } from 'vitest';
import { createPace } from '../../src/outbox/pace.ts';
import type { ApiRoute } from '../../src/practice/platform/api-route.ts';
import { createMemory } from '../../src/practice/platform/memory.ts';
import { tooFast } from '../../src/practice/platform/rate-limit.ts';
import { sendingRoutes } from '../../src/practice/platform/api-sending.ts';

const memory = () =>
  createMemory({ channelSecret: 's', channelAccessToken: 't', quotaLimit: null, now: () => new Date() });
const route = (name: string): ApiRoute => sendingRoutes.find(({ path }) => path.endsWith(`message/${name}`))!;

it.each([
  ['multicast', 200],
  ['push', 2_000],
])('%s is taken %i times a second, and the other endpoints are counted apart', (name, perSecond) => {
  const line = memory();
  const answers = Array.from({ length: perSecond * 2 }, () => tooFast(line, route(name))?.status ?? 200);
  const taken = answers.filter((status) => status === 200).length;
  // While they were made, a few more became free.
  expect(taken).toBeGreaterThanOrEqual(perSecond);
  expect(taken).toBeLessThan(perSecond * 2);
  expect(answers.at(-1)).toBe(429);
  expect(tooFast(line, route('reply'))).toBeNull();
});

it('whoever keeps the pace meets no refusal', async () => {
  const line = memory();
  const pace = createPace(200);
  const refused: number[] = [];
  for (let call = 0; call < 60; call += 1) {
    await pace.turn();
    if (tooFast(line, route('multicast'))) refused.push(call);
  }
  expect(refused).toEqual([]);
});

it('several who do not know of one another slow down until LINE takes their calls', async () => {
  const line = memory();
  const paces = [createPace(200), createPace(200), createPace(200)];
  let refused = 0;
  const calls = paces.map(async (pace) => {
    for (let call = 0; call < 250; call += 1) {
      await pace.turn();
      if (tooFast(line, route('multicast'))) {
        refused += 1;
        pace.tooFast();
      }
    }
  });
  await Promise.all(calls);
  // Without slowing down, some 540 a second would come in, and more than 250 of the 750 be refused.
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(130);
});
