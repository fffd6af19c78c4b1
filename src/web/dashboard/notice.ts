import type { Response } from 'express';
import type { Language } from '../../conversation/bot-flow.ts';
import { assetAddress } from './assets.ts';
import { renderPage } from '../render-page.ts';

/** What can be said on a page of its own: keys of `notice` in the wording of the dashboard. */
export type Notice =
  'sign-in-first' | 'link-gone' | 'not-our-form' | 'no-such-page' | 'too-often' | 'unreadable' | 'signed-out';

/** Answers with a page that says one thing, and what to do now. */
export function showNotice(
  response: Response,
  status: number,
  notice: Notice,
  more: { practice?: boolean | undefined } = {},
  language: Language = 'th',
): void {
  response.status(status).send(
    renderPage('dashboard/notice', 'dashboard', language, {
      notice,
      ...more,
      style: assetAddress('dashboard.css'),
    }),
  );
}
