import express, { type Router } from 'express';
import { referrerPolicy } from 'helmet';
import { now } from '../clock.ts';
import { openLink, SECRET } from '../privacy/file-link.ts';
import { refreshProvince } from '../province/current.ts';
import { bestOf } from '../stories/best-practice.ts';
import { packText } from '../stories/story-text.ts';
import { packPage } from './pack-page.ts';
import { pagePolicy } from './page-policy.ts';

/**
 * `GET /stories/packs/<secret>`: the best stories of the meeting for which the secret was made, as a page to show and print or,
 * with `?format=text`, as plain text. Which stories may be shown is asked every time. A link that opens nothing is answered
 * with 404, and not why.
 */
export function storyPackPage(): Router {
  const router = express.Router();
  router.get(
    '/stories/packs/:secret',
    pagePolicy({ imgSrc: ["'self'"] }),
    referrerPolicy({ policy: 'no-referrer' }),
    async (request, response, next) => {
      const { secret } = request.params;
      const link = SECRET.test(secret) ? await openLink(secret, 'story-pack', now()) : null;
      if (link?.about === undefined) return next();
      response.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' });
      await refreshProvince();
      const stories = await bestOf(link.about);
      if (request.query['format'] === 'text')
        return void response.type('text/plain').send(packText(link.about, stories));
      return void response.send(
        packPage(link.about, stories, {
          addressOf: ({ photos }, photo) => `/stories/${photos[photo]?.token ?? ''}/picture.jpg`,
          textAddress: `/stories/packs/${secret}?format=text`,
        }),
      );
    },
  );
  return router;
}
