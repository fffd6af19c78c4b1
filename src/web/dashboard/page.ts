import type { Response } from 'express';
import type { Deed } from '../../access/rights.ts';
import type { limitTo } from './limits.ts';
import type { Visit } from './visit.ts';

/** What a page is asked for with: the parts of its address and the fields of its query, one value each. */
export interface Asked {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
}

/** One page of the dashboard: its template is `pages/dashboard/<name>.eta`, its wording `dashboard-<name>.json` under `page`. */
export interface DashboardPage {
  name: string;
  /** Below `/dashboard`, as express reads it: `/households/:code`. */
  path: string;
  /** Who may see it; others are told that there is no such page. */
  deed: Deed;
  /** It stands in the list of pages that every page has. */
  listed?: true;
  /** Scripts besides the one every page has: names of files in `web/assets`. A page works without them. */
  scripts?: readonly string[];
  /**
   * What it shows, as texts in her language, read within `visit.scope`; null when there is no such thing, or it is not hers to
   * see: both are the same answer.
   */
  show(visit: Visit, asked: Asked): Promise<object | null>;
  /** What else it needs: pictures, and answers to what is typed. */
  doors?: readonly PageDoor[];
}

/** A door beside a page, for those who may see the page. */
export interface PageDoor {
  method: 'get' | 'post';
  /** Below `/dashboard`. */
  path: string;
  limit: Parameters<typeof limitTo>[0];
  /** What it gives, within `visit.scope`; null as for `show`. A form's fields have come from our own page (guard.ts). */
  answer(visit: Visit, asked: Asked & { fields: unknown }): Promise<Given | null>;
}

/**
 * What a door gives: its page once more, with what was typed; the way to a page, when it is done; a picture; or facts for a
 * script. `status` where something is refused.
 */
export type Given =
  { page: object; status?: number } | { to: string } | { png: Buffer } | { json: object; status?: number };

/** Shows a page that a form of its own leads to, with what was typed. */
export type DrawPage = (response: Response, visit: Visit, page: DashboardPage, view: object) => void;
