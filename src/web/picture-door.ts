import express, { type Router } from 'express';
import type { PhotoStore } from '../storage/photos.ts';
import { shrinkToPreview } from '../storage/shrink-photo.ts';

/** What stands behind the door. */
export interface Pictures {
  /** The LINE message id under which the picture of a token is stored; null where the token opens none (any more). */
  messageUnder(token: string): Promise<string | null>;
  /** How long whoever fetched a picture may keep it. */
  cacheControl: string;
}

/**
 * `GET <folder>/<token>/picture.jpg`: the picture of this token, and `preview.jpg` the same small, as LINE wants one of at most
 * 1 MB. For LINE, which fetches them without saying who it is; nothing else of the photo store can be reached. Anything else
 * is answered with 404, and not why.
 */
export function pictureDoor(
  folder: string,
  photos: PhotoStore,
  { messageUnder, cacheControl }: Pictures,
): Router {
  const router = express.Router();
  router.get(`${folder}/:token/:file`, async (request, response, next) => {
    const { token, file } = request.params;
    if (file !== 'picture.jpg' && file !== 'preview.jpg') return next();
    const message = await messageUnder(token);
    const picture = message === null ? null : await photos.read(message);
    if (!picture) return next();
    response.set({
      'cache-control': cacheControl,
      'cross-origin-resource-policy': 'cross-origin',
      'x-robots-tag': 'noindex, noarchive',
    });
    response.type('image/jpeg').send(file === 'picture.jpg' ? picture : await shrinkToPreview(picture));
  });
  router.use(folder, (_request, response) => {
    response
      .status(404)
      .set('cache-control', 'no-store')
      .type('text/plain')
      .send('There is no such picture.');
  });
  return router;
}
