import express, { type Router } from 'express';
import { PICTURE_TOKEN } from '../announcements/pictures.ts';
import { DAY, SECOND } from '../clock.ts';
import { Announcements } from '../models/announcement.ts';
import type { PhotoStore } from '../storage/photos.ts';
import { shrinkToPreview } from '../storage/shrink-photo.ts';

/** How long whoever fetched a picture may keep it, in seconds; it never changes. */
const KEEP = DAY / SECOND;

/**
 * `GET /announcements/<token>/picture.jpg`: the picture of the announcement that has this token, and `preview.jpg` the same
 * small, as LINE wants one of at most 1 MB. For LINE, which fetches them without saying who it is; nothing else of the photo
 * store can be reached. Anything else is answered with 404, and not why.
 */
export function announcementPicture(photos: PhotoStore): Router {
  const router = express.Router();
  router.get('/announcements/:token/:file', async (request, response, next) => {
    const { token, file } = request.params;
    if (!PICTURE_TOKEN.test(token) || (file !== 'picture.jpg' && file !== 'preview.jpg')) return next();
    const found = await Announcements.findOne({ 'photo.token': token }).select({ photo: 1 }).lean();
    const picture = found?.photo ? await photos.read(found.photo.message) : null;
    if (!picture) return next();
    response.set({
      'cache-control': `public, max-age=${KEEP}, immutable`,
      'cross-origin-resource-policy': 'cross-origin',
      'x-robots-tag': 'noindex, noarchive',
    });
    response.type('image/jpeg').send(file === 'picture.jpg' ? picture : await shrinkToPreview(picture));
  });
  router.use('/announcements', (_request, response) => {
    response
      .status(404)
      .set('cache-control', 'no-store')
      .type('text/plain')
      .send('There is no such picture.');
  });
  return router;
}
