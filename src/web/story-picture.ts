import express, { type Router } from 'express';
import { now } from '../clock.ts';
import type { PhotoStore } from '../storage/photos.ts';
import { shrinkToPreview } from '../storage/shrink-photo.ts';
import { photoUnder } from '../stories/photo-links.ts';

/**
 * `GET /stories/<token>/picture.jpg`: the photo of a story that has this token, and `preview.jpg` the same small, as LINE wants
 * one of at most 1 MB. Whether it may be shown is asked every time, so nobody may keep it without asking again. Anything else
 * is answered with 404, and not why.
 */
export function storyPicture(photos: PhotoStore): Router {
  const router = express.Router();
  router.get('/stories/:token/:file', async (request, response, next) => {
    const { token, file } = request.params;
    if (file !== 'picture.jpg' && file !== 'preview.jpg') return next();
    const message = await photoUnder(token, now());
    const picture = message === null ? null : await photos.read(message);
    if (!picture) return next();
    response.set({
      'cache-control': 'no-cache',
      'cross-origin-resource-policy': 'cross-origin',
      'x-robots-tag': 'noindex, noarchive',
    });
    response.type('image/jpeg').send(file === 'picture.jpg' ? picture : await shrinkToPreview(picture));
  });
  router.use('/stories', (_request, response) => {
    response
      .status(404)
      .set('cache-control', 'no-store')
      .type('text/plain')
      .send('There is no such picture.');
  });
  return router;
}
