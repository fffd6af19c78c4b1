import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../src/models/index.ts';
import { endBotProcesses, startBotProcess, type BotProcess, type Ended } from '../support/bot-process.ts';
import { seededRandom, type Random } from '../support/random.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { storageTrouble, type StorageTrouble } from '../support/storage-trouble.ts';
import { openVillage, type Village } from '../support/villagers.ts';
import { whatIsWrong } from '../support/what-is-wrong.ts';

describe('a bot whose storage fails for a while', () => {
  let store: TestStore;
  let village: Village;
  let trouble: StorageTrouble;
  let webhook: string;

  beforeEach(async () => {
    store = await openTestStore({ shared: true });
    trouble = await storageTrouble(store);
    village = await openVillage(20, () => webhook);
  });
  afterEach(async () => {
    await endBotProcesses();
    await village.platform.close();
    trouble.close();
    await store.dispose();
  });
  const awake = async (): Promise<BotProcess> => {
    const bot = startBotProcess({ ...trouble.env, ...village.env });
    webhook = `${await bot.awake}/webhook`;
    return bot;
  };
  const everyoneTalks = (random: Random): Promise<unknown> =>
    Promise.all(
      village.people.map((person, index) => village[index % 2 ? 'listens' : 'hurries'](person, random)),
    );

  it('sends LINE away, waits, and then does everything once', { timeout: 150_000 }, async () => {
    const random = seededRandom();
    const bot = await awake();
    const talking = everyoneTalks(random);
    for (const long of [false, true, false, true]) {
      await sleep(random.between(200, 1_500));
      await trouble.strike(random, long);
    }
    await talking;
    await village.everyoneHasReported();
    const { code, stdout } = await bot.stop();
    await village.platform.settled();
    const wrong = await whatIsWrong(village, stdout);
    expect({ seed: random.seed, code, wrong }).toEqual({ seed: random.seed, code: 0, wrong: [] });
    expect(village.wire.refusals.get(500)).toBeGreaterThan(0);
  });

  it('stops in time all the same, and the next bot goes on', { timeout: 150_000 }, async () => {
    const random = seededRandom();
    const first = await awake();
    const talking = everyoneTalks(random);
    await village.wire.until('answers', () => (village.wire.replies.size > 10 ? true : undefined));
    const struck = trouble.strike(random, true);
    await sleep(random.between(0, 1_000));
    const stopped = await first.stop();
    await struck;
    const second = await awake();
    await talking;
    await village.everyoneHasReported();
    const ended = await second.stop();
    await village.platform.settled();
    const wrong = await whatIsWrong(village, stopped.stdout + ended.stdout);
    const { seed } = random;
    expect({ seed, codes: [stopped.code, ended.code], wrong }).toEqual({ seed, codes: [0, 0], wrong: [] });
  });
});

describe('a bot that finds no storage at its start', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khubun-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('says which server does not answer', { timeout: 60_000 }, async () => {
    const told = await start({ MONGODB_URI: 'mongodb://somsri:geheim@127.0.0.1:9/khubun' });
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(
      /^MongoDB at 127\.0\.0\.1:9 \(MONGODB_URI\) does not answer: .+ Check the address.+\.\n$/u,
    );
    expect(told.stderr).not.toContain('geheim');
  });

  it('says that it cannot have its folder', async () => {
    await writeFile(join(folder, 'file'), '');
    const told = await start({ DATA_DIR: join(folder, 'file', 'data') });
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(
      /^DATA_DIR is .+, and the bot cannot write there \(ENOTDIR\)\. Give it .+\.\n$/u,
    );
  });

  it('says that its file is no store', async () => {
    await writeFile(join(folder, 'khubun.db'), 'no store '.repeat(1000));
    const told = await start({ DATA_DIR: folder });
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(
      /^The embedded store .+ cannot be opened: file is not a database\. .*backup.*\n$/u,
    );
  });

  it('says that another process has the store', { timeout: 60_000 }, async () => {
    const writer = new DatabaseSync(join(folder, 'khubun.db'));
    writer.exec('PRAGMA journal_mode = WAL; BEGIN EXCLUSIVE');
    const told = await start({ DATA_DIR: folder });
    writer.close();
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(
      /^The embedded store .+ is being written to by another process\. Start again .+\.\n$/u,
    );
    expect(told.stderr).not.toContain('backup');
  });
});

function start(env: Record<string, string>): Promise<Ended> {
  return startBotProcess(env).ended;
}
