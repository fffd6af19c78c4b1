import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { SECOND } from '../../clock.ts';

/** The two cookies of the dashboard: who is signed in, and which browser it is, from before she signs in. */
export type CookieName = 'session' | 'browser';

/** Reads and writes the dashboard's cookies. Behind https they bear `__Host-`: no other host of the domain can set them. */
export interface Cookies {
  read(request: Request, name: CookieName): string | undefined;
  /** `lives`: milliseconds. No script can read it, and no other site sends it along. */
  write(response: Response, name: CookieName, value: string, lives: number): void;
  clear(response: Response, name: CookieName): void;
}

/** The cookies of a dashboard whose pages are at `baseUrl`. */
export function createCookies(baseUrl: string): Cookies {
  const secure = baseUrl.startsWith('https:');
  const nameOf = (name: CookieName): string => `${secure ? '__Host-' : ''}khubun-${name}`;
  const set = (response: Response, name: CookieName, value: string, maxAge: number): void => {
    const options = { httpOnly: true, secure, sameSite: 'strict', path: '/', maxAge } as const;
    response.append('set-cookie', stringifySetCookie({ name: nameOf(name), value, ...options }));
  };
  return {
    read: (request, name) => parseCookie(request.headers.cookie ?? '')[nameOf(name)],
    write: (response, name, value, lives) => set(response, name, value, Math.floor(lives / SECOND)),
    clear: (response, name) => set(response, name, '', 0),
  };
}

/** The token that a form must bring along: made from the secret of a cookie, which no other site can read. */
export function csrfToken(secret: string): string {
  return createHmac('sha256', secret).update('form of the dashboard').digest('base64url');
}

/** Whether a form brought the token of this secret. Takes as long whatever it brought. */
export function isCsrfToken(token: unknown, secret: string): boolean {
  const [given, right] = [String(token), csrfToken(secret)].map((text) => Buffer.from(text));
  return given!.length === right!.length && timingSafeEqual(given!, right!);
}

/** Whether a browser says that a request comes from another site; one that says nothing is an old one, and is not refused for it. */
export function isFromElsewhere({ headers }: Request, baseUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  return origin !== undefined && origin !== new URL(baseUrl).origin && !isSameHost(origin, headers.host);
}

/** Practice mode is reached as localhost, as 127.0.0.1, or by the name of the machine. */
function isSameHost(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.parse(origin)?.host === host;
}
