import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../src/models/index.ts';
import { Leases } from '../../src/models/lease.ts';
import { endBotProcesses, startBotProcess, type BotProcess } from '../support/bot-process.ts';
import { seededRandom, type Random } from '../support/random.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { openVillage, type Village } from '../support/villagers.ts';
import { whatIsWrong } from '../support/what-is-wrong.ts';

let store: TestStore;
let village: Village;
let bot: BotProcess;
/** What the dead have said. */
let log = '';
/** Rejects when a bot ends without being killed. */
const fallen = Promise.withResolvers<never>();
let webhook = 'http://127.0.0.1:9/webhook';

const PEOPLE = 40;
/** TEST_KILLS makes it more, or fewer. */
const KILLS = Number(process.env['TEST_KILLS'] ?? 9);
/** A bot that nobody talks to for so long is killed all the same: those who wait may wait for a lease of the dead. */
const QUIET = 3_000;

beforeAll(async () => {
  store = await openTestStore({ shared: true });
  village = await openVillage(PEOPLE, () => webhook);
});
afterAll(async () => {
  await endBotProcesses();
  await village.platform.close();
  await store.dispose();
});

describe('a bot that is killed again and again', () => {
  it('loses nothing and does nothing twice', { timeout: 150_000 }, async () => {
    const random = seededRandom();
    const talking = Promise.all(
      village.people.map((person, index) => village[index % 2 ? 'listens' : 'hurries'](person, random)),
    );
    const everyone = Promise.race([fallen.promise, talking.then(() => village.everyoneHasReported())]);
    const over = everyone.then(() => 'over');
    const dead: string[] = [];
    let kills = 0;
    startBot();
    while (kills < KILLS && (await Promise.race([over, momentToDie(random)])) !== 'over') {
      bot.send('SIGKILL');
      log += (await bot.ended).stdout;
      dead.push(...(await Leases.distinct('owner')));
      kills += 1;
      startBot();
    }
    await everyone;
    // Only a bot that is awake hears the signal: the last one may have been started a moment ago.
    await bot.awake;
    const { code, stdout } = await bot.stop();
    await village.platform.settled();
    const wrong = await whatIsWrong(village, log + stdout);
    expect({ seed: random.seed, code, wrong }).toEqual({ seed: random.seed, code: 0, wrong: [] });
    expect(await Leases.countDocuments({ owner: { $nin: dead } })).toBe(0);
    expect(village.people.flatMap(({ events }) => events)).toHaveLength(5 * PEOPLE);
    // On a busy machine a bot is slow to be killable, and everybody has reported before the last kills.
    expect(kills).toBeGreaterThanOrEqual(KILLS / 3);
  });
});

function startBot(): void {
  bot = startBotProcess({ ...store.env, ...village.env });
  void bot.awake.then((url) => (webhook = url ? `${url}/webhook` : webhook));
  void bot.ended.then(({ code, stderr }) => code && fallen.reject(new Error(`The bot ended: ${stderr}`)));
}

/** Sometimes while it starts; mostly in the thick of it, when something has just gone over the wire. */
async function momentToDie(random: Random): Promise<'now'> {
  if (random.between(1, 5) === 1) {
    await sleep(random.between(50, 900));
    return 'now';
  }
  await bot.awake;
  // LINE is slow to say what it has done, and stumbles now and then so that some answers must go the paid way.
  const stumbles = random.between(1, 3) === 1 ? random.between(2, 8) : 0;
  village.platform.setFaults({
    latencyMs: random.between(0, 30),
    failNext: stumbles > 0 ? { status: 500, count: stumbles } : null,
  });
  const { until, traffic, pushes } = village.wire;
  const [enough, paid] = [traffic() + random.between(5, 50), pushes.size];
  const thick = (): true | undefined =>
    (stumbles > 0 ? pushes.size > paid : traffic() >= enough) || undefined;
  await Promise.race([until('the thick of it', thick), sleep(QUIET)]);
  await sleep(random.between(0, 12));
  return 'now';
}
