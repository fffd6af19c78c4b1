import type { Talker } from './talker.ts';

/** What an officer announces in tests, and to whom and where: buttons she taps. */
export interface Announcing {
  text?: string;
  audience?: string;
  where?: readonly string[];
}

export const TEXT = 'ประชุมพี่เลี้ยงวันศุกร์ 9 โมง\nที่ศาลาบ้านโนนสูง';

/** An officer announces, up to the question for the words; what she hears there. */
export async function announceUpToText(
  who: Talker,
  { audience = 'พี่เลี้ยง', where = ['ทั้งพื้นที่'] }: Announcing = {},
): Promise<string> {
  await who.types('ประกาศ');
  let heard = await who.taps('ประกาศใหม่');
  for (const label of [audience, ...where]) heard = await who.taps(label);
  return heard;
}

/** Up to the summary, without a picture; what she hears there. */
export async function announceUpToReview(who: Talker, what: Announcing = {}): Promise<string> {
  await announceUpToText(who, what);
  await who.types(what.text ?? TEXT);
  return who.taps('ไม่มีรูป');
}

/** Up to the end, without a picture; what she hears there. */
export async function announces(who: Talker, what: Announcing = {}): Promise<string> {
  await announceUpToReview(who, what);
  return who.taps('ส่งประกาศ');
}

/** Up to the end, with a picture; the id of its message. */
export async function announcesWithPicture(who: Talker, picture: Buffer): Promise<string> {
  await announceUpToText(who);
  await who.types(TEXT);
  await who.sendsPhoto(picture);
  const message = who.lastMessage();
  await who.taps('ส่งประกาศ');
  return message;
}
