import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { PICTURES, publicAddress } from '../digest/addresses.ts';
import { createLoadHeads } from '../digest/load-heads.ts';
import { pressText } from '../digest/press-text.ts';
import { digestHeaders } from './digest-headers.ts';
import { archiveView, feedView } from './digest-lists.ts';
import { editionPage } from './edition-page.ts';
import { findPublicEdition, findSealedEdition, type FoundEdition } from './find-edition.ts';
import { keepDrawings } from './keep-drawings.ts';
import { renderPage } from './render-page.ts';

/**
 * The digest for everybody (domain.md R21, R22): `GET /digests` lists the editions that were sent, `/digests/feed.xml` is the
 * same as an Atom feed, and `/digests/2026-W47` an edition, with `/picture.png`, `/social.png` and `/press.txt` below it. For
 * officers `/digests/2026-W47/areas/<area>/<seal>` shows everything of their area, with the same below it. What is not there,
 * not out yet or wrongly sealed is one and the same page. `baseUrl`: where people reach these pages.
 */
export function digestPages(baseUrl: string): Router {
  const router = express.Router();
  const draw = keepDrawings();
  const loadHeads = createLoadHeads();
  router.use('/digests', digestHeaders());
  router.get('/digests', async (_request, response) => {
    response.send(renderPage('digest-archive', 'digest-page', 'th', archiveView(await loadHeads())));
  });
  router.get('/digests/feed.xml', async (_request, response) => {
    const feed = renderPage('digest-feed', 'digest-page', 'th', feedView(await loadHeads(), baseUrl));
    response.type('application/atom+xml').send(feed);
  });
  const page = (response: Response, found: FoundEdition | null): void => {
    if (!found) return noSuch(response);
    forWhom(response, found.view);
    response.send(editionPage(found, baseUrl));
  };
  const file = async (response: Response, found: FoundEdition | null, name: string): Promise<void> => {
    const picture = PICTURES.find((one) => name === `${one}.png`);
    if (!found || (picture === undefined && name !== 'press.txt')) return noSuch(response);
    const { edition, view } = found;
    forWhom(response, view);
    if (picture === undefined) {
      const address = publicAddress(baseUrl, edition.figures.week);
      return void response.type('text/plain').send(pressText(edition, { address }));
    }
    response.set('cross-origin-resource-policy', 'cross-origin');
    response.type('image/png').send(await draw(edition, picture, view));
  };
  router.get('/digests/:week', async ({ params: { week } }, response) => {
    page(response, await findPublicEdition(week));
  });
  router.get('/digests/:week/:file', async ({ params: { week, file: name } }, response) => {
    await file(response, await findPublicEdition(week), name);
  });
  router.get('/digests/:week/areas/:key/:seal', async ({ params: { week, key, seal } }, response) => {
    page(response, await findSealedEdition(week, key, seal));
  });
  router.get('/digests/:week/areas/:key/:seal/:file', async ({ params }, response) => {
    await file(response, await findSealedEdition(params.week, params.key, params.seal), params.file);
  });
  router.use('/digests', (_request: Request, response: Response) => noSuch(response));
  router.use('/digests', notReadable);
  return router;
}

/** The officers' edition is not to be found, kept or told of to other sites. */
function forWhom(response: Response, view: FoundEdition['view']): void {
  if (view === 'public') return;
  response.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' });
}

function noSuch(response: Response): void {
  response
    .status(404)
    .set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    .send(renderPage('no-such-digest', 'digest-page', 'th', {}));
}

/** An address that is not even well-formed is answered like any other wrong one. */
const notReadable: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof URIError) noSuch(response);
  else next(error);
};
