import { now } from '../../src/clock.ts';
import { Reports } from '../../src/models/report.ts';
import type { TestBot } from './bot.ts';
import type { TestStore } from './store.ts';
import type { Talker } from './talker.ts';
import { reportUpTo } from './transcript.ts';

/** What an officer writes in tests. */
export interface Writing {
  /** What its person is called: a button. */
  person?: string;
  title?: string;
  text?: string;
  /** Buttons for the pictures; none where there is no question about them. */
  pictures?: readonly string[];
}

export const TITLE = 'คู่บุญแบ่งแปลง ปลูกผักขายตลาดนัด';
export const TEXT = 'เริ่มจากผัก 3 แปลง ตอนนี้มีเหลือขายทุกสัปดาห์\nเพื่อนบ้านมาดูเป็นตัวอย่าง';
export const QUOTE = 'ปลูกเองกินเอง เหลือก็แบ่งเพื่อนบ้าน';

/** A mentor reports a quiet week with a photo that may be published; the id of its message. */
export async function reportsWithPhoto(who: Talker, photo: Buffer, publish = 'ให้ใช้'): Promise<string> {
  await reportUpTo(who, 'photos');
  await who.sendsPhoto(photo);
  const message = who.lastMessage();
  for (const label of ['พอแล้ว', 'ไม่เห็น', publish, 'ส่งรายงาน']) await who.taps(label);
  return message;
}

/** The same report as if it had been sent this week, without its conversation; the id of its photo. */
export async function reported(
  store: TestStore,
  who: Talker,
  photo: Buffer,
  household = 'H-0001',
): Promise<string> {
  const message = `photo${household.replace('-', '')}`;
  await store.photos.save(message, photo);
  const answers = {
    met: 'visit',
    activities: ['vegetables'],
    'dimension:health': 'better',
    'dimension:income': 'better',
    baht: 300,
    plan: 'ปลูกผักบุ้งอีกแปลง',
    photos: [message],
    childFace: 'no',
    publish: 'yes',
  };
  await Reports.create({
    _id: `2026-W48:${household}`,
    household,
    week: '2026-W48',
    mentor: who.userId,
    submittedAt: now(),
    answers,
    photos: [message],
  });
  return message;
}

/** An officer writes the story of the first household in the list, up to the summary; what she hears there. */
export async function writesUpToReview(
  who: Talker,
  { person = 'ยายทองใบ', title = TITLE, text = TEXT, pictures = ['รูปที่ 1', 'ครบแล้ว'] }: Writing = {},
): Promise<string> {
  await who.types('เรื่องเด่น');
  await who.taps('เขียนเรื่องใหม่');
  await who.taps('เขียนเรื่องนี้');
  await who.types(title);
  await who.types(text);
  await who.types(QUOTE);
  await who.taps(person);
  for (const label of pictures) await who.taps(label);
  await who.taps('ข้าม');
  return who.taps('ให้ดูแล้ว');
}

/** Up to the end, and the province has heard of it; what she hears there. */
export async function writesStory(bot: TestBot, who: Talker, what: Writing = {}): Promise<string> {
  await writesUpToReview(who, what);
  const heard = await who.taps('ส่งเรื่อง');
  await bot.pushed();
  return heard;
}

/** An officer of the province approves the one story that waits, and its author has heard of it; what she hears. */
export async function approvesStory(bot: TestBot, who: Talker): Promise<string> {
  await who.types('อนุมัติ EP');
  const heard = await who.taps('อนุมัติ');
  await bot.pushed();
  return heard;
}

/** An officer of the province gives the one story that waits back, and its author has heard of it; what she hears. */
export async function returnsStory(bot: TestBot, who: Talker, reason: string): Promise<string> {
  const heard = await who.types(`ตีกลับ ${reason}`);
  await bot.pushed();
  return heard;
}
