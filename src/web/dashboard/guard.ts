import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { now } from '../../clock.ts';
import { refreshProvince } from '../../province/current.ts';
import { findSession } from '../../sign-in/sessions.ts';
import { csrfToken, isCsrfToken, isFromElsewhere, type Cookies } from './cookies.ts';
import { showNotice } from './notice.ts';
import { visitFor, visitOf, type Place } from './visit.ts';

/** How the browser that asks calls itself. */
export function agentOf({ headers }: Request): string {
  return headers['user-agent'] ?? '';
}

/**
 * Lets in who is signed in, and makes her visit (`visitOf`). Whoever is not is told how to sign in, and nothing of what lies
 * behind, neither whether it exists; `limit` keeps him from asking too often.
 */
export function guard(cookies: Cookies, place: Place, limit: RequestHandler): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const at = now();
    const secret = cookies.read(request, 'session');
    const signedIn = secret === undefined ? null : await findSession(secret, agentOf(request), at);
    if (secret === undefined || !signedIn) {
      if (secret !== undefined) cookies.clear(response, 'session');
      await limit(request, response, (error?: unknown) => {
        if (error === undefined) showNotice(response, 401, 'sign-in-first', { practice: place.isPractice });
        else next(error);
      });
      return;
    }
    await refreshProvince();
    response.locals['visit'] = visitFor(request, signedIn, { csrf: csrfToken(secret), at, place });
    next();
  };
}

/**
 * Refuses a form that another site has sent in her name: it must come from a page of ours, and bring the token that only her
 * own pages know. The body must have been read before.
 */
export function ownFormsOnly(cookies: Cookies, { baseUrl }: Place): RequestHandler {
  return (request, response, next) => {
    const { csrf } = (request.body ?? {}) as { csrf?: unknown };
    const secret = cookies.read(request, 'session') ?? '';
    if (isFromElsewhere(request, baseUrl) || !isCsrfToken(csrf, secret))
      return showNotice(response, 403, 'not-our-form', {}, visitOf(response).language);
    next();
  };
}
