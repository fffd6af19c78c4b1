import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

const axe = readFileSync(
  join(createRequire(import.meta.url).resolve('axe-core'), '..', 'axe.min.js'),
  'utf8',
);

/** A tab whose complaints are kept: of scripts, styles and pictures that do not work, and of what is asked for elsewhere. */
export interface WatchedPage {
  page: Page;
  /** What it has complained of since it was last asked. */
  complaints(): string[];
}

/** Opens a tab in `context` and listens to it; `url`: the only origin it is to ask. */
export async function watchedPage(context: BrowserContext, url: string): Promise<WatchedPage> {
  const page = await context.newPage();
  let heard: string[] = [];
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) heard.push(`asks for ${request.url()}`);
  });
  return {
    page,
    complaints: () => {
      const all = heard;
      heard = [];
      return all;
    },
  };
}

/** What is wider than the window, in words; empty when the page has to be moved sideways nowhere. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const scrolls = (node) => node && (getComputedStyle(node).overflowX !== 'visible' || scrolls(node.parentElement));
    return [...document.body.querySelectorAll('*')]
      .filter((node) => node.getBoundingClientRect().right > clientWidth + 1 && !scrolls(node.parentElement))
      .map((node) => node.tagName.toLowerCase() + '.' + node.className + ' "' + node.textContent.trim().slice(0, 40) + '"')
      .concat('the page: ' + scrollWidth + ' of ' + clientWidth);
  })()`);
}

/** What axe finds that is serious or critical: rule and place. In the dark only colours differ. */
export async function barriers(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  // Not as a script of the page's: its policy would refuse that.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const only = scheme === 'dark' ? "runOnly: ['color-contrast']," : '';
  return page.evaluate(`axe
    .run(document, { ${only} resultTypes: ['violations'], preload: false })
    .then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target + ': ' + failureSummary.split('\\n')[1])))`);
}

/** Buttons, links and fields that nobody gets to with the Tab key; the skip link must come first and lead to the content. */
export async function outOfReach(page: Page): Promise<string[]> {
  const count = await page.evaluate<number>(`(() => {
    window.wanted = new Map();
    for (const node of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
      if (!node.checkVisibility() || node.disabled) continue;
      // Of several radio buttons one is reached, and the others with the arrows.
      wanted.set(node, node.type === 'radio' ? 'radio ' + node.name : node.outerHTML.slice(0, 120));
    }
    window.reached = new Set();
    addEventListener('focusin', ({ target }) => reached.add(wanted.get(target)));
    document.activeElement?.blur();
    return wanted.size;
  })()`);
  await page.keyboard.press('Tab');
  const first = await page.evaluate<string>('document.activeElement.className');
  await page.keyboard.press('Enter');
  const led = await page.evaluate<string>('document.activeElement.id');
  await page.evaluate("document.activeElement.blur(); document.querySelector('.skip').focus()");
  for (let presses = 0; presses < count + 2; presses++) await page.keyboard.press('Tab');
  const missed = await page.evaluate<string[]>('[...wanted.values()].filter((name) => !reached.has(name))');
  return [
    ...(first === 'skip' ? [] : [`first comes "${first}", not the skip link`]),
    ...(led === 'content' ? [] : [`the skip link leads to "${led}"`]),
    ...missed,
  ];
}
