import { describe, expect, it } from 'vitest';
import { DAY, moveClock, setClock } from '../../src/clock.ts';
import { Leases } from '../../src/models/lease.ts';
import { People } from '../../src/models/person.ts';
import { PrPosts } from '../../src/models/pr-post.ts';
import { recordsOf } from '../../src/privacy/records.ts';
import { textsIn } from '../../src/privacy/texts-in.ts';
import { workedInTwice } from '../support/after-crash.ts';
import { tracesOf } from '../support/everything-stored.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { officer } from '../support/village.ts';

let wichai: Talker;
let nok: Talker;
let orathai: Talker;

const on = transcript(async () => {
  wichai = talker(on.bot);
  nok = talker(on.bot);
  orathai = talker(on.bot);
  await officer(wichai.userId, { level: 'district', district: '3309' }, 'วิชัย');
  await officer(nok.userId, undefined, 'นก');
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
});

const LINK = 'https://www.facebook.com/rasisalai/posts/17';
const stored = () => PrPosts.find().sort({ at: 1 }).lean();
const TODAY = { district: '3309', day: '2026-11-24' };

describe('ส่งข่าว with a link', () => {
  it('enters it at once with its channel, and shows the week by day', async () => {
    setClock('2026-11-23T10:00:00+07:00');
    await wichai.types(`ส่งข่าว https://www.tiktok.com/@rasisalai/video/1`);
    setClock('2026-11-25T14:05:00+07:00');
    expect(await wichai.types(`ส่งข่าว ${LINK}`)).toBe(
      'บันทึกข่าวทาง Facebook แล้ว ขอบคุณมาก\nประชาสัมพันธ์ อ.ราษีไศล\nสัปดาห์นี้ 2 ชิ้น ใน 2 วัน\n' +
        'พ. 25 พ.ย. 69\nFacebook · 14.05 น.\nอ. 24 พ.ย. 69\nยังไม่มีโพสต์\nจ. 23 พ.ย. 69\nTikTok · 10.00 น.',
    );
    expect(await stored()).toMatchObject([
      { day: '2026-11-23', channel: 'tiktok' },
      { district: '3309', day: '2026-11-25', channel: 'facebook', link: LINK },
    ]);
    expect(await nok.types('ส่งข่าว')).toContain('สัปดาห์นี้ 2 ชิ้น ใน 2 วัน');
  });

  it('is understood without a space, in English, and by officers of the tambons', async () => {
    await nok.types(`ส่งข่าว${LINK}`);
    await wichai.types('post news www.youtube.com/watch?v=1');
    expect(await stored()).toMatchObject([
      { ...TODAY, channel: 'facebook' },
      { ...TODAY, channel: 'youtube' },
    ]);
  });

  it('asks where it was published when the link does not say; the link is safe meanwhile', async () => {
    expect(await wichai.types('ส่งข่าว https://ubonnews.example/7')).toBe('ลงช่องทางไหน');
    expect(await stored()).toMatchObject([
      { ...TODAY, channel: 'other', link: 'https://ubonnews.example/7' },
    ]);
    expect(await wichai.types('สรุป')).toContain('อ.ราษีไศล');
    expect(await wichai.types('เว็บข่าว')).toContain('บันทึกข่าวทาง เว็บข่าว แล้ว');
    expect(await stored()).toMatchObject([{ ...TODAY, channel: 'news' }]);
  });

  it('says what to send when there is no link, and enters nothing', async () => {
    expect(await wichai.types('ส่งข่าว ลงเพจแล้ว')).toBe(
      'ข้อความนี้ไม่มีลิงก์ ลิงก์ขึ้นต้นด้วย https:// คัดลอกจากโพสต์แล้ววางได้เลย\nวางลิงก์ข่าวของวันนี้ได้เลย',
    );
    expect(await wichai.types('อยู่หน้าเพจ')).toContain('ยังไม่เห็นลิงก์ ขอวางลิงก์ที่ขึ้นต้นด้วย https://');
    expect(await stored()).toEqual([]);
    expect(await wichai.types(LINK)).toContain('บันทึกข่าวทาง Facebook แล้ว');
    expect(await stored()).toHaveLength(1);
  });

  it('is entered once, also when two send it; several are asked for one at a time', async () => {
    await wichai.types(`ส่งข่าว ${LINK}`);
    expect(await nok.types(`ส่งข่าว ${LINK}`)).toContain('ลิงก์นี้บันทึกไว้แล้ววันนี้');
    expect(await stored()).toHaveLength(1);
    expect(await nok.types('ส่งข่าว https://youtu.be/1 https://youtu.be/2')).toContain('ขอส่งทีละลิงก์');
    expect(await stored()).toMatchObject([{}, { link: 'https://youtu.be/1' }]);
  });

  it.each([`ส่งข่าว ${LINK}`, 'ส่งข่าว https://ubonnews.example/7'])(
    'is entered once when the process dies before "%s" is saved',
    async (text) => {
      const [once, again] = await workedInTwice(on.bot, wichai, wichai.textEvent(text));
      expect(textsIn(again as unknown[])).toEqual(textsIn(once as unknown[]));
      expect(await stored()).toHaveLength(1);
    },
  );

  it('of the province asks for the district', async () => {
    expect(await orathai.types(`ส่งข่าว ${LINK}`)).toBe('ของอำเภออะไร');
    expect(await orathai.types('ราษีไศล')).toContain('บันทึกข่าวทาง Facebook แล้ว');
    expect(await stored()).toMatchObject([{ ...TODAY, link: LINK }]);
    expect(await orathai.types('ส่งข่าว อ.ราษีไศล')).toContain('สัปดาห์นี้ 1 ชิ้น ใน 1 วัน');
  });
});

describe('ส่งข่าว', () => {
  it('asks for the link, and closes when the command answers', async () => {
    expect(await wichai.types('ส่งข่าว')).toContain('วางลิงก์ข่าวของวันนี้ได้เลย');
    expect(wichai.sees()).toEqual(expect.arrayContaining(['ข่าวไม่มีลิงก์', 'วันนี้ไม่มี']));
    const heard = await wichai.types(`ส่งข่าว ${LINK}`);
    expect(heard).toContain('บันทึกข่าวทาง Facebook แล้ว');
    expect(heard).not.toContain('วางลิงก์');
    expect(await wichai.types('ขอบคุณ')).not.toContain('ลิงก์');
  });

  it('takes news without a link', async () => {
    await wichai.types('ส่งข่าว');
    expect(await wichai.taps('ข่าวไม่มีลิงก์')).toBe('ลงช่องทางไหน');
    expect(await wichai.taps('วิทยุ')).toContain('บันทึกข่าวทาง วิทยุ แล้ว');
    const [post] = await stored();
    expect(post).toMatchObject({ ...TODAY, channel: 'radio' });
    expect(post).not.toHaveProperty('link');
  });

  it('takes that there is none today, until there is', async () => {
    await wichai.types('ส่งข่าว');
    expect(await wichai.types('วันนี้ไม่มี')).toContain('บันทึกแล้วว่า อ. 24 พ.ย. 69 ไม่มีข่าว');
    await nok.types('ส่งข่าว');
    await nok.taps('วันนี้ไม่มี');
    expect(await stored()).toMatchObject([{ ...TODAY, none: true }]);
    expect(await nok.types('ส่งข่าว ไม่มีค่ะ')).toContain('บันทึกแล้วว่า อ. 24 พ.ย. 69 ไม่มีข่าว');
    expect(await stored()).toHaveLength(1);
    await nok.types(`ส่งข่าว ${LINK}`);
    expect(await stored()).toMatchObject([{ ...TODAY, link: LINK }]);
    await wichai.types('ส่งข่าว');
    expect(await wichai.taps('วันนี้ไม่มี')).toContain('วันนั้นมีโพสต์บันทึกไว้แล้ว');
    expect(await stored()).toHaveLength(1);
  });

  it('is not for mentors', async () => {
    await on.somsri.types('เมนู');
    expect(await talker(on.bot).types('ส่งข่าว')).not.toContain('วางลิงก์');
    expect(await stored()).toEqual([]);
  });
});

describe('an entry', () => {
  it('is taken out by who made it, and by nobody else', async () => {
    await wichai.types(`ส่งข่าว ${LINK}`);
    await nok.types('ส่งข่าว');
    expect(() => nok.tapEvent('ลบรายการนี้')).toThrow('She sees no postback');
    const tap = wichai.tapEvent('ลบรายการนี้');
    const { data } = tap['postback'] as { data: string };
    expect(await nok.hearsAfter(nok.event({ type: 'postback', postback: { data } }))).toContain(
      'ไม่พบรายการนี้',
    );
    expect(await stored()).toHaveLength(1);
    const [once, again] = await workedInTwice(on.bot, wichai, tap);
    expect(again).toEqual(once);
    expect(JSON.stringify(once)).toContain('ลบรายการแล้ว');
    expect(await stored()).toEqual([]);
  });

  it('goes with the message it came in, however it came', async () => {
    const other = 'https://ubonnews.example/kaeng-lawa';
    const ways: readonly (readonly string[])[] = [
      [`ส่งข่าว ${LINK}`],
      ['ส่งข่าว', LINK],
      [`ส่งข่าว ${other}`],
      ['ส่งข่าว', other],
    ];
    for (const steps of ways) {
      for (const step of steps) await wichai.types(step);
      expect(await stored()).toHaveLength(1);
      await wichai.unsends(wichai.lastMessage());
      expect(await stored()).toEqual([]);
      expect(await tracesOf(['rasisalai', 'kaeng-lawa'])).toEqual([]);
    }
    expect(await wichai.taps('เว็บข่าว')).not.toContain('บันทึกข่าว');
    expect(await stored()).toEqual([]);
  });

  it("is part of an officer's own data, and stays the office's when she is forgotten", async () => {
    await wichai.types(`ส่งข่าว ${LINK}`);
    const { publicity } = await recordsOf((await People.findById(wichai.userId).lean())!);
    expect(publicity).toMatchObject([{ ...TODAY, channel: 'facebook', link: LINK }]);
    const [{ by = '' } = {}] = await stored();
    await wichai.types('ลบข้อมูล');
    await wichai.taps('ลบข้อมูล');
    await wichai.taps('ลบถาวร');
    while ((await Leases.countDocuments()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await People.exists({ ref: by })).toBeNull();
    const [post] = await stored();
    expect(post).not.toHaveProperty('linkMessage');
    expect(post).toMatchObject({ link: LINK });
  });

  it('of a week ago is not shown', async () => {
    await wichai.types(`ส่งข่าว ${LINK}`);
    moveClock(7 * DAY);
    expect(await wichai.types('ส่งข่าว')).toContain('สัปดาห์นี้ 0 ชิ้น ใน 0 วัน');
  });

  it('is one of many pages when there are many', async () => {
    for (let number = 1; number <= 8; number++) await wichai.types(`ส่งข่าว https://youtu.be/${number}`);
    await wichai.types('ส่งข่าว');
    expect(await wichai.taps('ดูต่อ')).toContain('YouTube · 09.00 น.\nYouTube · 09.00 น.\nจ. 23 พ.ย. 69');
  });
});
