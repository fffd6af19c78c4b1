import { beforeAll, describe, expect, it } from 'vitest';
import { Conversations } from '../../src/models/conversation.ts';
import { Households } from '../../src/models/household.ts';
import { InboxEvents } from '../../src/models/inbox-event.ts';
import { Reports } from '../../src/models/report.ts';
import { picture } from '../support/pictures.ts';
import { reportUpTo, transcript } from '../support/transcript.ts';

const on = transcript();
let photo: Buffer;
beforeAll(async () => {
  photo = await picture();
});

const state = async () => (await Conversations.findById(on.somsri.userId).lean())?.current;
const isKept = async (id: string) => (await on.bot.store.photos.read(id)) !== null;

/** Sends picture `index` of a set of `total`; its message id. */
async function sendsOf(total: number, index: number): Promise<[heard: string, id: string]> {
  const heard = await on.somsri.sendsPhoto(photo, { id: 'set-1', index, total });
  return [heard, on.somsri.lastMessage()];
}

describe('photos', () => {
  it('of one set come out of order and are one answer in order', async () => {
    await reportUpTo(on.somsri, 'photos');
    const [first, third] = await sendsOf(3, 3);
    expect(first).toBe('ได้รับ 1 จาก 3 รูป');
    const [second, one] = await sendsOf(3, 1);
    expect(second).toBe('ได้รับ 2 จาก 3 รูป');
    const [last, two] = await sendsOf(3, 2);
    expect(last).toBe('ได้รับครบ 3 รูป\nรูปนี้เห็นหน้าเด็กไหม');
    expect(await on.somsri.taps('ไม่เห็น')).toContain('รูปภาพ: 3 รูป');
    await on.somsri.taps('ส่งรายงาน');
    const report = await Reports.findById('2026-W48:H-0001').lean();
    expect(report?.photos).toEqual([one, two, third]);
    expect(await Promise.all([one, two, third].map(isKept))).toEqual([true, true, true]);
  });

  it('of one set may come in one request, reversed', async () => {
    await reportUpTo(on.somsri, 'photos');
    const events = [1, 2, 3].map((index) => on.somsri.photoEvent(photo, { id: 'set-1', index, total: 3 }));
    await on.bot.deliver(...events.toReversed());
    await on.bot.settled();
    expect((await state())?.answers['photos']).toEqual(events.map(({ message }) => message!.id));
  });

  it('one of a set is missing: what came is enough', async () => {
    await reportUpTo(on.somsri, 'photos');
    await sendsOf(3, 1);
    const [heard] = await sendsOf(3, 3);
    expect(heard).toContain('ได้รับ 2 จาก 3 รูป');
    expect(on.somsri.sees()).toEqual(['ถ่ายรูป', 'เลือกรูป', 'พอแล้ว']);
    expect(await on.somsri.taps('พอแล้ว')).toContain('รูปนี้เห็นหน้าเด็กไหม');
    expect((await state())?.answers['photos']).toHaveLength(2);
  });

  it('come one by one, until it is enough', async () => {
    await reportUpTo(on.somsri, 'photos');
    expect(await on.somsri.sendsPhoto(photo)).toBe('ได้รับ 1 รูป ส่งเพิ่มได้อีก 2 รูป หรือแตะ พอแล้ว');
    expect(await on.somsri.sendsPhoto(photo)).toContain('ส่งเพิ่มได้อีก 1 รูป');
    expect(await on.somsri.types('พอแล้วค่ะ')).toContain('รูปนี้เห็นหน้าเด็กไหม');
  });

  it('the third one by one is the last', async () => {
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    await on.somsri.sendsPhoto(photo);
    expect(await on.somsri.sendsPhoto(photo)).toContain('ได้รับครบ 3 รูป');
  });

  it('more than three: the first three are kept, the others are not stored', async () => {
    await reportUpTo(on.somsri, 'photos');
    const sent = [];
    for (const index of [1, 5, 2, 4, 3]) sent.push(await sendsOf(5, index));
    expect(sent.map(([heard]) => heard.split('\n')[0])).toEqual([
      'ได้รับ 1 จาก 3 รูป',
      'ได้รับ 1 จาก 3 รูป',
      'ได้รับ 2 จาก 3 รูป',
      'ได้รับ 2 จาก 3 รูป',
      'ได้รับครบ 3 รูป',
    ]);
    const kept = await Promise.all(sent.map(([, id]) => isKept(id)));
    expect(kept).toEqual([true, false, true, false, true]);
    expect(await on.somsri.sendsPhoto(photo)).toContain('ได้รูปครบแล้ว รับได้ไม่เกิน 3 รูป\nรูปนี้เห็นหน้าเด็กไหม');
    expect(await isKept(on.somsri.lastMessage())).toBe(false);
  });

  it('sent before they are asked for wait for their question', async () => {
    await reportUpTo(on.somsri, 'metOn');
    expect(await on.somsri.sendsPhoto(photo)).toBe(
      'เก็บรูปไว้แล้ว รวม 1 รูป\nบ้าน ยายทองใบ · ข้อ 2 จาก 8\nพบกันวันไหน',
    );
    const early = on.somsri.lastMessage();
    expect(await reportUpTo(on.somsri, 'photos', 'metOn')).toContain('เก็บรูปไว้แล้ว รวม 1 รูป');
    expect(on.somsri.sees()).toEqual(['ถ่ายรูป', 'เลือกรูป', 'พอแล้ว', 'เปลี่ยนรูป', 'ไม่มีรูป']);
    await on.somsri.taps('พอแล้ว');
    expect((await state())?.answers['photos']).toEqual([early]);
  });

  it('sent early and then not wanted are let go of', async () => {
    await reportUpTo(on.somsri, 'metOn');
    await on.somsri.sendsPhoto(photo);
    const early = on.somsri.lastMessage();
    await reportUpTo(on.somsri, 'summary', 'metOn');
    expect((await state())?.answers['photos']).toEqual([]);
    expect(await isKept(early)).toBe(false);
  });

  it('sent late, at the summary, are added and asked about', async () => {
    await reportUpTo(on.somsri, 'summary');
    expect(await on.somsri.sendsPhoto(photo)).toContain('เก็บรูปไว้แล้ว รวม 1 รูป\nรูปนี้เห็นหน้าเด็กไหม');
    expect(await on.somsri.taps('ไม่เห็น')).toContain('รูปภาพ: 1 รูป');
  });

  it('sent when nothing is open are not kept, and she is told how', async () => {
    expect(await on.somsri.sendsPhoto(photo)).toContain('ยังไม่ได้เก็บรูปนี้ เพราะยังไม่ได้เริ่มรายงาน');
    expect(await isKept(on.somsri.lastMessage())).toBe(false);
  });

  it.each([
    ['video', { type: 'video', duration: 9000, contentProvider: { type: 'line' } }],
    ['sticker', { type: 'sticker', packageId: '1', stickerId: '1' }],
    ['audio', { type: 'audio', duration: 900, contentProvider: { type: 'line' } }],
    ['file', { type: 'file', fileName: 'a.pdf', fileSize: 10 }],
  ])('are no %s', async (_name, message) => {
    await reportUpTo(on.somsri, 'photos');
    expect(await on.somsri.sends(message)).toMatch(/^รับเฉพาะรูปภาพ/u);
  });

  it('of another provider cannot be loaded', async () => {
    await reportUpTo(on.somsri, 'baht');
    const message = {
      type: 'image',
      contentProvider: { type: 'external', originalContentUrl: 'https://example.com/a.jpg' },
    };
    expect(await on.somsri.sends(message)).toContain('รูปนี้โหลดไม่ได้');
  });
});

describe('a child in the picture', () => {
  it('is for internal use only', async () => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'yes' } });
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    await on.somsri.taps('พอแล้ว');
    expect(await on.somsri.taps('เห็น')).toContain('รูปที่เห็นหน้าเด็กจะไม่นำไปเผยแพร่');
    expect(await on.somsri.taps('ใช้ภายในเท่านั้น')).toContain('รูปหน้าเด็ก: ใช้ภายในเท่านั้น');
    expect((await state())?.answers).toMatchObject({ childFace: 'yes', childPhoto: 'internal' });
    expect((await state())?.answers).not.toHaveProperty('publish');
  });

  it('may be replaced: the picture goes from the store at once', async () => {
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    const child = on.somsri.lastMessage();
    await on.somsri.taps('พอแล้ว');
    await on.somsri.taps('เห็น');
    expect(await on.somsri.taps('เปลี่ยนรูป')).toContain('ส่งรูปได้ 1–3 รูป');
    expect(await isKept(child)).toBe(false);
    await on.somsri.sendsPhoto(photo);
    expect(await on.somsri.taps('พอแล้ว')).toContain('รูปนี้เห็นหน้าเด็กไหม');
    expect((await state())?.answers['photos']).toEqual([on.somsri.lastMessage()]);
  });
});

describe('whether a picture may be published', () => {
  it.each(['not-asked', 'no', 'internal'] as const)('is not asked where consent is "%s"', async (consent) => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: consent } });
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    await on.somsri.taps('พอแล้ว');
    expect(await on.somsri.taps('ไม่เห็น')).toContain('สรุปบ้าน');
  });

  it('is asked where the household has agreed', async () => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'yes' } });
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    await on.somsri.taps('พอแล้ว');
    expect(await on.somsri.taps('ไม่เห็น')).toBe('ให้ใช้รูปนี้เผยแพร่ไหม');
    expect(await on.somsri.types('ได้เลย')).toContain('เผยแพร่รูป: ให้ใช้');
  });

  it('is asked again when the pictures change', async () => {
    await Households.updateOne({ _id: 'H-0001' }, { $set: { pictureConsent: 'yes' } });
    await reportUpTo(on.somsri, 'photos');
    await on.somsri.sendsPhoto(photo);
    const first = on.somsri.lastMessage();
    for (const label of ['พอแล้ว', 'ไม่เห็น', 'ให้ใช้']) await on.somsri.taps(label);
    await on.somsri.taps('รูปภาพ');
    expect(await on.somsri.taps('เปลี่ยนรูป')).toContain('ส่งรูปได้');
    await on.somsri.sendsPhoto(photo);
    expect(await on.somsri.taps('พอแล้ว')).toContain('รูปนี้เห็นหน้าเด็กไหม');
    expect(await on.somsri.taps('ไม่เห็น')).toBe('ให้ใช้รูปนี้เผยแพร่ไหม');
    expect(await isKept(first)).toBe(false);
  });
});

describe('a download', () => {
  it.each([404, 410])('that LINE answers with %i: she is asked to send it again', async (status) => {
    await reportUpTo(on.somsri, 'photos');
    on.bot.line.faults.push({ path: /content$/u, status });
    expect(await on.somsri.sendsPhoto(photo)).toContain('รูปนี้โหลดไม่ได้แล้ว ขอส่งใหม่อีกครั้ง\nส่งรูปได้');
  });

  it('that holds no picture', async () => {
    await reportUpTo(on.somsri, 'photos');
    expect(await on.somsri.sendsPhoto(Buffer.from('no picture at all'))).toContain('อ่านเป็นรูปไม่ได้');
  });

  it.each([
    ['is cut half-way', (id: string) => void on.bot.line.cut.set(id, 1)],
    ['meets an outage (400)', () => void on.bot.line.faults.push({ path: /content$/u, status: 400 })],
    ['is not ready yet (202)', () => void on.bot.line.faults.push({ path: /content$/u, status: 202 })],
  ])('that %s is tried again, and she notices nothing', async (_name, harm) => {
    await reportUpTo(on.somsri, 'photos');
    const event = on.somsri.photoEvent(photo);
    harm(event.message!.id);
    await on.bot.deliver(event);
    await on.bot.tried(event.webhookEventId, 1);
    await on.bot.retryNow(on.somsri.userId);
    await on.bot.settled();
    expect((await state())?.photos).toEqual([{ id: event.message!.id }]);
    expect((await InboxEvents.findById(event.webhookEventId).lean())?.state).toBe('done');
    expect(on.somsri.hears()).toContain('ได้รับ 1 รูป');
  });
});
