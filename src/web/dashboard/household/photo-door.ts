import express, { type Router } from 'express';
import { z } from 'zod';
import { covers } from '../../../access/area.ts';
import { householdToWorkWith } from '../../../access/household-to-work-with.ts';
import { readHouseholdCode } from '../../../households/household-code.ts';
import type { PhotoStore } from '../../../storage/photos.ts';
import { shrinkToPreview } from '../../../storage/shrink-photo.ts';
import { limitTo } from '../limits.ts';
import { showNotice } from '../notice.ts';
import { visitOf, type Visit } from '../visit.ts';
import { isPhotoOf, mayShowPhotos } from './photos.ts';

/** A LINE message id as the photo store knows it: nothing that could lead to another file. */
const Message = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/u);

/**
 * `GET /households/<code>/photos/<message>`: a photo of a report of a household within her area, with `?size=small` as small as
 * a page shows it. Everything else is not there, whatever else is in the store; nothing is kept by browser or proxy.
 */
export function photoDoor(photos: PhotoStore): Router {
  const router = express.Router();
  router.use('/households/:code/photos/:message', limitTo('photos'));
  router.get('/households/:code/photos/:message', async (request, response) => {
    const visit = visitOf(response);
    const { code, message } = request.params;
    const photo = (await mayFetch(visit, code, message)) ? await photos.read(message) : null;
    if (!photo) return showNotice(response, 404, 'no-such-page', {}, visit.language);
    response.set('cache-control', 'private, no-store').type('image/jpeg');
    response.send(request.query['size'] === 'small' ? await shrinkToPreview(photo) : photo);
  });
  return router;
}

/** Asked of the household and of its reports every time. A visit's photos are one look at a household in the log. */
async function mayFetch(
  { speaker, scope, session }: Visit,
  typed: string,
  message: string,
): Promise<boolean> {
  const code = readHouseholdCode(typed);
  if (code === null || !Message.safeParse(message).success) return false;
  const looking = { ...speaker, event: `photos:${session.name}` };
  const household = await householdToWorkWith(looking, code, 'see-household');
  return (
    household !== null &&
    covers(scope, household) &&
    mayShowPhotos(household) &&
    (await isPhotoOf(household._id, message))
  );
}
