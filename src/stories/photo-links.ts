import { PICTURE_TOKEN, newPictureToken } from '../announcements/pictures.ts';
import { DAY } from '../clock.ts';
import { mayPublish } from '../consents/may-publish.ts';
import type { LineMessage } from '../line/client.ts';
import { Households } from '../models/household.ts';
import { Reports } from '../models/report.ts';
import { Stories } from '../models/story.ts';
import { openLink, storeLink } from '../privacy/file-link.ts';
import { mayShow } from './may-show.ts';
import { publishablePhotos } from './publishable-photos.ts';

/** A picture as LINE shows it in a chat; `origin`: where the pages of the bot are. */
export function pictureMessage(origin: string, token: string): LineMessage {
  const folder = `${origin}/stories/${token}`;
  return {
    type: 'image',
    originalContentUrl: `${folder}/picture.jpg`,
    previewImageUrl: `${folder}/preview.jpg`,
  };
}

/** A token under which the officer `ref` may look at a photo of a report for a day, before it is in any story. */
export async function linkPhoto(ref: string, report: string, message: string, at: Date): Promise<string> {
  const token = newPictureToken();
  await storeLink(token, { ref, kind: 'story-photo', about: JSON.stringify([report, message]) }, at, DAY);
  return token;
}

/**
 * The LINE message id of the photo that `token` opens at `at`, of a story or of one that is being written; null when there is
 * none, or when its household or its mentor do not agree (any more): both are asked every time.
 */
export async function photoUnder(token: string, at: Date): Promise<string | null> {
  if (!PICTURE_TOKEN.test(token)) return null;
  const story = await Stories.findOne({ 'photos.token': token }).lean();
  if (story) {
    const [shown] = await mayShow([story]);
    return shown?.photos.find((photo) => photo.token === token)?.message ?? null;
  }
  const link = await openLink(token, 'story-photo', at);
  if (!link) return null;
  const [report, message] = JSON.parse(link.about ?? '[]') as [string?, string?];
  const told = report === undefined ? null : await Reports.findById(report).lean();
  const household = told && (await Households.findById(told.household).select({ pictureConsent: 1 }).lean());
  if (!told || !household || !mayPublish(household)) return null;
  return publishablePhotos(told).find((photo) => photo.message === message)?.message ?? null;
}
