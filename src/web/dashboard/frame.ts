import { may } from '../../access/rights.ts';
import { personLine } from '../../help/where-and-who.ts';
import { placeLine } from '../../messages/place-line.ts';
import { say as words } from '../../messages/words.ts';
import { assetAddress } from './assets.ts';
import type { DashboardPage } from './page.ts';
import { practiceBar, type PracticeBar } from './practice-bar.ts';
import type { Visit } from './visit.ts';

/** What stands around every page: who she is, where she can go, what came of the form she has just sent. */
export interface Frame {
  who: string;
  place: string;
  csrf: string;
  /** Where she is, to come back to after a form. */
  here: string;
  /** `current`, as `aria-current` has it: `page` for the page itself, `true` for one that it lies below; empty for others. */
  links: readonly { href: string; name: string; current: 'page' | 'true' | '' }[];
  style: string;
  scripts: readonly string[];
  /** What came of the form she has just sent; absent for nothing. */
  said?: string;
  /** Only in practice mode: the bar over the page. */
  practice?: PracticeBar;
}

/** The frame of a page of `visit`. `pages`: all there are, in the order of the list. */
export function frameOf(
  { person, scope, csrf, here, language, at, movesClock }: Visit,
  page: Pick<DashboardPage, 'name' | 'scripts'> & { path?: string },
  pages: readonly DashboardPage[],
  said: string | undefined,
): Frame {
  return {
    who: personLine(person, '-'),
    place: placeLine(scope, language),
    csrf,
    here,
    links: pages
      .filter(({ listed, deed }) => listed && may(person, deed))
      .map(({ name, path }) => ({
        href: `/dashboard${path === '/' ? '' : path}`,
        name: words(language, `dashboard-${name}`, 'page.title'),
        current: name === page.name ? 'page' : page.path?.startsWith(`${path}/`) ? 'true' : '',
      })),
    style: assetAddress('dashboard.css'),
    scripts: ['dashboard.ts', ...(page.scripts ?? [])].map(assetAddress),
    ...(said !== undefined && { said }),
    ...(movesClock && { practice: practiceBar(at, language) }),
  };
}
