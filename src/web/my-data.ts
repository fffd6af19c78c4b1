import express, { type Response, type Router } from 'express';
import { referrerPolicy } from 'helmet';
import { now } from '../clock.ts';
import { openFileLink, SECRET } from '../privacy/file-link.ts';
import { recordsOf } from '../privacy/records.ts';
import { pagePolicy } from './page-policy.ts';
import { recordSections } from './record-sections.ts';
import { renderPage } from './render-page.ts';

/**
 * `GET /my-data/<secret>`: everything stored about one person, as a page in her language or, with `?format=json`, to take
 * elsewhere. A secret of 256 bits needs no further sign-in and cannot be guessed. A link that opens nothing says how to
 * ask for another, and not why.
 */
export function myDataPage(): Router {
  const router = express.Router();
  router.use(
    '/my-data',
    pagePolicy(),
    referrerPolicy({ policy: 'no-referrer' }),
    (_request, response, next) => {
      response.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' });
      next();
    },
  );
  router.get('/my-data/:secret', async (request, response) => {
    const { secret } = request.params;
    const person = SECRET.test(secret) ? await openFileLink(secret, now()) : null;
    if (!person) return noLonger(response);
    const records = await recordsOf(person);
    if (request.query['format'] === 'json') {
      response.set('content-disposition', 'attachment; filename="khubun-my-data.json"');
      return void response.json({ madeAt: now(), ...records });
    }
    const { language } = person;
    return void response.send(
      renderPage('my-data', 'my-data', language, { sections: recordSections(records, language), secret }),
    );
  });
  router.use('/my-data', (_request, response) => noLonger(response));
  return router;
}

function noLonger(response: Response): void {
  response.status(404).send(renderPage('no-such-link', 'my-data', 'th', {}));
}
