import express, { type Router } from 'express';
import { referrerPolicy } from 'helmet';
import { z } from 'zod';
import { now } from '../../clock.ts';
import { personLine } from '../../help/where-and-who.ts';
import { placeLine } from '../../messages/place-line.ts';
import { People, type Person } from '../../models/person.ts';
import { newSecret } from '../../privacy/file-link.ts';
import { makeSignInLink, useSignInLink } from '../../sign-in/link.ts';
import { SESSION_LIVES } from '../../sign-in/sessions.ts';
import { assetAddress } from '../../web/dashboard/assets.ts';
import { createCookies, csrfToken, isCsrfToken, isFromElsewhere } from '../../web/dashboard/cookies.ts';
import { showNotice } from '../../web/dashboard/notice.ts';
import { ownPath } from '../../web/dashboard/own-path.ts';
import { browserOf, letIn } from '../../web/dashboard/sign-in.ts';
import { pagePolicy } from '../../web/page-policy.ts';
import { renderPage } from '../../web/render-page.ts';
import { isDemoStore } from '../demo-province.ts';
import { CLOCK_MOVES } from './clock-moves.ts';

const ClockForm = z.object({
  to: z.string().transform((name) => (Object.hasOwn(CLOCK_MOVES, name) ? CLOCK_MOVES[name] : undefined)),
  back: ownPath.catch('/dashboard'),
});

/** What the door needs of practice mode. */
export interface PracticeDoorNeeds {
  /** Where the dashboard is. */
  baseUrl: string;
  /** Lets the product's time pass until then; resolves when what has its time on the way is done. */
  passTime: (moment: Date) => Promise<void>;
}

/**
 * `/practice/dashboard`: the officers of the demo province, each with a button that signs in as her, with the link, the session
 * and the cookies of the real way in; and `/clock` below it, for the bar that stands over the dashboard in practice mode. Like
 * all of practice mode it asks for no proof of who somebody is, because nobody in this store exists.
 */
export function practiceDashboard({ baseUrl, passTime }: PracticeDoorNeeds): Router {
  const router = express.Router();
  const cookies = createCookies(baseUrl);
  router.use(
    pagePolicy({ styleSrc: ["'self'"], formAction: ["'self'"] }),
    // Forms tell the doors where they come from.
    referrerPolicy({ policy: 'same-origin' }),
    express.urlencoded({ extended: false, limit: '5kb' }),
    (_request, response, next) => {
      response.set('cache-control', 'no-store');
      next();
    },
  );
  router.get('/', async (request, response) => {
    const browser = browserOf(request, cookies) ?? newSecret();
    cookies.write(response, 'browser', browser, SESSION_LIVES);
    const officers = await officersOfDemo();
    const { as } = request.query;
    const data = {
      csrf: csrfToken(browser),
      style: assetAddress('dashboard.css'),
      // Who was chosen in the chat page comes first.
      officers: [
        ...officers.filter(({ _id }) => _id === as),
        ...officers.filter(({ _id }) => _id !== as),
      ].map((one) => ({ ref: one.ref, name: personLine(one, '-'), place: placeLine(one.officer!, 'th') })),
    };
    response.send(renderPage('dashboard/practice', 'dashboard-practice', 'th', data));
  });
  router.post('/', async (request, response) => {
    const { csrf, as } = (request.body ?? {}) as Record<string, unknown>;
    const browser = browserOf(request, cookies);
    if (browser === undefined || isFromElsewhere(request, baseUrl) || !isCsrfToken(csrf, browser))
      return showNotice(response, 403, 'not-our-form', { practice: true });
    const officer = (await officersOfDemo()).find(({ ref }) => ref === as);
    const at = now();
    const used = officer && (await useSignInLink(await makeSignInLink(officer, at), browser, at));
    if (!used) return showNotice(response, 404, 'no-such-page', { practice: true });
    await letIn(request, response, cookies, used);
  });
  router.post('/clock', async (request, response) => {
    const { csrf } = (request.body ?? {}) as Record<string, unknown>;
    const session = cookies.read(request, 'session') ?? '';
    if (isFromElsewhere(request, baseUrl) || !isCsrfToken(csrf, session))
      return showNotice(response, 403, 'not-our-form', { practice: true });
    const form = ClockForm.safeParse(request.body);
    const momentAfter = form.data?.to;
    if (!form.success || !momentAfter) return showNotice(response, 400, 'unreadable', { practice: true });
    await passTime(momentAfter(now()));
    response.redirect(303, withoutSaid(form.data.back));
  });
  return router;
}

/** What came of the last form has been said. */
function withoutSaid(path: string): string {
  const url = new URL(path, 'http://dashboard');
  url.searchParams.delete('said');
  return `${url.pathname}${url.search}`;
}

/** Nobody at all in a store that practice mode has not filled. */
async function officersOfDemo(): Promise<Person[]> {
  if (!(await isDemoStore())) return [];
  return People.find({ roles: 'officer', officer: { $exists: true }, forgetting: { $exists: false } })
    .sort({ _id: 1 })
    .lean();
}
