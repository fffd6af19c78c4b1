import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { reportAnnouncements } from '../../src/announcements/report-result.ts';
import { spreadAnnouncements } from '../../src/announcements/spread.ts';
import { Announcements } from '../../src/models/announcement.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { OutboxMessages } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import {
  announces,
  announcesWithPicture,
  announceUpToReview,
  announceUpToText,
  TEXT,
} from '../support/announcing.ts';
import { picture } from '../support/pictures.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';

const HEADING = '📢 ประกาศจากเจ้าหน้าที่ อ.ราษีไศล';
/** What people get. */
const AS_SENT = `${HEADING}\n${TEXT}`;

let nok: Talker;
let malee: Talker;
let thongbai: Talker;
let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});

// นก is the officer of อ.ราษีไศล. สมศรี (ต.บัวหุ่ง) and มาลี (ต.ด่าน) are mentors there, ทองใบ is of a household of ต.บัวหุ่ง.
const on = transcript(async ({ userId }) => {
  await settle('H-0001');
  await settle('H-0002', { tambon: 'ด่าน' });
  await settle('H-0500', { district: '3305', tambon: 'ห้วยเหนือ' });
  await mentor(userId, 'H-0001');
  nok = talker(on.bot);
  malee = talker(on.bot);
  thongbai = talker(on.bot);
  await officer(nok.userId, { level: 'district', district: '3309' }, 'นก');
  await mentor(malee.userId);
  const area = { district: '3309', tambon: 'ด่าน' };
  await People.updateOne({ _id: malee.userId }, { $set: { name: 'มาลี', area } });
  await member(thongbai.userId, 'H-0001');
  // A mentor of another district hears nothing in any of these tests.
  await mentor(ELSEWHERE, 'H-0500');
});
const ELSEWHERE = `U${'e'.repeat(32)}`;

/** What the outbox does every now and then. */
async function goesOut(): Promise<void> {
  await spreadAnnouncements();
  await on.bot.pushed();
}

const pushes = () => on.bot.line.sent.filter(({ way }) => way !== 'reply');
const rows = () => OutboxMessages.find({ class: 'announcement' }).sort({ _id: 1 }).lean();
const refOf = async (who: Talker): Promise<string> => (await People.findById(who.userId).lean().orFail()).ref;

describe('ประกาศ', () => {
  it('asks one thing at a time, shows what people will get and what it costs, and goes out after a tap', async () => {
    expect(await nok.types('ประกาศ')).toBe('ยังไม่มีประกาศ แตะ ประกาศใหม่ เพื่อเริ่ม');
    expect(await nok.taps('ประกาศใหม่')).toBe('ประกาศถึงใคร');
    expect(nok.sees()).toEqual(['พี่เลี้ยง', 'ครัวเรือน', 'ทั้งสองกลุ่ม']);
    expect(await nok.taps('พี่เลี้ยง')).toBe('ประกาศที่ไหน');
    expect(await nok.taps('ทั้งพื้นที่')).toBe('พิมพ์ข้อความที่จะประกาศ ไม่เกิน 1,000 ตัวอักษร');
    expect(await nok.types(TEXT)).toBe('ส่งรูปประกอบได้ 1 รูป ถ้าไม่มี แตะ ไม่มีรูป');
    expect(await nok.taps('ไม่มีรูป')).toBe(
      `คนที่ได้รับจะเห็นแบบนี้\n${AS_SENT}\n` +
        `ประกาศถึง 2 คน\nถึง: พี่เลี้ยง\nพื้นที่: ทั้งพื้นที่\nข้อความ: ${TEXT}\nรูปภาพ: ไม่มีรูป\n` +
        'ใช้โควตา 2 ข้อความ\nแตะ ส่งประกาศ เพื่อส่ง หรือแตะบรรทัดที่อยากแก้',
    );
    await spreadAnnouncements();
    expect(await rows()).toEqual([]);
    expect(await nok.taps('ส่งประกาศ')).toBe('รับประกาศแล้ว กำลังส่งถึง 2 คน\nดูความคืบหน้าหรือหยุดส่งได้ที่ ประกาศ');
    expect(pushes()).toEqual([]);
    await goesOut();
    expect(on.somsri.hears()).toBe(AS_SENT);
    expect(malee.hears()).toBe(AS_SENT);
    expect(thongbai.hears()).toBe('');
    expect(
      pushes()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([on.somsri.userId, malee.userId].toSorted());
  });

  it('tells its officer the result once, and shows it in the list', async () => {
    await announces(nok);
    expect(await reportAnnouncements()).toBe(0);
    await goesOut();
    await OutboxMessages.collection.updateOne({ recipient: malee.userId }, { $set: { way: 'free' } });
    expect(await reportAnnouncements()).toBe(1);
    expect(await reportAnnouncements()).toBe(0);
    await on.bot.pushed();
    const result = 'ประกาศของคุณส่งครบแล้ว ถึง 2 คน\nใช้โควตา 1 ข้อความ ฟรี 1';
    expect(
      pushes()
        .filter(({ to }) => to === nok.userId)
        .map(({ messages }) => messages[0]?.text),
    ).toEqual([result]);
    expect(await nok.types('announcements')).toBe(
      `ประกาศล่าสุด\nถึงพี่เลี้ยง อ.ราษีไศล\n${TEXT}\nอ. 24 พ.ย. 69 09.00 น.\nส่งเสร็จแล้ว จากที่ตั้งใจ 2 คน\nส่งแล้ว 1 · ส่งฟรี 1`,
    );
  });

  it('says who was not reached', async () => {
    await announces(nok);
    // LINE takes a multicast whole or not at all, and then one of the two.
    on.bot.line.faults.push({ path: /multicast/u, status: 400 }, { path: /push/u, status: 400 });
    await goesOut();
    await reportAnnouncements();
    await on.bot.pushed();
    expect(nok.hears()).toContain('ประกาศของคุณถึง 1 คน ไม่ถึง 1 คน\nใช้โควตา 1 ข้อความ ฟรี 0');
  });

  it('waits with the result while a single row waits, whatever its state is called', async () => {
    await announces(nok);
    await goesOut();
    await OutboxMessages.collection.updateOne({ recipient: malee.userId }, { $set: { state: 'riding' } });
    expect(await reportAnnouncements()).toBe(0);
    expect(await nok.types('ประกาศ')).toContain('กำลังส่งถึง 2 คน\nรอส่ง 1 · ส่งแล้ว 1');
  });

  it('reaches a part of her area, and only there', async () => {
    expect(await announceUpToText(nok, { audience: 'ทั้งสองกลุ่ม', where: ['เลือกบางแห่ง'] })).toBe('ตำบลอะไร');
    expect(nok.sees().toSorted()).toEqual(['ด่าน', 'บัวหุ่ง']);
    await nok.taps('บัวหุ่ง');
    await nok.types(TEXT);
    expect(await nok.taps('ไม่มีรูป')).toContain('ประกาศถึง 2 คน');
    await nok.taps('ส่งประกาศ');
    await goesOut();
    expect(
      pushes()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([on.somsri.userId, thongbai.userId].toSorted());
  });

  it('counts anew when a line of the summary is changed', async () => {
    await announceUpToReview(nok, { audience: 'ทั้งสองกลุ่ม' });
    await nok.taps('ถึง');
    expect(await nok.taps('ครัวเรือน')).toContain('ประกาศถึง 1 คน\nถึง: ครัวเรือน');
    await nok.taps('พื้นที่');
    await nok.taps('เลือกบางแห่ง');
    await nok.taps('ด่าน');
    expect(nok.hears()).toContain('ประกาศถึง 0 คน');
    expect(await nok.taps('ส่งประกาศ')).toBe('ไม่มีใครรับข้อความได้ตามที่เลือก ลองเลือกใหม่ คำตอบอื่นยังอยู่\nประกาศถึงใคร');
    expect(await nok.taps('พี่เลี้ยง')).toContain(
      `ประกาศถึง 1 คน\nถึง: พี่เลี้ยง\nพื้นที่: เลือกบางแห่ง\nตำบล: ด่าน\nข้อความ: ${TEXT}`,
    );
  });

  it('leaves out who has blocked the account or wants no messages, and a household that was never asked', async () => {
    await People.updateOne({ _id: malee.userId }, { $set: { 'consents.messages': 'no' } });
    await People.updateOne({ _id: thongbai.userId }, { $unset: { 'consents.messages': 1 } });
    const gone = talker(on.bot);
    await mentor(gone.userId, 'H-0001');
    await People.updateOne({ _id: gone.userId }, { $set: { blocked: true } });
    expect(await announceUpToReview(nok, { audience: 'ทั้งสองกลุ่ม' })).toContain('ประกาศถึง 1 คน');
    await nok.taps('ส่งประกาศ');
    await People.updateOne({ _id: on.somsri.userId }, { $set: { blocked: true } });
    await goesOut();
    expect(pushes()).toEqual([]);
  });

  it('does not reach somebody who says no after it was queued', async () => {
    await announces(nok);
    on.bot.line.faults.push({ path: /multicast/u, status: 500 }, { path: /multicast/u, status: 500 });
    await spreadAnnouncements();
    await malee.types('หยุดรับข้อความ');
    expect(
      (await OutboxMessages.findOne({ recipient: malee.userId, class: 'announcement' }).lean())?.state,
    ).toBe('expired');
  });

  it('is sent once to somebody who is both', async () => {
    await People.updateOne(
      { _id: on.somsri.userId },
      { $set: { roles: ['mentor', 'household'], household: 'H-0001', 'consents.messages': 'yes' } },
    );
    expect(await announceUpToReview(nok, { audience: 'ทั้งสองกลุ่ม' })).toContain('ประกาศถึง 3 คน');
    await nok.taps('ส่งประกาศ');
    await goesOut();
    expect(pushes().filter(({ to }) => to === on.somsri.userId).length).toBe(1);
    expect(pushes().length).toBe(3);
  });

  it('is read in the language of whoever gets it', async () => {
    await People.updateOne({ _id: malee.userId }, { $set: { language: 'en' } });
    await announces(nok);
    await goesOut();
    expect(malee.hears()).toBe(`📢 From your officers, Rasi Salai district\n${TEXT}`);
  });

  it('begins with the words that stand behind ประกาศ', async () => {
    expect(await nok.types(`ประกาศ ${TEXT}`)).toBe('ประกาศถึงใคร');
    await nok.taps('พี่เลี้ยง');
    await nok.taps('ทั้งพื้นที่');
    expect(await nok.taps('ไม่มีรูป')).toContain(`ข้อความ: ${TEXT}`);
  });

  it('says at night that it goes out in the morning', async () => {
    setClock('2026-11-24T21:00:00+07:00');
    await announceUpToReview(nok, { audience: 'พี่เลี้ยง' });
    expect(await nok.taps('ส่งประกาศ')).toBe(
      'รับประกาศแล้ว จะส่งถึง 2 คนตอน 07:00 ไม่ส่งตอนกลางคืน\nดูหรือหยุดส่งได้ที่ ประกาศ',
    );
  });

  it('works in English', async () => {
    await nok.types('English');
    await nok.types('announce');
    await nok.taps('New announcement');
    await nok.taps('Both');
    await nok.taps('All of my area');
    await nok.types('Meeting on Friday');
    expect(await nok.taps('No picture')).toContain('To 3 people');
    expect(await nok.taps('Send it')).toContain('It is on its way to 3 people.');
  });
});

describe('the words', () => {
  it('may be 1,000 characters as LINE counts them, and nothing is lost when they are more', async () => {
    await announceUpToText(nok);
    expect(await nok.types('กี่'.repeat(334))).toContain('ข้อความยาวเกิน 1,000 ตัวอักษร');
    // A face is two of LINE's characters.
    expect(await nok.types(`${'😀'.repeat(500)}ก`)).toContain('ข้อความยาวเกิน 1,000 ตัวอักษร');
    expect(await nok.types(`${'😀'.repeat(499)}กข`)).toContain('ส่งรูปประกอบได้ 1 รูป');
    expect(await nok.taps('ไม่มีรูป')).toContain('ประกาศถึง 2 คน');
  });

  it('are no command and no cry for help, whatever they begin with', async () => {
    await announceUpToText(nok);
    const text = 'พี่เลี้ยง ทุกท่าน ใครพบบ้านที่ไม่มีข้าวกิน โทร 1300 ได้ตลอด 24 ชั่วโมง';
    expect(await nok.types(text)).toBe('ส่งรูปประกอบได้ 1 รูป ถ้าไม่มี แตะ ไม่มีรูป');
    expect(await nok.taps('ไม่มีรูป')).toContain(`\n${text}\n`);
  });

  it('wait while she looks at something else', async () => {
    await announceUpToText(nok);
    await nok.types(TEXT);
    await nok.types('เมนู');
    await nok.types('ประกาศ');
    expect(await nok.taps('ไม่มีรูป')).toContain(AS_SENT);
  });
});

/** What LINE gets at an address in a message. */
const fetched = (address: string) => fetch(address.replace('https://khubun.example', on.bot.url));

describe('the picture', () => {
  it('goes below the words, and LINE may fetch it under a secret address', async () => {
    const message = await announcesWithPicture(nok, photo);
    expect(nok.hears()).toContain('ได้รับรูปแล้ว\nประกาศถึง 2 คน');
    expect(nok.hears()).toContain(`คนที่ได้รับจะเห็นแบบนี้ และรูปของคุณต่อท้าย\n${AS_SENT}`);
    await goesOut();
    const [said, image] = pushes()[0]!.messages as unknown as Record<string, string>[];
    expect(said).toEqual({ type: 'text', text: AS_SENT });
    expect(image).toEqual({
      type: 'image',
      originalContentUrl: expect.stringMatching(
        /^https:\/\/khubun\.example\/announcements\/[\w-]{22}\/picture\.jpg$/u,
      ),
      previewImageUrl: expect.stringMatching(
        /^https:\/\/khubun\.example\/announcements\/[\w-]{22}\/preview\.jpg$/u,
      ),
    });
    const whole = await fetched(image!['originalContentUrl']!);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(whole.headers.get('cache-control')).toBe('public, max-age=86400, immutable');
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(await on.bot.store.photos.read(message));
    expect((await fetched(image!['previewImageUrl']!)).status).toBe(200);
  });

  it('is the only thing of the photo store that can be reached', async () => {
    const message = await announcesWithPicture(nok, photo);
    const { photo: kept } = await Announcements.findOne().lean().orFail();
    await on.bot.store.photos.save('another', photo);
    for (const path of [
      'another/picture.jpg',
      `${message}/picture.jpg`,
      `${'A'.repeat(22)}/picture.jpg`,
      `${kept!.token}/another.jpg`,
      `${kept!.token}/..%2fanother`,
      `${kept!.token}`,
      '',
    ]) {
      const { status, headers } = await fetch(`${on.bot.url}/announcements/${path}`);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
    }
  });

  it('lies in the store no longer when she thinks better of it', async () => {
    await announceUpToText(nok);
    await nok.types(TEXT);
    await nok.sendsPhoto(photo);
    const first = nok.lastMessage();
    await nok.taps('รูปภาพ');
    await nok.taps('เปลี่ยนรูป');
    await nok.sendsPhoto(photo);
    const second = nok.lastMessage();
    await nok.taps('ส่งประกาศ');
    expect(await on.bot.store.photos.read(first)).toBeNull();
    expect(await on.bot.store.photos.read(second)).not.toBeNull();
    expect(await Announcements.findOne().lean()).toMatchObject({ photo: { message: second } });
  });
});

describe('where she may announce', () => {
  it('is her area, also when it was changed under an announcement she had begun', async () => {
    await announceUpToReview(nok, { audience: 'พี่เลี้ยง', where: ['เลือกบางแห่ง', 'ด่าน'] });
    const scope = { level: 'subdistrict', district: '3309', tambons: ['บัวหุ่ง', 'เมืองคง'] };
    await People.updateOne({ _id: nok.userId }, { $set: { officer: scope } });
    expect(await nok.taps('ส่งประกาศ')).toBe('ที่นี้ไม่อยู่ในพื้นที่ที่คุณดูแลแล้ว จึงไม่ได้ส่ง');
    await goesOut();
    expect(await Announcements.countDocuments()).toBe(0);
    expect(pushes()).toEqual([]);
  });

  it('is not another tambon, however she says it', async () => {
    await announceUpToText(nok, { audience: 'พี่เลี้ยง', where: ['เลือกบางแห่ง'] });
    expect(await nok.types('ห้วยเหนือ')).toContain('ยังไม่แน่ใจว่าข้อไหน');
    const other = talker(on.bot);
    await officer(other.userId, undefined, 'พัฒนากร');
    await other.types('ประกาศใหม่');
    // She has one tambon, so nobody asks where.
    expect(await other.taps('พี่เลี้ยง')).toContain('พิมพ์ข้อความ');
    await other.types(TEXT);
    expect(await other.taps('ไม่มีรูป')).toContain('ประกาศถึง 1 คน');
    expect(other.hears()).toContain('📢 ประกาศจากเจ้าหน้าที่ ต.บัวหุ่ง อ.ราษีไศล');
  });

  it('is the whole province or any part of it for the province', async () => {
    const province = talker(on.bot);
    await officer(province.userId, { level: 'province' }, 'จังหวัด');
    await province.types('ประกาศใหม่');
    await province.taps('พี่เลี้ยง');
    await province.taps('ทั้งพื้นที่');
    await province.types(TEXT);
    expect(await province.taps('ไม่มีรูป')).toContain('ประกาศถึง 3 คน');
    await province.taps('พื้นที่');
    await province.taps('เลือกบางแห่ง');
    await province.types('อ.ราษีไศล');
    expect(await province.taps('ทั้งอำเภอ')).toContain('ประกาศถึง 2 คน');
    await province.taps('ตำบล');
    expect(await province.taps('ด่าน')).toContain('ประกาศถึง 1 คน');
  });

  it('is nowhere for a mentor or a household', async () => {
    expect(await on.somsri.types('ประกาศ')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่เท่านั้น');
    expect(await thongbai.types('ประกาศใหม่')).toBe('คำสั่งนี้สำหรับเจ้าหน้าที่เท่านั้น');
  });

  it('and what a colleague announced there is shown to a higher officer only', async () => {
    await announces(nok);
    const [province, tambon, elsewhere] = [talker(on.bot), talker(on.bot), talker(on.bot)];
    await officer(province.userId, { level: 'province' }, 'จังหวัด');
    await officer(tambon.userId, undefined, 'พัฒนากร');
    await officer(elsewhere.userId, { level: 'district', district: '3305' }, 'คนอื่น');
    expect(await province.types('ประกาศ')).toContain('โดย นก');
    expect(JSON.stringify(on.bot.line.sent.at(-1))).not.toContain('หยุดส่ง');
    expect(await tambon.types('ประกาศ')).toContain('ยังไม่มีประกาศ');
    expect(await elsewhere.types('ประกาศ')).toContain('ยังไม่มีประกาศ');
  });
});

describe('หยุดส่ง', () => {
  it('stops what is not in the outbox yet', async () => {
    await announces(nok);
    await nok.types('ประกาศ');
    expect(await nok.taps('หยุดส่ง')).toBe('หยุดส่งแล้ว คนที่ยังไม่ได้รับจะไม่ได้รับประกาศนี้');
    await goesOut();
    expect(pushes()).toEqual([]);
    expect(await rows()).toEqual([]);
    expect(await nok.types('ประกาศ')).toContain('หยุดส่งแล้ว');
  });

  it('lets expire what waits there, and tells apart who got it', async () => {
    await People.updateOne({ _id: malee.userId }, { $set: { language: 'en' } });
    await announces(nok);
    on.bot.line.faults.push({ path: /push/u, status: 500 });
    await spreadAnnouncements();
    while (pushes().length === 0 || on.bot.line.faults.length > 0)
      await new Promise((go) => setTimeout(go, 5));
    await nok.types('ประกาศ');
    await nok.taps('หยุดส่ง');
    expect((await rows()).map(({ state }) => state).toSorted()).toEqual(['expired', 'sent']);
    expect(await reportAnnouncements()).toBe(1);
    await on.bot.pushed();
    expect(pushes().filter(({ to }) => to === nok.userId)).toEqual([]);
    expect(await nok.types('ประกาศ')).toContain('หยุดส่งแล้ว\nส่งแล้ว 1 · ไม่ถึง 1');
  });

  it('comes too late when everybody has it', async () => {
    await announces(nok);
    await nok.types('ประกาศ');
    const stop = nok.tapEvent('หยุดส่ง');
    await goesOut();
    expect(await nok.hearsAfter(stop)).toBe('ประกาศนี้ส่งครบแล้ว หยุดไม่ทัน');
    expect(await Announcements.findOne().lean()).toMatchObject({ state: 'queued' });
  });

  it('is her own affair', async () => {
    await announces(nok);
    const { ref } = await Announcements.findOne().lean().orFail();
    const province = talker(on.bot);
    await officer(province.userId, { level: 'province' }, 'จังหวัด');
    const data = JSON.stringify(['', '', `!announcements stop ${ref}`]);
    expect(await province.hearsAfter(province.event({ type: 'postback', postback: { data } }))).toBe(
      'ไม่พบประกาศนี้ของคุณ',
    );
    expect(await Announcements.findOne().lean()).toMatchObject({ state: 'confirmed' });
  });

  it('stands in the log beside the announcement', async () => {
    await announces(nok);
    await nok.types('ประกาศ');
    await nok.taps('หยุดส่ง');
    const logged = await AuditEntries.find({ deed: 'announce' }).sort({ _id: 1 }).lean();
    expect(logged.map(({ actor }) => actor)).toEqual([await refOf(nok), await refOf(nok)]);
    expect(logged.map(({ details }) => details)).toEqual(
      expect.arrayContaining([
        { audience: 'mentors', level: 'district', district: '3309', count: 2, picture: false },
        { stopped: true },
      ]),
    );
  });
});
