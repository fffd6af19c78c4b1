import nock from 'nock';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, moveClock } from '../../src/clock.ts';
import { MENUS, type MenuName } from '../../src/menus/menus.ts';
import { People } from '../../src/models/person.ts';
import { Settings } from '../../src/models/setting.ts';
import { LINE_API } from '../support/line-api.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { invite, member, mentor, officer, settle } from '../support/village.ts';

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await mentor(userId, 'H-0001');
});

const MADE: Readonly<Record<MenuName, (userId: string) => Promise<void>>> = {
  stranger: async () => {},
  mentor: (userId) => mentor(userId, 'H-0001'),
  household: (userId) => member(userId, 'H-0001'),
  officer: (userId) => officer(userId),
};

describe.each(Object.keys(MENUS) as MenuName[])('the menu of a %s', (name) => {
  it.each(MENUS[name].map(({ id, value }) => [id, value]))(
    'has a field "%s" that is understood, also in the middle of a question and in months',
    async (_id, value) => {
      const person = talker(on.bot);
      await MADE[name](person.userId);
      const tap = (): Promise<string> =>
        person.hearsAfter(
          person.event({ type: 'postback', postback: { data: JSON.stringify(['', '', value]) } }),
        );
      await person.types('สวัสดี');
      const first = await tap();
      moveClock(90 * DAY);
      for (const heard of [first, await tap()])
        expect(heard).not.toMatch(/ปุ่มนี้เป็นของเก่า|คำสั่งนี้สำหรับ|อ่านไม่เข้าใจ|ไม่มีเรื่องที่ค้างไว้|^$/u);
    },
  );
});

/** What LINE was asked to link and unlink, and whether it is in trouble. */
const line = { asked: [] as string[], down: false };
const note =
  (way: string) =>
  ({ url }: Request): [number, object] => {
    if (line.down) return [500, { message: 'as the test wished' }];
    line.asked.push(`${way} ${url.split('/v2/bot/user/')[1]}`);
    return [200, {}];
  };
beforeAll(() => {
  nock(LINE_API)
    .persist()
    .post(/\/v2\/bot\/user\/U[0-9a-f]+\/richmenu\//u)
    .reply(note('link'))
    .delete(/\/v2\/bot\/user\/U[0-9a-f]+\/richmenu$/u)
    .reply(note('unlink'));
});
beforeEach(() => {
  line.asked.length = 0;
  line.down = false;
});

const ids = {
  'mentor:th': 'menu-m',
  'mentor:en': 'menu-me',
  'stranger:th': 'menu-s',
  'stranger:en': 'menu-se',
};

describe('a menu that was brought to LINE', () => {
  it('is shown to somebody as soon as she has its role, and in her language, and goes when she is forgotten', async () => {
    const { asked } = line;
    await Settings.create({ _id: 'rich-menus', setAt: new Date(), value: ids });
    await invite('K7M2QX', 'H-0001');
    const newcomer: Talker = talker(on.bot);
    await newcomer.types('สวัสดี');
    expect(asked).toEqual([]);
    await newcomer.types('K7M2QX');
    for (const _ of ['health', 'messages', 'pictures']) await newcomer.taps('ยินยอม');
    await newcomer.taps('ใช่');
    expect(asked).toEqual([`link ${newcomer.userId}/richmenu/menu-m`]);
    expect(await People.findById(newcomer.userId).lean()).toMatchObject({ menu: 'mentor:th:menu-m' });
    await newcomer.types('English');
    expect(asked.at(-1)).toBe(`link ${newcomer.userId}/richmenu/menu-me`);
    await newcomer.types('delete my data');
    await newcomer.taps('Erase data');
    await newcomer.taps('Erase for good');
    expect(asked.at(-1)).toBe(`unlink ${newcomer.userId}/richmenu`);
  });

  it('is linked with her next word where LINE did not answer', async () => {
    await Settings.create({ _id: 'rich-menus', setAt: new Date(), value: ids });
    line.down = true;
    expect(await on.somsri.types('เมนู')).toContain('อยากทำอะไร');
    expect(await People.findById(on.somsri.userId).lean()).not.toHaveProperty('menu');
    line.down = false;
    await on.somsri.types('เมนู');
    expect(line.asked).toEqual([`link ${on.somsri.userId}/richmenu/menu-m`]);
  });
});

describe('somebody whom an officer approves', () => {
  it('sees her menu at once, before she has said another word', async () => {
    await Settings.create({ _id: 'rich-menus', setAt: new Date(), value: ids });
    const malee = talker(on.bot);
    const nok = talker(on.bot);
    await officer(nok.userId);
    await malee.types('อยากเป็นพี่เลี้ยง');
    for (const words of ['มาลี ใจดี', 'ราษีไศล', 'บัวหุ่ง', '0812345678', 'ผู้นำอาสา']) await malee.types(words);
    await malee.taps('ส่งใบสมัคร');
    await nok.types('ใบสมัคร');
    await nok.taps('อนุมัติ');
    expect(line.asked).toContain(`link ${malee.userId}/richmenu/menu-m`);
  });
});

describe('somebody who has joined already', () => {
  it('is not asked again who she is, and goes on with her report', async () => {
    await on.somsri.types('รายงาน');
    await on.somsri.taps('เริ่มเลย');
    expect(await on.somsri.types('ใส่รหัส')).toMatch(
      /^ลงทะเบียนไว้แล้ว ถ้ามีรหัสอีก พิมพ์รหัสได้เลย\n.*ได้พบหรือคุยกับบ้านนี้ไหม/su,
    );
  });
});
