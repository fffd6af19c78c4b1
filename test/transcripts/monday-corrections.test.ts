import { beforeEach, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { AuditEntries } from '../../src/models/audit-entry.ts';
import { Digests } from '../../src/models/digest.ts';
import { exampleDigest } from '../support/editions.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer } from '../support/village.ts';

let orathai: Talker;
let somporn: Talker;

// The digest of W47 was sent on Monday at eight; both officers of the province are about to correct it at ten.
const on = transcript(async () => {
  [orathai, somporn] = [talker(on.bot), talker(on.bot)];
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  await officer(somporn.userId, { level: 'province' }, 'สมพร');
  await Digests.create(exampleDigest({ lead: 'ขอบคุณทุกคน', leadMessage: 'm1' }));
  setClock('2026-11-23T10:00:00+07:00');
});
beforeEach(async () => {
  await corrects(orathai, 'เพิ่มรายงานของวังหิน');
  await corrects(somporn, 'ลืมข่าวของยางชุมน้อย');
});

/** Up to the summary. */
async function corrects(who: Talker, reason: string, lead?: string): Promise<void> {
  await who.types('ดูร่าง 2026-W47');
  await who.taps('ทำฉบับแก้ไข');
  await who.types(reason);
  await (lead === undefined ? who.taps('ใช้คำนำเดิม') : who.types(lead));
}

const digest = () => Digests.findById('2026-W47').lean().orFail();

it('keeps both reasons when two correct in the same moment, each with a number of its own', async () => {
  const taps = [orathai, somporn].map((who) => who.tapEvent('ส่งฉบับแก้ไข'));
  await on.bot.deliver(...taps);
  await on.bot.settled();
  const { revision, corrections, earlier } = await digest();
  expect(revision).toBe(2);
  expect(corrections.map(({ no }) => no)).toEqual([1, 2]);
  expect(corrections.map(({ reason }) => reason).toSorted()).toEqual([
    'ลืมข่าวของยางชุมน้อย',
    'เพิ่มรายงานของวังหิน',
  ]);
  expect(earlier).toHaveLength(2);
  const said = [orathai, somporn].map((who) => /ส่งฉบับแก้ไขครั้งที่ (\d) แล้ว/u.exec(who.hears())?.[1]);
  expect(said.toSorted()).toEqual(['1', '2']);
  expect(await AuditEntries.countDocuments({ deed: 'digest' })).toBe(2);
});

it('shows in the summary that the first words stay, in words', async () => {
  expect(orathai.hears()).toContain('คำนำ: ใช้คำนำเดิม');
  expect(orathai.hears()).not.toContain('same');
});

it('hints at words about health, which everybody could read, and takes them all the same', async () => {
  await orathai.taps('แก้ไข');
  await orathai.taps('เหตุผล');
  await orathai.types('ยายป่วยเลยรายงานช้า');
  expect(orathai.hears()).toContain('มีคำว่า “ป่วย” ใครก็อ่านข้อความนี้ได้');
  expect(await orathai.taps('ส่งฉบับแก้ไข')).toContain('ส่งฉบับแก้ไขครั้งที่ 1 แล้ว');
  await Digests.updateOne({ _id: '2026-W47' }, { $set: { state: 'draft' } });
  await orathai.types('ดูร่าง 2026-W47');
  await orathai.taps('แก้คำนำ');
  expect(await orathai.types('ขอบคุณพี่เลี้ยงทุกคน')).not.toContain('มีคำว่า');
  await orathai.types('ดูร่าง 2026-W47');
  await orathai.taps('แก้คำนำ');
  expect(await orathai.types('ยายทองใบติดเตียง')).toMatch(/มีคำว่า “ติดเตียง”[\s\S]*แก้คำนำแล้ว/u);
});

it('loses the words it began with before, too, when they are taken back', async () => {
  await Digests.updateOne({ _id: '2026-W47' }, { $set: { state: 'draft' }, $unset: { sentAt: 1 } });
  await orathai.types('ดูร่าง 2026-W47');
  await orathai.taps('แก้คำนำ');
  await orathai.types('สัปดาห์นี้ครบทุกบ้าน');
  const message = orathai.lastMessage();
  await orathai.types('ดูร่าง 2026-W47');
  await orathai.taps('ส่งเลย');
  await corrects(orathai, 'คำนำผิด', 'สัปดาห์นี้ขาดสองบ้าน');
  await orathai.taps('ส่งฉบับแก้ไข');
  expect((await digest()).earlier).toMatchObject([{ lead: 'สัปดาห์นี้ครบทุกบ้าน' }]);
  await orathai.unsends(message);
  expect(JSON.stringify(await digest())).not.toContain('สัปดาห์นี้ครบทุกบ้าน');
  expect(await digest()).toMatchObject({ lead: 'สัปดาห์นี้ขาดสองบ้าน', earlier: [{ revision: 0 }] });
});
