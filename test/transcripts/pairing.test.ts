import { describe, expect, it } from 'vitest';
import { MINUTE, moveClock } from '../../src/clock.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { Households } from '../../src/models/household.ts';
import { Invites } from '../../src/models/invite.ts';
import { setClock } from '../../src/clock.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { Reports } from '../../src/models/report.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { mentor, officer, settle } from '../support/village.ts';

let nok: Talker;
let malee: Talker;

// สมศรี cares for H-0001; มาลี lives in the same tambon and has no household; นก is its officer.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', {
    openDimensions: ['income'],
    assets: [{ kind: 'land', note: '2 ไร่' }],
  });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  malee = talker(on.bot);
  await officer(nok.userId, undefined, 'นก');
  await mentor(malee.userId);
  const area = { district: '3309', tambon: 'บัวหุ่ง' };
  await People.updateOne({ _id: malee.userId }, { $set: { name: 'มาลี', area } });
});

const standing = async () =>
  (await Pairings.find({ household: 'H-0001', to: { $exists: false } }).lean()).map(
    ({ mentor: who, primary }) => [who === malee.userId ? 'มาลี' : 'สมศรี', primary],
  );

async function chooses(how: string): Promise<string> {
  await nok.types('จับคู่ H-0001');
  await nok.taps('เลือกพี่เลี้ยง');
  await nok.taps('มาลี 0 บ้าน');
  await nok.taps(how);
  const heard = await nok.taps('ยืนยัน');
  await on.bot.pushed();
  return heard;
}

describe('จับคู่', () => {
  it('hands a household over: the new mentor gets its story, the old one thanks', async () => {
    const own = { household: 'H-0001', week: '2026-W47', mentor: on.somsri.userId };
    const answers = { met: 'visit', 'dimension:income': 'better', baht: 200, plan: 'ปลูกพริก' };
    await Reports.create({ ...own, _id: '2026-W47:H-0001', submittedAt: new Date('2026-11-18'), answers });
    expect(await nok.types('จับคู่ H-0001')).toBe(
      'ยายทองใบ (H-0001)\n12 ม.4 ต.บัวหุ่ง\nสมศรี\nคู่บุญหลัก · ตั้งแต่ จ. 5 ม.ค. 69',
    );
    expect(await nok.taps('เลือกพี่เลี้ยง')).toBe('ให้ใครเป็นพี่เลี้ยงของบ้าน ยายทองใบ');
    expect(await nok.taps('มาลี 0 บ้าน')).toBe('ตอนนี้มี สมศรี เป็นคู่บุญหลัก จะทำอย่างไร');
    await nok.taps('แทนคนเดิม');
    expect(await nok.taps('ยืนยัน')).toBe('จับคู่กับ มาลี แล้ว บอกทุกคนให้แล้ว');
    await on.bot.pushed();
    expect(on.somsri.hears()).toBe('บ้านรหัส H-0001 มีคนดูแลต่อแล้ว ขอบคุณที่เป็นคู่บุญ');
    expect(malee.hears()).toBe('คุณได้เป็นคู่บุญของบ้านใหม่ 1 หลัง\nเรื่องราวของบ้านที่จะดูแล');
    const told = { recipient: malee.userId, class: 'notice' } as const;
    const story = JSON.stringify(await OutboxMessages.find(told).lean());
    for (const part of ['อยู่รอด', 'รายได้', 'ที่ดิน (2 ไร่)', 'ต่อไป: ปลูกพริก', '200 บาท'])
      expect(story).toContain(part);
    expect(await standing()).toEqual([['มาลี', true]]);
    const { ref } = (await People.findById(nok.userId).lean())!;
    const logged = await AuditEntries.find({ deed: 'pairing' }).lean();
    expect(logged.map(({ actor }) => actor)).toEqual(logged.map(() => ref));
    expect(logged.length).toBe(3);
  });

  it('ends the old view at once, whatever the old mentor says or taps', async () => {
    await on.somsri.types('รายงาน');
    await on.somsri.taps('เริ่มเลย');
    await chooses('แทนคนเดิม');
    for (const words of [
      'บ้าน H-0001',
      'เขียนถึงบ้าน H-0001',
      'อ่านความยินยอม H-0001',
      'เลื่อนขั้น H-0001 พอเพียง',
      'รายงาน',
      'เลือกบ้าน',
    ])
      expect([words, await on.somsri.types(words)]).not.toEqual([words, expect.stringContaining('ยายทองใบ')]);
    expect(await malee.types('บ้าน H-0001')).toContain('ยายทองใบ');
  });

  it('takes an unfinished report over without its words', async () => {
    await on.somsri.types('รายงาน');
    await on.somsri.taps('เริ่มเลย');
    await on.somsri.taps('ไปเยี่ยมบ้าน');
    await on.somsri.taps('วันนี้');
    await on.somsri.taps('ไม่มี');
    await on.somsri.taps('ปลูกผัก');
    await on.somsri.taps('ครบแล้ว');
    await on.somsri.taps('แย่ลง');
    await on.somsri.types('พริกเน่าหมดสวน');
    await chooses('แทนคนเดิม');
    const { drafts } = (await Conversations.findById(malee.userId).lean())!;
    expect(drafts).toMatchObject([
      {
        answers: {
          met: 'visit',
          activities: ['vegetables'],
          'dimension:income': 'worse',
          'worse:income': null,
        },
      },
    ]);
    expect(JSON.stringify(await Conversations.findById(malee.userId).lean())).not.toContain('พริกเน่า');
    expect(await malee.types('ทำต่อ')).toContain('สัปดาห์นี้มีรายได้เพิ่มหรือประหยัดได้รวมกี่บาท');
    expect(await on.somsri.types('ทำต่อ')).toContain('ไม่มีเรื่องที่ค้างไว้');
  });

  it('lets two care for one household, and either be the main one', async () => {
    await chooses('ช่วยกันดูแล');
    expect(await standing()).toEqual(
      expect.arrayContaining([
        ['สมศรี', true],
        ['มาลี', false],
      ]),
    );
    await nok.types('จับคู่ H-0001');
    await nok.taps('ให้เป็นคู่บุญหลัก');
    expect(await standing()).toEqual(
      expect.arrayContaining([
        ['สมศรี', false],
        ['มาลี', true],
      ]),
    );
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'in time to be taken out of the outbox',
      async () => {
        await nok.types('จับคู่ H-0001');
        await nok.taps('เลิกจับคู่');
        await nok.taps('ใช่ เลิกจับคู่');
      },
    ],
    // As when another bot ended it while the story was being written.
    ['unseen by the outbox', () => Pairings.updateMany({}, { $set: { to: new Date() } })],
  ])(
    'given at night and taken back before the morning %s: she never reads its story',
    async (_how, takeBack) => {
      await Pairings.deleteMany({});
      setClock('2026-11-24T20:00:00+07:00');
      await nok.types('จับคู่ H-0001');
      await nok.taps('เลือกพี่เลี้ยง');
      await nok.taps('มาลี 0 บ้าน');
      await nok.taps('ยืนยัน');
      expect(await standing()).toEqual([['มาลี', true]]);
      await takeBack();
      setClock('2026-11-25T07:00:00+07:00');
      await on.bot.pushed();
      expect(malee.hears()).not.toContain('เรื่องราวของบ้าน');
      expect(await malee.types('เมนู')).not.toContain('เรื่องราวของบ้าน');
    },
  );

  it('ends a pairing only after a second look; who is left becomes the main one', async () => {
    await chooses('ช่วยกันดูแล');
    await nok.types('จับคู่ H-0001');
    expect(await nok.taps('เลิกจับคู่')).toBe('เลิกจับคู่ สมศรี กับบ้าน ยายทองใบ ใช่ไหม');
    expect((await standing()).length).toBe(2);
    expect(await nok.taps('ใช่ เลิกจับคู่')).toBe('เลิกจับคู่ สมศรี กับบ้าน ยายทองใบ แล้ว');
    expect(await standing()).toEqual([['มาลี', true]]);
  });

  it('takes someone back who cared for it before, and keeps both periods', async () => {
    await chooses('แทนคนเดิม');
    moveClock(MINUTE);
    await People.updateOne(
      { _id: on.somsri.userId },
      { $set: { area: { district: '3309', tambon: 'บัวหุ่ง' } } },
    );
    await nok.types('จับคู่ H-0001');
    await nok.taps('เลือกพี่เลี้ยง');
    await nok.taps('สมศรี 0 บ้าน');
    await nok.taps('แทนคนเดิม');
    await nok.taps('ยืนยัน');
    expect(await standing()).toEqual([['สมศรี', true]]);
    expect(await Pairings.findById(`${on.somsri.userId}:H-0001`).lean()).toMatchObject({
      earlier: [{ from: new Date('2026-01-05') }],
    });
  });

  it('shows the households without a mentor, and pairs the first one', async () => {
    await settle('H-0002', { name: 'ลุงสมาน' });
    expect(await nok.types('จับคู่')).toBe('บ้านที่ยังไม่มีพี่เลี้ยง\n1 บ้าน\nลุงสมาน (H-0002)\n12 ม.4 ต.บัวหุ่ง');
    await nok.taps('เลือกพี่เลี้ยง');
    expect(await nok.types('มาลี')).toContain('ยืนยันจับคู่ไหม ระบบจะบอกทั้งสองฝ่าย');
    await nok.types('ใช่');
    await on.bot.pushed();
    expect(malee.hears()).toContain('คุณได้เป็นคู่บุญของบ้านใหม่ 1 หลัง');
  });

  it('is refused outside the area in the same words as for what does not exist', async () => {
    const other = talker(on.bot);
    await officer(other.userId, { level: 'subdistrict', district: '3309', tambons: ['ด่าน'] }, 'คนอื่น');
    expect(await other.types('จับคู่ H-0001')).toBe(await other.types('จับคู่ H-9999'));
    expect(await on.somsri.types('จับคู่ H-0001')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่เท่านั้น');
  });
});

describe('พี่เลี้ยง', () => {
  it('lists mentors of the area with their load, and leads to their households', async () => {
    const heard = await nok.types('พี่เลี้ยง');
    expect(heard).toContain('พี่เลี้ยง ต.บัวหุ่ง อ.ราษีไศล\n2 คน');
    expect(heard).toContain('มาลี\nต.บัวหุ่ง ราษีไศล\nดูแล 0 บ้าน');
    expect(heard).toContain('สมศรี\nต.บัวหุ่ง ราษีไศล\nดูแล 1 บ้าน ส่งสัปดาห์นี้แล้ว 0 บ้าน');
    expect(await nok.taps('ดูบ้านที่ดูแล')).toContain('ยายทองใบ (H-0001)\nยังไม่ส่งสัปดาห์นี้');
    expect(await nok.taps('เปลี่ยนพี่เลี้ยง')).toContain('คู่บุญหลัก');
  });
});

describe('the register', () => {
  it('is marked as checked by an officer, who is logged', async () => {
    const check = { reason: 'moved' as const, reportedBy: on.somsri.userId, report: 'r', at: new Date() };
    await Households.updateOne({ _id: 'H-0001' }, { $set: { registryCheck: check } });
    expect(await nok.types('บ้าน H-0001')).toContain('พี่เลี้ยงแจ้งว่าย้ายไปแล้ว');
    expect(await nok.taps('ตรวจทะเบียนแล้ว')).toBe('บันทึกว่าตรวจทะเบียนแล้ว');
    expect(await Households.findById('H-0001').lean()).not.toHaveProperty('registryCheck');
    expect(await AuditEntries.countDocuments({ deed: 'registry-checked', household: 'H-0001' })).toBe(1);
  });
});

it('works in English', async () => {
  await nok.types('English');
  await nok.types('pair H-0001');
  await nok.taps('Choose a mentor');
  await nok.taps('มาลี 0 h.');
  await nok.taps('Instead');
  expect(await nok.taps('Confirm')).toBe('Paired with มาลี. Everyone has been told.');
});

const codeIn = (heard: string): string => /[A-Z2-9]{6}/u.exec(heard)![0];

async function forMentor(): Promise<string> {
  await nok.types('รหัสเชิญ');
  await nok.taps('พี่เลี้ยง');
  await nok.taps('บัวหุ่ง');
  await nok.taps('ผู้นำอาสา');
  await nok.types('จันทร์เพ็ญ');
  return nok.types('H-0001');
}

describe('รหัสเชิญ', () => {
  it('for a mentor is bound to her name, tambon and households, and works once', async () => {
    expect(await forMentor()).toMatch(
      /รหัสเชิญ [A-Z2-9]{6} สำหรับ พี่เลี้ยง จันทร์เพ็ญ ต\.บัวหุ่ง ราษีไศล ยายทองใบ \(H-0001\)\nใช้ได้ครั้งเดียว ถึง /u,
    );
    const [made] = await Invites.find().lean();
    const newcomer = talker(on.bot);
    await newcomer.types('สวัสดี');
    await newcomer.types(made!._id);
    await newcomer.types('ยินยอม');
    await newcomer.taps('ยินยอม');
    await newcomer.taps('ยินยอม');
    const asked = newcomer.hears();
    expect(asked).toContain('จันทร์เพ็ญ');
    await newcomer.taps('ใช่');
    expect(await People.findById(newcomer.userId).lean()).toMatchObject({
      roles: ['mentor'],
      name: 'จันทร์เพ็ญ',
      area: { district: '3309', tambon: 'บัวหุ่ง' },
    });
    const second = talker(on.bot);
    await second.types('สวัสดี');
    expect(await second.types(made!._id)).toContain('รหัสนี้ไม่ตรง');
  });

  it('says which household is not in her area, and keeps what was given', async () => {
    await settle('H-0900', { tambon: 'ด่าน' });
    await nok.types('รหัสเชิญ ครัวเรือน');
    expect(await nok.types('H-0900')).toContain('ไม่พบรหัส H-0900 ในพื้นที่ที่คุณดูแล ตรวจอีกครั้ง');
    expect(await nok.types('H-0001')).toContain('ครัวเรือน ยายทองใบ (H-0001)');
    expect(await Invites.find().lean()).toMatchObject([{ role: 'household', households: ['H-0001'] }]);
  });

  it('of an officer goes down only, and a subdistrict makes none', async () => {
    await nok.types('รหัสเชิญ');
    expect(nok.sees()).toEqual(['พี่เลี้ยง', 'ครัวเรือน']);
    const wichai = talker(on.bot);
    await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
    await wichai.types('รหัสเชิญ เจ้าหน้าที่');
    await wichai.taps('บัวหุ่ง');
    await wichai.taps('ครบแล้ว');
    await wichai.types('ข้าม');
    expect(await Invites.find().lean()).toMatchObject([
      { role: 'officer', officer: { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง'] } },
    ]);
  });

  it('for the province asks for the district first, however it is spelt', async () => {
    const province = talker(on.bot);
    await officer(province.userId, { level: 'province' }, 'จังหวัด');
    expect(await province.types('รหัสเชิญ พี่เลี้ยง ราศีไศล')).toContain('ตำบลอะไร');
    await province.types('ยกเลิก');
    await province.types('รหัสเชิญ');
    await province.taps('พี่เลี้ยง');
    expect(await province.types('อ.ราษีไศล')).toContain('ตำบลอะไร');
  });

  it('that was taken back opens nothing', async () => {
    const code = codeIn(await forMentor());
    expect(await nok.taps('รหัสที่ยังไม่ใช้')).toContain(code);
    expect(await nok.taps('ยกเลิกรหัส')).toBe('ยกเลิกรหัสแล้ว ใช้ไม่ได้อีก');
    const newcomer = talker(on.bot);
    await newcomer.types('สวัสดี');
    expect(await newcomer.types(code)).toContain('รหัสนี้ไม่ตรง');
    expect(await AuditEntries.countDocuments({ deed: 'invite' })).toBe(2);
  });

  it('loses the name that its officer takes back', async () => {
    await nok.types('รหัสเชิญ');
    await nok.taps('พี่เลี้ยง');
    await nok.taps('บัวหุ่ง');
    await nok.taps('ผู้นำอาสา');
    await nok.types('จันทร์เพ็ญ');
    const named = nok.lastMessage();
    await nok.types('ข้าม');
    await nok.unsends(named);
    expect((await Invites.find().lean())[0]).not.toHaveProperty('name');
  });
});
