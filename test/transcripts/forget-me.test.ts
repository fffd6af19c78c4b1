import { beforeAll, describe, expect, it } from 'vitest';
import { now, setClock } from '../../src/clock.ts';
import { AdviceTexts } from '../../src/models/advice-text.ts';
import { Applications } from '../../src/models/application.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Conversations } from '../../src/models/conversation.ts';
import { FileLinks } from '../../src/models/file-link.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { Households } from '../../src/models/household.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { Leases } from '../../src/models/lease.ts';
import { Letters } from '../../src/models/letter.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { Pairings } from '../../src/models/pairing.ts';
import { People } from '../../src/models/person.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { Reports } from '../../src/models/report.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { queue } from '../../src/outbox/queue.ts';
import { picture } from '../support/pictures.ts';
import { tracesOf } from '../support/everything-stored.ts';
import { talker } from '../support/talker.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

const on = transcript();
let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});

const PLAN = 'จะปลูกพริกสามแปลงข้างบ่อ';
const STORY = 'ตาแก่ไอเป็นเลือดมาสองวัน';
const LETTER = 'พรุ่งนี้จะแวะไปหาตอนสาย';
const DRAFT = 'ครั้งหน้าอยากขายไข่ที่ตลาดนัด';
const CORRECTION = 'บ้านอยู่หมู่สิบสองไม่ใช่หมู่สี่';

const lanesAreFree = async () => {
  while ((await Leases.countDocuments()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** She taps her way to the end. */
async function isForgotten(person = on.somsri): Promise<string> {
  await person.types('ลบข้อมูลของฉัน');
  await person.taps('ลบข้อมูล');
  const heard = await person.taps('ลบถาวร');
  await lanesAreFree();
  return heard;
}

/** Leaves something of hers wherever something can be left; the photos she sent. */
async function livesALittle(): Promise<string[]> {
  const { somsri } = on;
  await People.updateOne({ _id: somsri.userId }, { $set: { phone: '0812345678' } });
  const { ref } = (await People.findById(somsri.userId).lean())!;
  await reportUpTo(somsri, 'met');
  await somsri.taps('ไปเยี่ยมบ้าน');
  await somsri.taps('เมื่อวาน');
  await somsri.taps('เจ็บป่วย');
  await somsri.types(STORY);
  await reportUpTo(somsri, 'plan', 'activities');
  await somsri.types(PLAN);
  await somsri.sendsPhoto(photo);
  const photos = [somsri.lastMessage()];
  await somsri.taps('พอแล้ว');
  await somsri.taps('ไม่เห็น');
  await somsri.taps('ส่งรายงาน');
  // A correction lies about as a draft, with another photo.
  await somsri.types('รายงาน');
  await somsri.taps('ยายทองใบ');
  await somsri.taps('ส่งเพิ่ม');
  await reportUpTo(somsri, 'plan', 'met');
  await somsri.types(DRAFT);
  await somsri.sendsPhoto(photo);
  photos.push(somsri.lastMessage());
  await somsri.types('แก้ข้อมูล');
  await somsri.taps('ที่อยู่/พื้นที่');
  await somsri.types(CORRECTION);
  await somsri.types('คุยกับเจ้าหน้าที่');
  const at = now();
  await Letters.create({
    _id: 'l1',
    household: 'H-0001',
    from: somsri.userId,
    to: `U${'9'.repeat(32)}`,
    way: 'to-household',
    text: LETTER,
    message: 'm-l1',
    at,
    forgetAt: new Date(at.getTime() + 1e9),
  });
  await Applications.create({
    _id: `${ref}:e1`,
    kind: 'mentor',
    person: somsri.userId,
    name: 'สมศรี',
    phone: '0812345678',
    district: '3309',
    tambon: 'บัวหุ่ง',
    status: 'approved',
    at,
  });
  await queue({
    key: 'news:1',
    recipient: `U${'9'.repeat(32)}`,
    content: [{ type: 'text', text: `สมศรี ฝากบอกว่า: ${LETTER}` }],
    class: 'notice',
  });
  await OutboxMessages.updateOne({ _id: 'news:1' }, { $set: { state: 'sent' } });
  await somsri.types('ข้อมูลของฉัน');
  await somsri.taps('ขอไฟล์');
  return photos;
}

describe('a mentor who wants to be forgotten', () => {
  it('is told what goes and what stays, and asked twice', async () => {
    const { somsri } = on;
    expect(await somsri.types('ลบข้อมูลของฉัน')).toBe(
      'ถ้าลบ สิ่งที่หายไปคือ ชื่อ เบอร์โทร แชต รูป ข้อความในรายงาน และบทบาทของคุณ\n' +
        'ที่ยังอยู่คือตัวเลขที่ไม่บอกว่าเป็นใคร และบันทึกความยินยอม\n' +
        'ลบข้อมูลของคุณไหม ลบแล้วเอากลับไม่ได้',
    );
    expect(somsri.sees()).toEqual(['ลบข้อมูล', 'ไม่ลบ']);
    expect(await somsri.taps('ลบข้อมูล')).toBe('แน่ใจนะ แตะ ลบถาวร อีกครั้งเพื่อยืนยัน');
    expect(await somsri.types('ใช่')).not.toContain('ลบข้อมูลของคุณแล้ว');
    expect(await somsri.taps('ไม่ลบ')).toBe('ไม่ได้ลบอะไร ข้อมูลยังอยู่ครบ');
    expect(await People.findById(somsri.userId).lean()).toMatchObject({ name: 'สมศรี', roles: ['mentor'] });
  });

  it('leaves no trace anywhere in the store', async () => {
    const { somsri, bot } = on;
    const photos = await livesALittle();
    const { ref } = (await People.findById(somsri.userId).lean())!;
    const traces = [somsri.userId, 'สมศรี', '0812345678', PLAN, STORY, LETTER, DRAFT, CORRECTION, ...photos];
    // The sweep does find what is there.
    const before = await tracesOf(traces);
    for (const trace of traces) expect(before.some((found) => found.endsWith(`: ${trace}`))).toBe(true);
    expect(await isForgotten()).toContain('ลบข้อมูลของคุณแล้ว');
    // A lane's lease carries her id while it is worked on, and the inbox may look into it once more at any moment.
    expect(await tracesOf(traces, ['leases'])).toEqual([]);
    await lanesAreFree();
    expect(await Promise.all(photos.map((id) => bot.store.photos.read(id)))).toEqual([null, null]);
    expect(await People.countDocuments()).toBe(0);
    expect(await Conversations.countDocuments()).toBe(0);
    expect(await FileLinks.countDocuments()).toBe(0);
    const gone = `gone:${ref}`;
    expect(await Reports.findById('2026-W48:H-0001').lean()).toMatchObject({
      mentor: gone,
      answers: { met: 'visit', baht: 300, plan: null, urgentStory: null },
      photos: [],
    });
    expect(await Pairings.find().lean()).toMatchObject([
      { _id: `${gone}:H-0001`, mentor: gone, to: expect.any(Date) },
    ]);
    expect(await UrgentCases.find().lean()).toMatchObject([
      { person: gone, status: 'open', kind: 'illness' },
    ]);
    expect(await HelpRequests.find().lean()).toMatchObject([{ person: gone, kind: 'talk' }]);
    expect(await AuditEntries.findById(`forget:${ref}`).lean()).toMatchObject({ actor: ref, person: ref });
  });

  it('is a stranger when she writes again', async () => {
    const { somsri } = on;
    await isForgotten();
    expect(await somsri.types('สวัสดี')).toContain('ยินดีต้อนรับ');
    expect(await People.findById(somsri.userId).lean()).toMatchObject({ roles: [] });
  });

  it('takes an old message back, or leaves: neither makes her known for long', async () => {
    const { somsri } = on;
    await somsri.types('เมนู');
    const old = somsri.lastMessage();
    await isForgotten();
    await somsri.hearsAfter(somsri.event({ type: 'unfollow', replyToken: undefined }));
    await lanesAreFree();
    expect(await tracesOf([somsri.userId], ['leases'])).toEqual([]);
    await somsri.unsends(old);
    await lanesAreFree();
    setClock('2026-11-26T02:30:00+07:00');
    expect(await on.bot.scheduler.runJob('retention', now())).toBe('done');
    expect(await tracesOf([somsri.userId], ['leases'])).toEqual([]);
  });

  it('taps twice: once is enough, and she does not become known again', async () => {
    const { somsri, bot } = on;
    await somsri.types('ลบข้อมูลของฉัน');
    await somsri.taps('ลบข้อมูล');
    const again = [somsri.tapEvent('ลบถาวร'), somsri.tapEvent('ลบถาวร')];
    const late = somsri.tapEvent('ลบถาวร');
    await bot.deliver(...again);
    await bot.settled();
    await lanesAreFree();
    expect(await somsri.hearsAfter(late)).toBe('ปุ่มนี้เป็นของเก่า ไม่มีอะไรเปลี่ยน');
    await lanesAreFree();
    expect(somsri.hears().match(/ลบข้อมูลของคุณแล้ว/gu)).toHaveLength(1);
    expect(await tracesOf([somsri.userId], ['leases'])).toEqual([]);
  });

  it('hears the answer also where it has to be pushed, and is gone when it has arrived', async () => {
    const { somsri, bot } = on;
    await somsri.types('ลบข้อมูลของฉัน');
    await somsri.taps('ลบข้อมูล');
    bot.line.faults.push({ path: /reply$/u, status: 500 }, { path: /reply$/u, status: 500 });
    // LINE has not recovered when the push is first tried, so that she is forgotten before it arrives.
    bot.line.faults.push({ path: /push$/u, status: 500 });
    await somsri.taps('ลบถาวร');
    await lanesAreFree();
    const stub = await People.findById(somsri.userId).lean();
    expect(stub).toMatchObject({ roles: [], blocked: true });
    expect(stub).not.toHaveProperty('name');
    while ((await OutboxMessages.countDocuments({ state: 'queued' })) > 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bot.line.sent.findLast(({ way }) => way === 'push')).toMatchObject({
      to: somsri.userId,
      messages: [{ text: expect.stringContaining('ลบข้อมูลของคุณแล้ว') }],
    });
    await lanesAreFree();
    expect(await bot.scheduler.runJob('retention', now())).toBe('done');
    expect(await tracesOf([somsri.userId], ['leases'])).toEqual([]);
  });

  it('is forgotten by the nightly job when it was cut short, however far it had come', async () => {
    const { somsri, bot } = on;
    const photos = await livesALittle();
    await People.updateOne(
      { _id: somsri.userId },
      { $set: { forgetting: { at: now(), event: 'e-lost' }, roles: [] } },
    );
    await Conversations.deleteOne({ _id: somsri.userId });
    await Letters.deleteMany({});
    expect(await bot.scheduler.runJob('retention', now())).toBe('done');
    const traces = [somsri.userId, '0812345678', PLAN, STORY, CORRECTION, photos[0]!];
    expect(await tracesOf(traces)).toEqual([]);
  });

  it('finds the event worked in again after a crash: the answer is not lost, nothing comes back', async () => {
    const { somsri, bot } = on;
    await somsri.types('ลบข้อมูลของฉัน');
    await somsri.taps('ลบข้อมูล');
    const event = somsri.tapEvent('ลบถาวร');
    // As if the process had died when all was erased but her row.
    await somsri.hearsAfter(event);
    await lanesAreFree();
    await People.create({
      _id: somsri.userId,
      roles: [],
      blocked: true,
      forgetting: { at: now(), event: event.webhookEventId },
    });
    await InboxEvents.updateOne(
      { _id: event.webhookEventId },
      { $set: { state: 'waiting', lane: somsri.userId, payload: event } },
    );
    expect(await somsri.hearsAfter(somsri.event({ type: 'beacon' }))).toBe('');
    await bot.settled();
    await lanesAreFree();
    expect(await People.countDocuments()).toBe(0);
    expect(somsri.hears().match(/ลบข้อมูลของคุณแล้ว/gu)).toHaveLength(1);
  });

  it('leaves what another mentor of the household has told as it is', async () => {
    const { somsri, bot } = on;
    const other = talker(bot);
    await mentor(other.userId, 'H-0001');
    await reportUpTo(somsri, 'sent');
    await other.types('รายงาน');
    await other.taps('ยายทองใบ');
    await other.taps('แก้ของเดิม');
    await other.taps('สัปดาห์หน้า');
    await other.types('เลี้ยงปลาดุกในบ่อซีเมนต์');
    await other.taps('ส่งรายงาน');
    await isForgotten();
    const report = await Reports.findById('2026-W48:H-0001').lean();
    expect(report?.answers).toMatchObject({ plan: 'เลี้ยงปลาดุกในบ่อซีเมนต์' });
    expect(report?.revisions).toMatchObject([{ answers: { plan: null }, replacedBy: other.userId }]);
    expect(await tracesOf(['ปลูกผักบุ้งอีกแปลง', somsri.userId])).toEqual([]);
    expect(await Pairings.findById(`${other.userId}:H-0001`).lean()).not.toHaveProperty('to');
  });
});

describe('one of the people of a household who wants to be forgotten', () => {
  it('is gone at once; the province decides about the register', async () => {
    const { bot } = on;
    await settle('H-0005', { name: 'บ้านสมมติ', members: [{ name: 'มาลี' }] });
    const malee = talker(bot);
    await member(malee.userId, 'H-0005', 'มาลี');
    const head = talker(bot);
    await officer(head.userId, { level: 'province' });
    expect(await malee.types('ลบข้อมูล')).toContain(
      'ทะเบียนครัวเรือน H-0005 เป็นของราชการ จังหวัดจะพิจารณาภายใน พฤ. 24 ธ.ค. 69',
    );
    await malee.taps('ลบข้อมูล');
    expect(await malee.taps('ลบถาวร')).toContain('ลบข้อมูลของคุณแล้ว');
    await lanesAreFree();
    expect(await tracesOf([malee.userId])).toEqual([]);
    expect(await tracesOf(['มาลี'], ['households'])).toEqual([]);
    expect(await Households.findById('H-0005').lean()).toMatchObject({ members: [{ name: 'มาลี' }] });
    const [asked] = await PrivacyRequests.find().lean();
    expect(asked).toMatchObject({ kind: 'erase', household: 'H-0005', status: 'open' });
    expect(asked).not.toHaveProperty('person');
    expect(await OutboxMessages.find({ recipient: head.userId }).lean()).toMatchObject([
      { class: 'notice', messages: [{ text: 'มีคำขอเรื่องข้อมูลส่วนบุคคลใหม่ 1 เรื่อง' }] },
    ]);
    setClock('2026-11-25T09:00:00+07:00');
    expect(await head.types('คำขอข้อมูล')).toContain('ขอลบข้อมูลครัวเรือน\nผู้ขอ: ลบข้อมูลตัวเองแล้ว');
  });
});

describe('in English', () => {
  it('somebody is forgotten', async () => {
    const { somsri } = on;
    await somsri.types('English');
    expect(await somsri.types('delete my data')).toContain('Erase your data? It cannot be brought back.');
    await somsri.taps('Erase data');
    expect(await somsri.taps('Erase for good')).toContain('Your data has been erased.');
    await lanesAreFree();
    expect(await tracesOf([somsri.userId], ['leases'])).toEqual([]);
  });
});

describe('an officer who is forgotten', () => {
  it('takes along the words with which she decided, invited and told, and leaves what was decided', async () => {
    const nok = talker(on.bot);
    const malee = talker(on.bot);
    await officer(nok.userId, { level: 'district', district: '3309' }, 'นกน้อยคอยรัก');
    const area = { district: '3309', tambon: 'บัวหุ่ง' };
    await People.create({ _id: malee.userId, language: 'th' });
    const applied = { kind: 'mentor', name: 'มาลี', ...area, status: 'waiting', at: now() } as const;
    await Applications.create({ _id: 'r:e1', person: malee.userId, ...applied });
    await Households.updateOne(
      { _id: 'H-0001' },
      { $set: { stageProposal: { stage: 'sufficient', reason: 'ดีขึ้น', by: 'r', at: now() } } },
    );
    await nok.types('ใบสมัคร');
    await nok.taps('ไม่อนุมัติ');
    await nok.types('ปีนี้รับครบแล้วจริง ๆ');
    await nok.types('เลื่อนขั้น');
    await nok.taps('ยังไม่เห็นด้วย');
    await nok.types('อยากดูผลอีกสองเดือนเต็ม');
    await nok.types('รหัสเชิญ พี่เลี้ยง');
    await nok.taps('บัวหุ่ง');
    await nok.taps('ผู้นำอาสา');
    await nok.types('จันทร์เพ็ญ');
    const named = nok.lastMessage();
    await nok.types('ข้าม');
    await on.bot.pushed();
    expect(malee.hears()).toContain('ปีนี้รับครบแล้วจริง ๆ');
    expect(await isForgotten(nok)).toContain('ลบข้อมูลของคุณแล้ว');
    const words = ['ปีนี้รับครบแล้วจริง ๆ', 'อยากดูผลอีกสองเดือนเต็ม', 'นกน้อยคอยรัก'];
    expect(await tracesOf([nok.userId, named, ...words])).toEqual([]);
    expect(await Applications.find().lean()).toMatchObject([{ status: 'declined' }]);
    expect(await Households.findById('H-0001').lean()).not.toHaveProperty('stageProposal');
  });

  it('takes along what she said of a text of advice, and leaves the text', async () => {
    const orathai = talker(on.bot);
    await officer(orathai.userId, { level: 'province' }, 'อรทัยใจงามดี');
    const text = {
      dimension: 'health',
      stages: ['survive' as const],
      months: null,
      title: 'กินยา',
      body: 'ทุกวัน',
    };
    const waiting = { ...text, by: 'r', at: now(), event: 'e1' };
    await AdviceTexts.create({ _id: 'adv-health-90', waiting });
    await orathai.types('คำแนะนำรออนุมัติ');
    await orathai.taps('ส่งกลับให้แก้');
    await orathai.types('คำนี้คนเฒ่าคนแก่อ่านยาก');
    const said = orathai.lastMessage();
    expect(await AdviceTexts.findById('adv-health-90').lean()).toMatchObject({ returned: { ...text } });
    expect(await isForgotten(orathai)).toContain('ลบข้อมูลของคุณแล้ว');
    expect(await tracesOf([orathai.userId, said, 'คำนี้คนเฒ่าคนแก่อ่านยาก'])).toEqual([]);
    expect(await AdviceTexts.findById('adv-health-90').lean()).toMatchObject({ returned: { ...text } });
  });
});
