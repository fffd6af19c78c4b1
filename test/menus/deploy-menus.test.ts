import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LineRefusal } from '../../src/line/call.ts';
import { createRichMenus, type RichMenus } from '../../src/line/rich-menus.ts';
import { buildMenus } from '../../src/menus/build-menu.ts';
import { deployMenus } from '../../src/menus/deploy-menus.ts';
import { drawMenu } from '../../src/menus/draw-menu.ts';
import { MENU_NAMES, type MenuName } from '../../src/menus/menus.ts';
import { People } from '../../src/models/person.ts';
import { startPracticePlatform, type PracticePlatform } from '../../src/practice/platform/start.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { member, mentor, officer } from '../support/village.ts';

const TOKEN = 'a token of the tests';
const [SOMSRI, NOK, THONGBAI, NEW] = ['1', '2', '3', '4'].map((digit) => `U${digit.repeat(32)}`) as [
  string,
  string,
  string,
  string,
];
const ALL = MENU_NAMES.length * 2;

let store: TestStore;
let platform: PracticePlatform;
let menus: RichMenus;

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await store.reset();
  platform = await startPracticePlatform({
    port: 0,
    host: '127.0.0.1',
    webhookUrl: 'http://127.0.0.1:9/webhook',
    channelSecret: 'secret',
    channelAccessToken: TOKEN,
    people: [SOMSRI, NOK, THONGBAI, NEW].map((userId) => ({ userId, displayName: 'สมมติ', role: 'mentor' })),
    quotaLimit: null,
    now: () => new Date(),
    moveClock: () => undefined,
  });
  menus = createRichMenus({
    apiBaseUrl: platform.url,
    dataApiBaseUrl: platform.url,
    channelAccessToken: TOKEN,
  });
  await mentor(SOMSRI);
  await officer(NOK);
  await member(THONGBAI, 'H-0001');
  await People.updateOne({ _id: THONGBAI }, { $set: { language: 'en' } });
  await People.create({ _id: NEW, language: 'th' });
});
afterEach(() => platform.close());
afterAll(() => store.dispose());

const seenBy = (userId: string): string | undefined =>
  (platform.richMenu(userId) as { name?: string } | null)?.name?.split(' ')[1];

/** The calls that changed something at LINE. */
const changes = (): number =>
  platform.wire().filter(({ kind, method }) => kind === 'api' && method !== 'GET').length;

describe('deployMenus', () => {
  it('makes all menus as LINE takes them, and shows everybody that of her role and language', async () => {
    expect(await deployMenus(menus)).toMatchObject({ removed: 0, linked: 3, defaultChanged: true });
    expect(await menus.list()).toHaveLength(ALL);
    expect([SOMSRI, NOK, THONGBAI, NEW].map(seenBy)).toEqual([
      'mentor:th',
      'officer:th',
      'household:en',
      'stranger:th',
    ]);
  });

  it('changes nothing the second time', async () => {
    await deployMenus(menus);
    const before = changes();
    expect(await deployMenus(menus)).toEqual({ made: [], removed: 0, linked: 0, defaultChanged: false });
    expect(changes()).toBe(before);
  });

  it('says what it would do and does nothing in a dry run', async () => {
    expect(await deployMenus(menus, { dryRun: true })).toMatchObject({ linked: 3, defaultChanged: true });
    expect(changes()).toBe(0);
  });

  it('replaces old menus of ours after everybody has the new one, and leaves those of others alone', async () => {
    const { definition } = buildMenus()[0]!;
    const old = await menus.create({ ...definition, name: 'khubun mentor:th 000000000000' });
    const foreign = await menus.create({ ...definition, name: 'made by somebody else' });
    expect(await deployMenus(menus)).toMatchObject({ removed: 1 });
    const ids = (await menus.list()).map(({ id }) => id);
    expect(ids).toContain(foreign);
    expect(ids).not.toContain(old);
  });

  it('goes on where it was cut short, wherever that was', async () => {
    let calls = 0;
    for (let cutAt = 1; ; cutAt++) {
      calls = 0;
      const breaking = new Proxy(menus, {
        get:
          (target, name: keyof RichMenus) =>
          async (...given: never[]) => {
            if (++calls > cutAt) throw new LineRefusal(500, 'cut short by the test', null);
            return (target[name] as (...args: never[]) => Promise<unknown>)(...given);
          },
      });
      const done = await deployMenus(breaking).then(
        () => true,
        () => false,
      );
      if (done) break;
    }
    expect(calls).toBeGreaterThan(10);
    expect(await menus.list()).toHaveLength(ALL);
    expect([SOMSRI, NEW].map(seenBy)).toEqual(['mentor:th', 'stranger:th']);
  });
});

describe('a menu', () => {
  it.each(buildMenus().map((menu) => [menu.key, menu] as const))(
    '%s has a picture under 1 MB that is the same every time, and fields of which none overlaps',
    (key, { picture, definition }) => {
      expect(picture.length).toBeLessThan(1024 * 1024);
      const [name, language] = key.split(':') as [MenuName, 'th' | 'en'];
      expect(drawMenu(name, language).equals(picture)).toBe(true);
      const area = definition.areas!.reduce((sum, { bounds }) => sum + bounds!.width! * bounds!.height!, 0);
      expect(area).toBe(2500 * 1686);
    },
  );
});
