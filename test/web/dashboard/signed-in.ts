import { beforeEach, expect } from 'vitest';
import { UrgentCases } from '../../../src/models/urgent-case.ts';
import { pages } from '../../../src/web/dashboard/pages.ts';
import { attachEverything } from '../../access/attach-everything.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { talker, type Talker } from '../../support/talker.ts';
import { transcript, type Transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';
import { rawRequest, type RawAnswer } from './raw-request.ts';

export const PAGE = '/dashboard/urgent';

/** Every address that takes a form of hers. */
export const POST_DOORS = [
  '/dashboard/act',
  '/dashboard/sign-out',
  '/dashboard/exports',
  '/dashboard/import',
  '/dashboard/import/x/start',
  '/dashboard/import/x/drop',
  ...pages.flatMap(({ doors = [] }) =>
    doors.filter(({ method }) => method === 'post').map(({ path }) => `/dashboard${path}`),
  ),
];

/** What no stranger is to learn: where the code lies, and what it is made of. */
export const INSIDE = /node_modules|\.[jt]s:\d|Error:|at .+:\d+:\d+|zod|mongo/iu;

/** Before every test: an officer of the province is signed in, and there is one of everything there can be. */
export interface SignedIn {
  on: Transcript;
  orathai: Talker;
  page: Browser;
  /** Asks as her browser does, without following where the answer leads. */
  ask(path: string, how?: Parameters<typeof rawRequest>[2]): Promise<RawAnswer>;
  /** The form that takes the one urgent case, as it stands on her page now. */
  taking(more?: Record<string, string>): Promise<Record<string, string>>;
}

/** Sets that up for one test file. */
export function signedIn(): SignedIn {
  const her = { on: transcript() } as SignedIn;
  her.ask = (path, how = {}) => rawRequest(her.on.bot.url, path, { cookies: her.page.cookies, ...how });
  her.taking = async (more = {}) => {
    const { html } = await her.page.opens(PAGE);
    const { ref = '' } = (await UrgentCases.findOne().lean()) ?? {};
    const once = crypto.randomUUID();
    const csrf = csrfIn(html);
    return { command: 'urgent', argument: `take ${ref}`, once, csrf, back: '/dashboard', ...more };
  };
  beforeEach(async () => {
    her.orathai = talker(her.on.bot);
    await officer(her.orathai.userId, { level: 'province' }, 'อรทัย');
    await attachEverything('H-0001', her.on.somsri.userId);
    her.page = await signsIn(her.on.bot, her.orathai.userId);
  });
  return her;
}

/** The token in the forms of a page. */
export function csrfIn(html: string): string {
  return /name="csrf" value="([^"]+)"/u.exec(html)?.[1] ?? '';
}

/** A form as a browser sends it. */
export function formBody(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

/** What no answer is to lack. */
export function expectSafe({ headers, status, path }: RawAnswer): void {
  const about = `${status} ${path}`;
  expect({ about, ...headers }).toMatchObject({
    about,
    'content-security-policy': expect.stringMatching(
      /default-src '(none|self)'.*frame-ancestors '(none|self)'/u,
    ),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/u),
  });
  expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*'unsafe|\*/u);
  expect(headers['x-powered-by']).toBeUndefined();
}
