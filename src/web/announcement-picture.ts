import type { Router } from 'express';
import { PICTURE_TOKEN } from '../announcements/pictures.ts';
import { DAY, SECOND } from '../clock.ts';
import { Announcements } from '../models/announcement.ts';
import type { PhotoStore } from '../storage/photos.ts';
import { pictureDoor } from './picture-door.ts';

/** How long whoever fetched a picture may keep it, in seconds; it never changes. */
const KEEP = DAY / SECOND;

/** The pictures of announcements, below `/announcements/<token>/`. */
export function announcementPicture(photos: PhotoStore): Router {
  return pictureDoor('/announcements', photos, {
    messageUnder,
    cacheControl: `public, max-age=${KEEP}, immutable`,
  });
}

async function messageUnder(token: string): Promise<string | null> {
  if (!PICTURE_TOKEN.test(token)) return null;
  const found = await Announcements.findOne({ 'photo.token': token }).select({ photo: 1 }).lean();
  return found?.photo?.message ?? null;
}
