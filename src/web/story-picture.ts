import type { Router } from 'express';
import { now } from '../clock.ts';
import type { PhotoStore } from '../storage/photos.ts';
import { photoUnder } from '../stories/photo-links.ts';
import { pictureDoor } from './picture-door.ts';

/**
 * The photos of stories, below `/stories/<token>/`. Whether one may be shown is asked every time, so nobody may keep it without
 * asking again.
 */
export function storyPicture(photos: PhotoStore): Router {
  return pictureDoor('/stories', photos, { messageUnder, cacheControl: 'no-cache' });
}

function messageUnder(token: string): Promise<string | null> {
  return photoUnder(token, now());
}
