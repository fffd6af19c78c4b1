import { describe, expect, it } from 'vitest';
import { Applications } from '../../src/models/application.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { invite, mentor, officer, settle } from '../support/village.ts';

let nok: Talker;
let malee: Talker;

// H-0001 (12 ม.4 ต.บัวหุ่ง) is cared for by สมศรี; นก is the officer there; มาลี is new.
const on = transcript(async ({ userId }) => {
  await settle('H-0001', { openDimensions: ['income'] });
  await settle('H-0002', { name: 'ลุงสมาน', houseNo: '30', tambon: 'ด่าน' });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  malee = talker(on.bot);
  await officer(nok.userId, undefined, 'นก');
});

async function applies(who: Talker = malee): Promise<string> {
  await who.types('สวัสดี');
  await who.taps('พี่เลี้ยง');
  await who.taps('ไม่มีรหัส');
  await who.taps('สมัครเป็นพี่เลี้ยง');
  await who.types('มาลี ใจดี');
  await who.types('ราษีไศล');
  await who.taps('บัวหุ่ง');
  await who.types('081-234-5678');
  await who.taps('ผู้นำอาสา');
  const heard = await who.taps('ส่งใบสมัคร');
  await on.bot.pushed();
  return heard;
}

async function asksToBeLinked(house: string, who: Talker = malee): Promise<string> {
  await who.types('สวัสดี');
  await who.taps('ครัวเรือน');
  await who.taps('ไม่มีรหัส');
  await who.taps('ขอเชื่อมกับบ้าน');
  await who.types('มาลี ใจดี');
  await who.types('ราษีไศล');
  await who.taps('บัวหุ่ง');
  await who.types(house);
  await who.types('ไม่มีเบอร์');
  const heard = await who.taps('ส่งคำขอ');
  await on.bot.pushed();
  return heard;
}

const stored = () => Applications.find().lean();

describe('a mentor without a code', () => {
  it('is told what her data is for, and may misspell her district', async () => {
    await malee.types('สวัสดี');
    await malee.taps('พี่เลี้ยง');
    expect(await malee.taps('ไม่มีรหัส')).toContain('แตะ สมัครเป็นพี่เลี้ยง');
    const first = await malee.taps('สมัครเป็นพี่เลี้ยง');
    expect(first).toContain('เห็นเฉพาะเจ้าหน้าที่ในพื้นที่');
    expect(first).toContain('ขอชื่อและนามสกุล');
    expect(await malee.types('12345')).toContain('ขอชื่อและนามสกุล');
    await malee.types('มาลี ใจดี');
    expect(await malee.types('เชียงใหม่')).toContain('โครงการนี้ดูแลเฉพาะจังหวัดศรีสะเกษ');
    expect(await malee.types('ราศีไสล')).toContain('หมายถึง ราษีไศล ใช่ไหม');
    expect(await malee.taps('ใช่')).toContain('อยู่ตำบลอะไร');
    await malee.types('บัวหุ่ง');
    expect(await malee.types('081')).toContain('ตัวเลขยังไม่ครบ');
    await malee.types('0812345678');
    expect(await malee.taps('ผู้นำอาสา')).toContain('ใบสมัครพี่เลี้ยง\nชื่อ: มาลี ใจดี\nอำเภอ: ราษีไศล\nตำบล: บัวหุ่ง');
  });

  it('applies, is approved by an officer of the area, and begins with consents and her reminder', async () => {
    expect(await applies()).toBe('ส่งใบสมัครแล้ว เจ้าหน้าที่จะพิจารณา แล้วแจ้งผลในแชตนี้');
    expect(nok.hears()).toBe('มีผู้สมัครเป็นพี่เลี้ยง 1 คน');
    expect(await nok.taps('ใบสมัคร')).toContain(
      'รออยู่ 1 ราย\nมาลี ใจดี 0812345678\nสมัครเป็นพี่เลี้ยง ผู้นำอาสา\nต.บัวหุ่ง อ.ราษีไศล',
    );
    expect(await nok.taps('อนุมัติ')).toBe('อนุมัติ มาลี ใจดี แล้ว แจ้งผลให้แล้ว');
    await on.bot.pushed();
    expect(malee.hears()).toContain('ยินดีด้วย คุณเป็นพี่เลี้ยงแล้ว แตะ เริ่มเลย');
    await malee.taps('เริ่มเลย');
    await malee.taps('ยินยอม');
    await malee.taps('ยินยอม');
    expect(await malee.taps('ยินยอม')).toContain('สะดวกให้เตือนรายงานวันไหน');
    expect(await People.findById(malee.userId).lean()).toMatchObject({
      roles: ['mentor'],
      name: 'มาลี ใจดี',
      phone: '0812345678',
      mentorKind: 'volunteer_leader',
      area: { district: '3309', tambon: 'บัวหุ่ง' },
    });
    const { ref } = (await People.findById(nok.userId).lean())!;
    expect(await AuditEntries.find({ deed: 'role' }).lean()).toMatchObject([{ actor: ref }]);
  });

  it('of two officers who decide at once the first counts, and the other is told who', async () => {
    await applies();
    const second = talker(on.bot);
    await officer(second.userId, undefined, 'วิชัย');
    await nok.types('ใบสมัคร');
    await second.types('ใบสมัคร');
    await nok.taps('อนุมัติ');
    expect(await second.taps('อนุมัติ')).toBe('เรื่องนี้ นก พิจารณาไปแล้ว');
  });

  it('is declined with a reason she is told, and may apply again', async () => {
    await applies();
    await nok.types('ใบสมัคร');
    expect(await nok.taps('ไม่อนุมัติ')).toBe('เพราะอะไร มาลี ใจดี จะได้เห็นเหตุผลนี้');
    await nok.types('มีพี่เลี้ยงครบแล้ว');
    await on.bot.pushed();
    expect(malee.hears()).toContain('ใบสมัครยังไม่ผ่าน เหตุผล: มีพี่เลี้ยงครบแล้ว');
    expect(await malee.types('ใบสมัครของฉัน')).toBe('ยังไม่ผ่าน เหตุผล: มีพี่เลี้ยงครบแล้ว');
    await nok.unsends(nok.lastMessage());
    expect(JSON.stringify(await stored())).not.toContain('ครบแล้ว');
  });

  it('has one application waiting at a time, and may take it back', async () => {
    await applies();
    expect(await malee.types('อยากเป็นพี่เลี้ยง')).toContain('ใบสมัครของคุณรอเจ้าหน้าที่พิจารณาอยู่');
    expect(await malee.types('ใบสมัครของฉัน')).toContain('ส่งเมื่อ อ. 24 พ.ย. 69');
    expect(await malee.taps('ยกเลิกใบสมัคร')).toBe('ยกเลิกใบสมัครแล้ว');
    expect(await nok.types('ใบสมัคร')).toBe('ไม่มีใบสมัครที่รอพิจารณา');
  });

  it('hears where it stands, whatever she says or taps meanwhile', async () => {
    await applies();
    for (const words of ['สวัสดี', 'ถึงไหนแล้ว', 'ส่งใบสมัคร'])
      expect(await malee.types(words)).toContain('รอเจ้าหน้าที่พิจารณา ถ้าได้รหัสแล้ว พิมพ์รหัสได้เลย');
    expect(malee.sees()).toEqual(['ยกเลิกใบสมัคร', 'เมนู']);
  });

  it('who gets a code after all needs no decision any more', async () => {
    await applies();
    await invite('K7M2QX', 'H-0001');
    await malee.types('K7M2QX');
    for (const _ of ['health', 'messages', 'pictures']) await malee.taps('ยินยอม');
    await malee.taps('ใช่');
    expect(await stored()).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('is found where she was after she left and came back', async () => {
    await applies();
    await on.bot.deliver(malee.event({ type: 'unfollow' }));
    await malee.hearsAfter(malee.event({ type: 'follow', follow: { isUnblocked: true } }));
    expect(await malee.types('ใบสมัครของฉัน')).toContain('รอเจ้าหน้าที่พิจารณา');
  });

  it('cannot be decided on from another area, nor by herself', async () => {
    await applies();
    const far = talker(on.bot);
    await officer(far.userId, { level: 'subdistrict', district: '3309', tambons: ['ด่าน'] }, 'ไกล');
    expect(await far.types('ใบสมัคร')).toBe('ไม่มีใบสมัครที่รอพิจารณา');
    const { _id } = (await stored())[0]!;
    const data = JSON.stringify(['', '', `!applications approve ${_id}`]);
    for (const who of [far, malee])
      expect(await who.hearsAfter(who.event({ type: 'postback', postback: { data } }))).not.toContain(
        'อนุมัติ มาลี',
      );
    expect(await stored()).toMatchObject([{ status: 'waiting' }]);
  });

  it('loses her name and number when she takes the messages back, and everything when she is forgotten', async () => {
    await applies();
    const { sources } = (await stored())[0]!;
    await malee.unsends(sources['phone']!);
    await malee.unsends(sources['name']!);
    expect(JSON.stringify(await stored())).not.toMatch(/0812345678|มาลี/u);
  });

  it('applies in English', async () => {
    await malee.types('English');
    await malee.types('apply as mentor');
    await malee.types('Malee Jaidee');
    await malee.types('Rasi Salai');
    await malee.types('บัวหุ่ง');
    await malee.types('skip');
    await malee.taps('Volunteer leader');
    expect(await malee.taps('Send')).toBe(
      'Your application is sent. The officers decide and you will hear it here.',
    );
  });
});

describe('somebody of a household without a code', () => {
  it('is confirmed by its mentor, who sees what she said', async () => {
    expect(await asksToBeLinked('12 หมู่ 4')).toBe('ส่งคำขอแล้ว พี่เลี้ยงหรือเจ้าหน้าที่จะตรวจ แล้วแจ้งผลในแชตนี้');
    expect(on.somsri.hears()).toBe('มีคนขอเชื่อมกับบ้าน 1 คน');
    const heard = await on.somsri.taps('ใบสมัคร');
    expect(heard).toContain('มาลี ใจดี\nขอเชื่อมกับบ้าน\n12 หมู่ 4 ต.บัวหุ่ง อ.ราษีไศล\nน่าจะเป็นบ้าน ยายทองใบ (H-0001)');
    expect(on.somsri.sees()).not.toContain('เลือกบ้านเอง');
    await on.somsri.taps('อนุมัติ');
    await on.bot.pushed();
    expect(malee.hears()).toContain('เชื่อมกับบ้านของคุณแล้ว');
    expect(await People.findById(malee.userId).lean()).toMatchObject({
      roles: ['household'],
      household: 'H-0001',
    });
  });

  it('hears the same whether there is such a household or not', async () => {
    const other = talker(on.bot);
    expect(await asksToBeLinked('99 หมู่ 9', other)).toBe(await asksToBeLinked('H-0001'));
    expect(await other.types('ข้อมูลของฉัน')).toBe(await malee.types('ข้อมูลของฉัน'));
  });

  it('is linked by an officer who looks the household up herself', async () => {
    await asksToBeLinked('บ้านท้ายวัด');
    expect(on.somsri.hears()).toBe('');
    await nok.types('ใบสมัคร');
    expect(await nok.taps('เลือกบ้านเอง')).toBe('มาลี ใจดี (บ้านท้ายวัด) เป็นคนบ้านไหน พิมพ์รหัสบ้าน');
    expect(await nok.types('H-0002')).toContain('ไม่พบบ้านรหัสนี้ในพื้นที่ที่คุณดูแล');
    expect(await nok.types('H-0001')).toContain('เชื่อม มาลี ใจดี กับบ้าน ยายทองใบ แล้ว');
  });

  it('whose code is of another tambon is matched with nothing, so that nobody sees what is not hers', async () => {
    await asksToBeLinked('H-0002');
    expect(await nok.types('ใบสมัคร')).not.toContain('ลุงสมาน');
    expect(nok.sees()).not.toContain('อนุมัติ');
  });

  it('is no business of a mentor whose pairing has ended', async () => {
    await asksToBeLinked('H-0001');
    await on.somsri.types('ใบสมัคร');
    await Pairings.updateMany({}, { $set: { to: new Date() } });
    expect(await on.somsri.taps('อนุมัติ')).toBe('ใบสมัครนี้ไม่ได้รอพิจารณาแล้ว');
  });
});
