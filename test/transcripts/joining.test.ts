import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, moveClock, now, setClock } from '../../src/clock.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Households } from '../../src/models/household.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Invites } from '../../src/models/invite.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { tell } from '../../src/outbox/tell.ts';
import { picture } from '../support/pictures.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { invite, mentor, settle } from '../support/village.ts';

const on = transcript(async () => {
  await settle('H-0001');
  await settle('H-0002', { name: 'ตาบุญมี' });
  await invite('K7M2QX', 'H-0001', 'H-0002');
});
const WELCOME = 'สวัสดี ยินดีต้อนรับสู่ คู่บุญ โคก หนอง นา พา แก้จน ศรีสะเกษ';
const ASK = 'ขอทราบว่าคุณคือใคร ถ้ามีรหัสลงทะเบียน 6 ตัว พิมพ์รหัสได้เลย';
const CONFIRM = 'คุณคือ สมศรี พี่เลี้ยง ต.บัวหุ่ง อ.ราษีไศล\nดูแล ยายทองใบ, ตาบุญมี ใช่ไหม';
/** Types a code and answers the notice and the three consents; what she hears last. */
const comesWith = async (person: Talker, code: string): Promise<string> => {
  await person.types(code);
  await person.taps('ยินยอม');
  await person.taps('ไม่ยินยอม');
  return person.taps('ใช้ภายในเท่านั้น');
};
const paired = async (userId: string) =>
  (await Pairings.find({ mentor: userId }).lean()).map(({ household }) => household).toSorted();

describe('a mentor joins', () => {
  it('with the code from the office', async () => {
    const { somsri } = on;
    expect(await somsri.hearsAfter(somsri.event({ type: 'follow', follow: { isUnblocked: false } }))).toBe(
      `${WELCOME}\n${ASK}`,
    );
    expect(await comesWith(somsri, 'K7M2QX')).toContain(CONFIRM);
    expect(somsri.sees()).toEqual(['ใช่', 'ไม่ใช่']);
    expect(await somsri.taps('ใช่')).toContain('สะดวกให้เตือนรายงานวันไหน');
    expect(await somsri.taps('ศ. เย็น')).toContain('ลองรายงานบ้านตัวอย่าง 1 ครั้งก่อนไหม ไม่บันทึกจริง');
    expect(await somsri.taps('ข้าม')).toContain('ลงทะเบียนแล้ว สัปดาห์นี้มี 2 บ้านที่รอรายงาน แตะ รายงาน เพื่อเริ่ม');
    expect(await People.findById(somsri.userId).lean()).toMatchObject({
      roles: ['mentor'],
      mentorKind: 'volunteer_leader',
      name: 'สมศรี',
      area: { district: '3309', tambon: 'บัวหุ่ง' },
      reminder: 'fri-evening',
    });
    expect(await paired(somsri.userId)).toEqual(['H-0001', 'H-0002']);
    expect(await Invites.findById('K7M2QX').lean()).toMatchObject({ usedBy: somsri.userId });
    expect(await somsri.taps('รายงาน')).toContain('สัปดาห์นี้เหลือรายงาน 2 บ้าน');
  });

  it.each(['k7m2qx', 'รหัส K7M-2QX ค่ะ', 'k ๗ m ๒ q x'])(
    'the code as very first message: %s',
    async (typed) => {
      expect(await comesWith(on.somsri, typed)).toContain(CONFIRM);
    },
  );

  it.each([['ใช่ค่ะ'], ['👍'], ['แม่นแล้ว']])('and says yes by typing: %s', async (typed) => {
    await comesWith(on.somsri, 'K7M2QX');
    expect(await on.somsri.types(typed)).toContain('สะดวกให้เตือนรายงานวันไหน');
  });

  it('with a code of the wrong shape: how it looks, an example, an officer', async () => {
    const { somsri } = on;
    await somsri.types('สวัสดีค่ะ');
    expect(await somsri.types('12345')).toContain('รหัสมี 6 ตัว เช่น K7M2QX');
    expect(await somsri.types('ไม่มีรหัส')).toContain('พิมพ์ตัวเล็กหรือตัวใหญ่ก็ได้');
    await somsri.types('ลืมรหัส');
    expect(somsri.sees()).toContain('คุยกับเจ้าหน้าที่');
    await somsri.taps('คุยกับเจ้าหน้าที่');
    expect(await HelpRequests.countDocuments({ kind: 'talk', person: somsri.userId })).toBe(1);
    expect(await somsri.types('ช่วย')).toContain('รหัสได้จากพัฒนากรตำบล');
    expect(await comesWith(somsri, 'K7M2QX')).toContain(CONFIRM);
  });

  it('with a wrong code, then with the right one', async () => {
    const { somsri } = on;
    expect(await somsri.types('AAAAAA')).toBe(`รหัสนี้ไม่ตรง ลองดูอีกครั้ง หรือพิมพ์ ช่วย\n${ASK}`);
    expect(await comesWith(somsri, 'K7M2QX')).toContain(CONFIRM);
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
    expect(await comesWith(somsri, 'K7M2QX')).toContain(CONFIRM);
  });

  it('with a code that someone else has used', async () => {
    const { somsri } = on;
    const bunsri = talker(on.bot);
    await comesWith(bunsri, 'K7M2QX');
    await bunsri.taps('ใช่');
    expect(await somsri.types('K7M2QX')).toContain('รหัสนี้ไม่ตรง');
    expect(await paired(somsri.userId)).toEqual([]);
  });

  it('while someone else is just using the code', async () => {
    const { somsri } = on;
    const bunsri = talker(on.bot);
    await comesWith(bunsri, 'K7M2QX');
    await comesWith(somsri, 'K7M2QX');
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
    await comesWith(somsri, 'K7M2QX');
    expect(await somsri.taps('ไม่ใช่')).toContain('รหัสนี้ยังไม่ถูกใช้');
    expect((await Invites.findById('K7M2QX').lean())?.usedBy).toBeUndefined();
    expect((await People.findById(somsri.userId).lean())?.roles).toEqual([]);
    expect(await comesWith(somsri, 'K7M2QX')).toContain(CONFIRM);
  });

  it('taps "yes" twice and has joined once', async () => {
    const { somsri } = on;
    await comesWith(somsri, 'K7M2QX');
    const [first, second] = [somsri.tapEvent('ใช่'), somsri.tapEvent('ใช่')];
    await on.bot.deliver(first, second);
    await on.bot.settled();
    expect(await Pairings.countDocuments()).toBe(2);
    expect(somsri.hears().match(/เก็บเรื่องของแต่ละบ้านเป็นความลับ/gu)).toHaveLength(2);
    expect((await People.findById(somsri.userId).lean())?.roles).toEqual(['mentor']);
  });

  it('gets further households by another code', async () => {
    const { somsri } = on;
    await settle('H-0003', { name: 'ลุงคำ' });
    await mentor(somsri.userId, 'H-0001');
    await invite('ZZ22YY', 'H-0003');
    expect(await comesWith(somsri, 'zz22yy')).toContain('ดูแล ลุงคำ ใช่ไหม');
    await somsri.taps('ใช่');
    expect(await paired(somsri.userId)).toEqual(['H-0001', 'H-0003']);
    await somsri.taps('พฤ. เย็น');
    await somsri.taps('ข้าม');
    expect(await somsri.types('thanks')).toBe('ยังไม่มีคำถามค้างอยู่ อยากทำอะไร');
  });

  it('for many households: some are named, the rest counted', async () => {
    const codes = Array.from({ length: 15 }, (_, index) => `H-01${String(index).padStart(2, '0')}`);
    for (const [index, code] of codes.entries()) await settle(code, { name: `บ้านที่ ${index + 1}` });
    await invite('MMMMMM', ...codes);
    expect(await comesWith(on.somsri, 'MMMMMM')).toContain(
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
    expect(await comesWith(somsri, 'k7m2qx')).toContain(CONFIRM);
  });
});

const follow = () => on.somsri.hearsAfter(on.somsri.event({ type: 'follow', follow: { isUnblocked: true } }));
const unfollow = () => on.somsri.hearsAfter(on.somsri.event({ type: 'unfollow', replyToken: undefined }));

describe('following and blocking', () => {
  it('is remembered, and undone by following again', async () => {
    const { somsri } = on;
    await comesWith(somsri, 'K7M2QX');
    await somsri.taps('ใช่');
    await somsri.taps('พฤ. เย็น');
    await somsri.taps('ข้าม');
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

  it('stops what was queued for her at once', async () => {
    const { somsri } = on;
    await mentor(somsri.userId, 'H-0001');
    const person = await People.findById(somsri.userId).lean().orFail();
    const notBefore = new Date(now().getTime() + HOUR);
    const says = [{ key: 'officer-told' }];
    await tell(person, { key: 'news', class: 'notice', says, notBefore });
    await unfollow();
    await tell((await People.findById(somsri.userId).lean())!, { key: 'later', class: 'urgent', says });
    moveClock(2 * HOUR);
    while (await OutboxMessages.exists({ state: 'queued' })) await setTimeout(50);
    expect(await OutboxMessages.find().lean()).toMatchObject([{ state: 'expired' }]);
    expect(on.bot.line.sent.filter(({ way }) => way === 'push')).toEqual([]);
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

describe('who is it', () => {
  const code = { createdAt: new Date('2026-11-01'), createdBy: 'cli', expiresAt: new Date('2027-11-01') };

  it('one of a household joins with its code', async () => {
    const { somsri } = on;
    await Invites.create({ _id: 'HHHH22', role: 'household', households: ['H-0001'], ...code });
    await somsri.types('สวัสดี');
    expect(await somsri.taps('ครัวเรือน')).toBe('ขอรหัสลงทะเบียน 6 ตัวที่ได้จากพัฒนากร');
    expect(await comesWith(somsri, 'hhhh22')).toContain(
      'คุณคือ คนในครัวเรือน ต.บัวหุ่ง อ.ราษีไศล\nบ้าน ยายทองใบ ใช่ไหม',
    );
    expect(await somsri.taps('ใช่')).toContain('ยินดีที่ได้ร่วมทาง');
    expect(await People.findById(somsri.userId).lean()).toMatchObject({
      roles: ['household'],
      household: 'H-0001',
      consents: { health: 'yes', messages: 'no', pictures: 'internal' },
    });
    expect(await Households.findById('H-0001').lean()).toMatchObject({
      healthConsent: 'yes',
      pictureConsent: 'internal',
    });
    expect(await somsri.types('เมนู')).not.toContain('รหัส');
  });

  it.each([
    [{ level: 'province' } as const, 'คุณคือ พี่จังหวัด เจ้าหน้าที่ จ.ศรีสะเกษ\nใช่ไหม'],
    [
      { level: 'subdistrict', district: '3309', tambons: ['ดู่', 'บัวหุ่ง'] } as const,
      'คุณคือ พี่จังหวัด เจ้าหน้าที่ ต.ดู่, บัวหุ่ง อ.ราษีไศล\nใช่ไหม',
    ],
  ])('an officer joins with her area: %j', async (scope, asked) => {
    const { somsri } = on;
    const officer = 'tambons' in scope ? { ...scope, tambons: [...scope.tambons] } : scope;
    await Invites.create({
      _id: 'FFFF22',
      role: 'officer',
      officer,
      name: 'พี่จังหวัด',
      households: [],
      ...code,
    });
    await somsri.types('สวัสดี');
    await somsri.taps('เจ้าหน้าที่');
    expect(await comesWith(somsri, 'FFFF22')).toContain(asked);
    expect(await somsri.taps('ใช่')).toContain('งานในพื้นที่ของคุณอยู่ในเมนู');
    expect(await People.findById(somsri.userId).lean()).toMatchObject({ roles: ['officer'], officer });
    expect(await AuditEntries.countDocuments({ deed: 'role' })).toBe(1);
  });

  it('only looks, and is told what this is', async () => {
    const { somsri } = on;
    await somsri.types('สวัสดี');
    expect(await somsri.taps('ขอดูเฉย ๆ')).toContain('อยากร่วมเมื่อไร ทักมาได้เลย');
    expect((await People.findById(somsri.userId).lean())?.roles).toEqual([]);
  });

  it('has no code and is handed to an officer', async () => {
    const { somsri } = on;
    await somsri.types('สวัสดี');
    await somsri.types('เป็นพี่เลี้ยงค่ะ');
    expect(await somsri.taps('ไม่มีรหัส')).toContain('หรือคุยกับเจ้าหน้าที่เรื่องรหัส');
    await somsri.taps('คุยกับเจ้าหน้าที่');
    expect(await HelpRequests.countDocuments({ kind: 'talk', person: somsri.userId })).toBe(1);
  });

  it('a second mentor of a household helps the first', async () => {
    const { somsri } = on;
    await mentor(talker(on.bot).userId, 'H-0001');
    await comesWith(somsri, 'K7M2QX');
    await somsri.taps('ใช่');
    const hers = await Pairings.find({ mentor: somsri.userId }).sort({ household: 1 }).lean();
    expect(hers.map(({ primary }) => primary)).toEqual([false, true]);
  });

  it('a pair that had ended is a pair again, and keeps its history', async () => {
    const { somsri } = on;
    await Pairings.create({
      _id: `${somsri.userId}:H-0001`,
      mentor: somsri.userId,
      household: 'H-0001',
      from: new Date('2026-01-05'),
      to: new Date('2026-03-05'),
    });
    await comesWith(somsri, 'K7M2QX');
    await somsri.taps('ใช่');
    const pair = await Pairings.findById(`${somsri.userId}:H-0001`).lean();
    expect(pair?.to).toBeUndefined();
    expect(pair?.earlier).toEqual([{ from: new Date('2026-01-05'), to: new Date('2026-03-05') }]);
  });
});

describe('the practice report', () => {
  it('asks what a report asks, and leaves nothing behind', async () => {
    const { somsri } = on;
    await comesWith(somsri, 'K7M2QX');
    await somsri.taps('ใช่');
    await somsri.taps('พฤ. เย็น');
    expect(await somsri.taps('ลองเลย')).toContain('ไม่มีอะไรถูกบันทึก');
    await somsri.taps('ไปเยี่ยมบ้าน');
    await somsri.taps('เมื่อวาน');
    await somsri.taps('ไม่มีข้าวกิน');
    await somsri.types('ข้าวหมดเมื่อวาน');
    await somsri.taps('ปลูกผัก');
    await somsri.taps('ครบแล้ว');
    await somsri.taps('ดีขึ้น');
    await somsri.types('300');
    await somsri.taps('ไม่ติดขัด');
    await somsri.types('ปลูกพริก');
    await somsri.sendsPhoto(await picture());
    const photo = somsri.lastMessage();
    await somsri.taps('พอแล้ว');
    await somsri.taps('ไม่เห็น');
    expect(await somsri.taps('ส่งรายงาน')).toBe('จบการลอง ไม่มีอะไรถูกบันทึก พร้อมแล้วแตะ รายงาน');
    const stored = [Reports, UrgentCases, HelpRequests].map((model) => model.countDocuments());
    expect(await Promise.all(stored)).toEqual([0, 0, 0]);
    expect(await on.bot.store.photos.read(photo)).toBeNull();
    expect(await somsri.taps('รายงาน')).toContain('สัปดาห์นี้เหลือรายงาน 2 บ้าน');
  });

  it('can be had again by asking', async () => {
    await mentor(on.somsri.userId, 'H-0001');
    expect(await on.somsri.types('ลองรายงาน')).toContain('ไม่มีอะไรถูกบันทึก');
  });
});
