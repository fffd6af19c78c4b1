import { describe, expect, it } from 'vitest';
import { MINUTE, moveClock, setClock } from '../../src/clock.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Invites } from '../../src/models/invite.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { invite, mentor, settle } from '../support/village.ts';

const on = transcript(async () => {
  await settle('H-0001');
  await settle('H-0002', { name: 'ตาบุญมี' });
  await invite('K7M2QX', 'H-0001', 'H-0002');
});
const WELCOME = 'สวัสดี ยินดีต้อนรับสู่ คู่บุญ โคก หนอง นา พา แก้จน ศรีสะเกษ';
const ASK = 'ขอรหัสลงทะเบียน 6 ตัวที่ได้จากพัฒนากร';
const CONFIRM = 'คุณคือ สมศรี พี่เลี้ยง ต.บัวหุ่ง อ.ราษีไศล\nดูแล ยายทองใบ, ตาบุญมี ใช่ไหม';
const paired = async (userId: string) =>
  (await Pairings.find({ mentor: userId }).lean()).map(({ household }) => household).toSorted();

describe('a mentor joins', () => {
  it('with the code from the office', async () => {
    const { somsri } = on;
    expect(await somsri.hearsAfter(somsri.event({ type: 'follow', follow: { isUnblocked: false } }))).toBe(
      `${WELCOME}\n${ASK}`,
    );
    expect(await somsri.types('K7M2QX')).toBe(CONFIRM);
    expect(somsri.sees()).toEqual(['ใช่', 'ไม่ใช่']);
    const heard = await somsri.taps('ใช่');
    expect(heard).toContain('สำนักงานพัฒนาชุมชนจังหวัดศรีสะเกษ ใช้ข้อมูลครัวเรือน');
    expect(heard).toContain('ลงทะเบียนแล้ว สัปดาห์นี้มี 2 บ้านที่รอรายงาน แตะ รายงาน เพื่อเริ่ม');
    expect(await People.findById(somsri.userId).lean()).toMatchObject({
      roles: ['mentor'],
      mentorKind: 'volunteer_leader',
      name: 'สมศรี',
    });
    expect(await paired(somsri.userId)).toEqual(['H-0001', 'H-0002']);
    expect(await Invites.findById('K7M2QX').lean()).toMatchObject({ usedBy: somsri.userId });
    expect(await somsri.taps('รายงาน')).toContain('สัปดาห์นี้เหลือรายงาน 2 บ้าน');
  });

  it.each(['k7m2qx', 'รหัส K7M-2QX ค่ะ', 'k ๗ m ๒ q x'])(
    'the code as very first message: %s',
    async (typed) => {
      expect(await on.somsri.types(typed)).toBe(CONFIRM);
    },
  );

  it.each([['ใช่ค่ะ'], ['👍'], ['แม่นแล้ว']])('and says yes by typing: %s', async (typed) => {
    await on.somsri.types('K7M2QX');
    expect(await on.somsri.types(typed)).toContain('ลงทะเบียนแล้ว');
  });

  it('with a code of the wrong shape: how it looks, an example, an officer', async () => {
    const { somsri } = on;
    await somsri.types('สวัสดีค่ะ');
    expect(await somsri.types('12345')).toContain('รหัสมี 6 ตัว เช่น K7M2QX');
    expect(await somsri.types('ไม่มีรหัส')).toContain('พิมพ์ตัวเล็กหรือตัวใหญ่ก็ได้');
    await somsri.types('ลืมรหัส');
    expect(somsri.sees()).toEqual(['คุยกับเจ้าหน้าที่']);
    await somsri.taps('คุยกับเจ้าหน้าที่');
    expect(await HelpRequests.countDocuments({ kind: 'talk', person: somsri.userId })).toBe(1);
    expect(await somsri.types('ช่วย')).toContain('รหัสได้จากพัฒนากรตำบล');
    expect(await somsri.types('K7M2QX')).toBe(CONFIRM);
  });

  it('with a wrong code, then with the right one', async () => {
    const { somsri } = on;
    expect(await somsri.types('AAAAAA')).toBe(`รหัสนี้ไม่ตรง ลองดูอีกครั้ง หรือพิมพ์ ช่วย\n${ASK}`);
    expect(await somsri.types('K7M2QX')).toBe(CONFIRM);
  });

  it('after five wrong codes only when 15 minutes have passed', async () => {
    const { somsri } = on;
    for (const code of ['AAAAAA', 'BBBBBB', 'CCCCCC', 'DDDDDD']) {
      expect(await somsri.types(code)).toContain('รหัสนี้ไม่ตรง');
    }
    expect(await somsri.types('EEEEEE')).toContain('ขอพัก 15 นาที');
    expect(await somsri.types('K7M2QX')).toContain('ขอพัก 15 นาที');
    moveClock(14 * MINUTE);
    expect(await somsri.types('K7M2QX')).toContain('ขอพัก 15 นาที');
    moveClock(2 * MINUTE);
    expect(await somsri.types('K7M2QX')).toBe(CONFIRM);
  });

  it('with a code that someone else has used', async () => {
    const { somsri } = on;
    const bunsri = talker(on.bot);
    await bunsri.types('K7M2QX');
    await bunsri.taps('ใช่');
    expect(await somsri.types('K7M2QX')).toContain('รหัสนี้ไม่ตรง');
    expect(await paired(somsri.userId)).toEqual([]);
  });

  it('while someone else is just using the code', async () => {
    const { somsri } = on;
    const bunsri = talker(on.bot);
    await bunsri.types('K7M2QX');
    await somsri.types('K7M2QX');
    await bunsri.taps('ใช่');
    expect(await somsri.taps('ใช่')).toBe('รหัสนี้มีคนใช้แล้ว ขอรหัสใหม่จากพัฒนากร');
    expect((await People.findById(somsri.userId).lean())?.roles).toEqual([]);
    expect(await paired(somsri.userId)).toEqual([]);
  });

  it('with a code that has run out', async () => {
    setClock('2027-12-01T09:00:00+07:00');
    expect(await on.somsri.types('K7M2QX')).toContain('รหัสนี้ไม่ตรง');
  });

  it('is not the one the code was made for', async () => {
    const { somsri } = on;
    await somsri.types('K7M2QX');
    expect(await somsri.taps('ไม่ใช่')).toContain('รหัสนี้ยังไม่ถูกใช้');
    expect((await Invites.findById('K7M2QX').lean())?.usedBy).toBeUndefined();
    expect((await People.findById(somsri.userId).lean())?.roles).toEqual([]);
    expect(await somsri.types('K7M2QX')).toBe(CONFIRM);
  });

  it('taps "yes" twice and has joined once', async () => {
    const { somsri } = on;
    await somsri.types('K7M2QX');
    const [first, second] = [somsri.tapEvent('ใช่'), somsri.tapEvent('ใช่')];
    await on.bot.deliver(first, second);
    await on.bot.settled();
    expect(await Pairings.countDocuments()).toBe(2);
    expect(somsri.hears().match(/ลงทะเบียนแล้ว/gu)).toHaveLength(1);
  });

  it('gets further households by another code', async () => {
    const { somsri } = on;
    await settle('H-0003', { name: 'ลุงคำ' });
    await mentor(somsri.userId, 'H-0001');
    await invite('ZZ22YY', 'H-0003');
    expect(await somsri.types('zz22yy')).toContain('ดูแล ลุงคำ ใช่ไหม');
    await somsri.taps('ใช่');
    expect(await paired(somsri.userId)).toEqual(['H-0001', 'H-0003']);
    expect(await somsri.types('thanks')).toBe('ยังไม่มีคำถามค้างอยู่ อยากทำอะไร');
  });

  it('for many households: some are named, the rest counted', async () => {
    const codes = Array.from({ length: 15 }, (_, index) => `H-01${String(index).padStart(2, '0')}`);
    for (const [index, code] of codes.entries()) await settle(code, { name: `บ้านที่ ${index + 1}` });
    await invite('MMMMMM', ...codes);
    expect(await on.somsri.types('MMMMMM')).toContain(
      'ดูแล บ้านที่ 1, บ้านที่ 2, บ้านที่ 3, บ้านที่ 4 และอีก 11 บ้าน ใช่ไหม',
    );
  });
});

describe('a stranger', () => {
  it.each([
    ['says hello', { type: 'text', text: 'สวัสดีค่ะ' }],
    ['sends a sticker', { type: 'sticker', packageId: '1', stickerId: '1' }],
    ['sends a photo', { type: 'image', contentProvider: { type: 'line' } }],
    ['wants to report', { type: 'text', text: 'รายงาน' }],
  ])('%s and is asked for the code', async (_name, message) => {
    expect(await on.somsri.sends(message)).toBe(`${WELCOME}\n${ASK}`);
  });

  it.each(['เมนู', 'ช่วย'])('asks for the %s before anything', async (typed) => {
    expect(await on.somsri.types(typed)).toContain('ใช้รหัสลงทะเบียน 6 ตัวจากพัฒนากรเพื่อเริ่ม');
    expect(on.somsri.sees()).not.toContain('รายงาน');
    expect(on.somsri.sees()).toContain('คุยกับเจ้าหน้าที่');
  });

  it('sees nothing of any household', async () => {
    const { somsri } = on;
    for (const text of ['รายงาน', 'เลือกบ้าน', 'ทำต่อ', 'ยกเลิก', 'H-0001', 'ยายทองใบ', 'ยกเลิก', 'ใช่'])
      await somsri.types(text);
    expect(somsri.hears()).not.toMatch(/ยายทองใบ|ตาบุญมี|บัวหุ่ง/u);
  });

  it('cancels, and may begin again', async () => {
    const { somsri } = on;
    await somsri.types('สวัสดี');
    expect(await somsri.types('ยกเลิก')).toBe('ยกเลิกแล้ว พร้อมเมื่อไร แตะ เมนู');
    expect(await Conversations.findById(somsri.userId).lean()).toMatchObject({ current: null, drafts: [] });
    expect(await somsri.types('k7m2qx')).toBe(CONFIRM);
  });
});

const follow = () => on.somsri.hearsAfter(on.somsri.event({ type: 'follow', follow: { isUnblocked: true } }));
const unfollow = () => on.somsri.hearsAfter(on.somsri.event({ type: 'unfollow', replyToken: undefined }));

describe('following and blocking', () => {
  it('is remembered, and undone by following again', async () => {
    const { somsri } = on;
    await somsri.types('K7M2QX');
    await somsri.taps('ใช่');
    expect(await unfollow()).toBe('');
    expect(await People.findById(somsri.userId).lean()).toMatchObject({ blocked: true, roles: ['mentor'] });
    expect(await follow()).toBe('ยินดีต้อนรับกลับมา');
    expect(somsri.sees()).toEqual(['รายงาน', 'เมนู']);
    expect((await People.findById(somsri.userId).lean())?.blocked).toBe(false);
  });

  it('offers to go on with what was open', async () => {
    const { somsri } = on;
    await mentor(somsri.userId, 'H-0001');
    await somsri.types('รายงาน');
    await somsri.taps('เริ่มเลย');
    await unfollow();
    await follow();
    expect(somsri.sees()).toEqual(['ทำต่อ', 'รายงาน', 'เมนู']);
    expect(await somsri.taps('ทำต่อ')).toContain('ได้พบหรือคุยกับบ้านนี้ไหม');
  });

  it('asks for the code where it stood', async () => {
    await follow();
    await unfollow();
    expect(await follow()).toBe(`${WELCOME}\n${ASK}`);
  });

  it('who writes has not blocked us any more', async () => {
    const { somsri } = on;
    await unfollow();
    await somsri.types('สวัสดี');
    expect((await People.findById(somsri.userId).lean())?.blocked).toBe(false);
  });
});
