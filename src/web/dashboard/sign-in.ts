import express, { type Request, type Response, type Router } from 'express';
import { now } from '../../clock.ts';
import { newSecret, SECRET } from '../../privacy/file-link.ts';
import { isSignInLink, useSignInLink } from '../../sign-in/link.ts';
import { openSession, SESSION_LIVES } from '../../sign-in/sessions.ts';
import { renderPage } from '../render-page.ts';
import { assetAddress } from './assets.ts';
import { csrfToken, isCsrfToken, isFromElsewhere, type Cookies } from './cookies.ts';
import { agentOf } from './guard.ts';
import { showNotice } from './notice.ts';
import type { Place } from './visit.ts';

/**
 * `GET /in/<secret>` shows a button, and its form signs in: a program that looks at links in chats, as LINE and virus
 * scanners do, must not use one up. The page gives the browser a secret of its own first, and the link then works with that
 * browser only.
 */
export function signIn(cookies: Cookies, { baseUrl }: Place): Router {
  const router = express.Router();
  router.get('/in/:secret', async (request, response) => {
    const { secret } = request.params;
    if (!SECRET.test(secret) || !(await isSignInLink(secret, now())))
      return showNotice(response, 410, 'link-gone');
    const browser = browserOf(request, cookies) ?? newSecret();
    cookies.write(response, 'browser', browser, SESSION_LIVES);
    const data = { secret, csrf: csrfToken(browser), style: assetAddress('dashboard.css') };
    response.send(renderPage('dashboard/sign-in', 'dashboard', 'th', data));
  });
  router.post(
    '/in/:secret',
    express.urlencoded({ extended: false, limit: '5kb' }),
    async (request, response) => {
      const { secret } = request.params;
      const { csrf } = (request.body ?? {}) as { csrf?: unknown };
      const browser = browserOf(request, cookies);
      if (browser === undefined || isFromElsewhere(request, baseUrl) || !isCsrfToken(csrf, browser))
        return showNotice(response, 403, 'not-our-form');
      const at = now();
      const used = SECRET.test(secret) ? await useSignInLink(secret, browser, at) : null;
      if (!used) return showNotice(response, 410, 'link-gone');
      await letIn(request, response, cookies, used);
    },
  );
  return router;
}

/** Opens a session for the browser that asks and leads it to the first page. */
export async function letIn(
  request: Request,
  response: Response,
  cookies: Cookies,
  whose: { ref: string; link: string },
): Promise<void> {
  const secret = await openSession(whose, agentOf(request), now());
  cookies.write(response, 'session', secret, SESSION_LIVES);
  response.redirect(303, '/dashboard');
}

/** The secret of the browser that asks; undefined when it has none yet. */
export function browserOf(request: Request, cookies: Cookies): string | undefined {
  const browser = cookies.read(request, 'browser');
  return browser !== undefined && SECRET.test(browser) ? browser : undefined;
}
