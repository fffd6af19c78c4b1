import express, { type Response, type Router } from 'express';
import { referrerPolicy } from 'helmet';
import { may } from '../../access/rights.ts';
import { pagePolicy } from '../page-policy.ts';
import { renderPage } from '../render-page.ts';
import type { Importer } from '../../imports/importer.ts';
import { endSessions } from '../../sign-in/sessions.ts';
import type { PhotoStore } from '../../storage/photos.ts';
import { actDoor, newOnce, type DrawForm } from './act/act-door.ts';
import type { Deeds } from './act/carry-out.ts';
import { whatCame } from './act/sent-once.ts';
import { assetsDoor } from './assets.ts';
import { createCookies } from './cookies.ts';
import { exportsDoor } from './exports/exports-door.ts';
import { frameOf } from './frame.ts';
import { guard, ownFormsOnly } from './guard.ts';
import { photoDoor } from './household/photo-door.ts';
import { limitTo } from './limits.ts';
import { showNotice } from './notice.ts';
import { importDoor } from './import/import-door.ts';
import { readUpload } from './import/upload.ts';
import type { DashboardPage, DrawPage, Given } from './page.ts';
import { pages } from './pages.ts';
import { signIn } from './sign-in.ts';
import { visitOf, type Place, type Visit } from './visit.ts';

/** The largest form: an announcement of 5,000 letters, each of nine characters in an address. */
const LONGEST_FORM = '200kb';
/** A list of the province's as a form: 400 rows of a handful of fields. */
const LARGEST_LIST = { limit: '1mb', parameterLimit: 4_000 };

/** What the dashboard needs of the bot. */
export interface DashboardNeeds {
  deeds: Deeds;
  photos: PhotoStore;
  importer: Importer;
  place: Place;
}

/**
 * The officers' dashboard at `/dashboard` (design §4, §10): signed in from the chat, every page within her own area and by the
 * table of rights that the chat goes by. Pages are made on the server and work without scripts. What is done here is done by
 * the chat's own commands (act/carry-out.ts).
 */
export function dashboard({ deeds, photos, importer, place }: DashboardNeeds): Router {
  const router = express.Router();
  const cookies = createCookies(place.baseUrl);
  router.use(
    pagePolicy({
      imgSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
    }),
    // Forms tell our own pages where they come from, and nothing goes to other sites.
    referrerPolicy({ policy: 'same-origin' }),
  );
  router.use(assetsDoor());
  router.use((_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' });
    next();
  });
  const doors = limitTo('doors');
  router.use('/in', doors);
  router.use(signIn(cookies, place));
  router.use(guard(cookies, place, doors), photoDoor(photos), limitTo('pages'));
  router.post('/import', limitTo('files'), readUpload);
  router.use('/programme', express.urlencoded({ extended: false, ...LARGEST_LIST }));
  router.use(express.urlencoded({ extended: false, limit: LONGEST_FORM }));
  router.use((request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') next();
    else ownFormsOnly(cookies, place)(request, response, next);
  });
  router.post('/sign-out', async (_request, response) => {
    const { person, session } = visitOf(response);
    await endSessions(person, session.name);
    cookies.clear(response, 'session');
    showNotice(response, 200, 'signed-out', { practice: place.isPractice }, person.language);
  });
  router.use(actDoor(deeds, drawForm));
  router.use(exportsDoor());
  router.use(importDoor(importer, drawAgain));
  for (const page of pages) {
    for (const { method, path, limit, answer } of page.doors ?? [])
      router[method](path, limitTo(limit), async (request, response) => {
        const visit = visitOf(response);
        const params = request.params as Record<string, string>;
        const asked = { params, query: firstOfEach(request.query), fields: request.body as unknown };
        const given = may(visit.person, page.deed) ? await answer(visit, asked) : null;
        if (!given) return showNotice(response, 404, 'no-such-page', {}, visit.language);
        return give(response, visit, page, given);
      });
    router.get(page.path, async (request, response) => {
      const visit = visitOf(response);
      const query = firstOfEach(request.query);
      const params = request.params as Record<string, string>;
      const view = may(visit.person, page.deed) ? await page.show(visit, { params, query }) : null;
      if (!view) return showNotice(response, 404, 'no-such-page', {}, visit.language);
      const { said } = query;
      const came = said === undefined ? undefined : await whatCame(visit, said);
      return drawPage(response, visit, page, view, came);
    });
  }
  router.use((_request, response) =>
    showNotice(response, 404, 'no-such-page', {}, visitOf(response).language),
  );
  return router;
}

function give(response: Response, visit: Visit, page: DashboardPage, given: Given): void {
  if ('png' in given) response.type('image/png').send(given.png);
  else if ('json' in given) response.status(given.status ?? 200).json(given.json);
  else if ('to' in given) response.redirect(303, given.to);
  else drawPage(response.status(given.status ?? 200), visit, page, given.page, undefined);
}

function drawPage(
  response: Response,
  visit: Visit,
  page: DashboardPage,
  view: object,
  said: string | undefined,
): void {
  const frame = { ...frameOf(visit, page, pages, said), once: newOnce };
  response.send(renderPage(`dashboard/${page.name}`, `dashboard-${page.name}`, visit.language, view, frame));
}

const drawAgain: DrawPage = (response, visit, page, view) => drawPage(response, visit, page, view, undefined);

const drawForm: DrawForm = (response, visit, form) => {
  const frame = { ...frameOf(visit, { name: 'form' }, pages, undefined), once: newOnce };
  response.send(renderPage('dashboard/form', 'dashboard', visit.language, form, frame));
};

/** A field that stands twice in a query counts once. */
function firstOfEach(query: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === 'string' ? [[name, first]] : [];
    }),
  );
}
