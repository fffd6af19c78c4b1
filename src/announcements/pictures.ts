import { randomBytes } from 'node:crypto';
import type { Speaker } from '../conversation/bot-flow.ts';
import { isThisMachine } from '../line/this-machine.ts';
import type { AnnouncementPhoto } from '../models/announcement.ts';

/** A token as `newPictureToken` makes it; nothing else is looked up. */
export const PICTURE_TOKEN = /^[A-Za-z0-9_-]{22}$/u;

/** A new token: 128 random bits. */
export function newPictureToken(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * Whether LINE would fetch pictures from this bot: only by https (LINE, "Image message"). Practice mode's LINE, which is on
 * this very machine, also takes them from here by plain http (practice/platform/limits/address.ts).
 */
export function mayShowPictures({ baseUrl, lineIsHere }: Pick<Speaker, 'baseUrl' | 'lineIsHere'>): boolean {
  return baseUrl.startsWith('https://') || (lineIsHere === true && isThisMachine(baseUrl));
}

/** Where LINE fetches the picture, and a small one to show before it is opened (web/announcement-picture.ts). */
export function pictureAddresses({ origin, token }: AnnouncementPhoto): { picture: string; preview: string } {
  const folder = `${origin}/announcements/${token}`;
  return { picture: `${folder}/picture.jpg`, preview: `${folder}/preview.jpg` };
}
