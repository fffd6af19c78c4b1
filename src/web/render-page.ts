import { join } from 'node:path';
import { Eta } from 'eta';
import { now } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words, type Values } from '../messages/words.ts';

const eta = new Eta({ views: join(import.meta.dirname, 'pages'), cache: true });

/** Whose words a page speaks: a file of `locales`, which has them under `page`. */
export type PageWording = 'my-data' | 'digest-page' | 'story-pack' | 'dashboard' | `dashboard-${string}`;

/**
 * The page `pages/<name>.eta` in this language. Templates have `data`, `word(key, values?)` for the wording under `page` of
 * `wording`, `common(key, values?)` for that of the whole dashboard, `language`, `today`, and `frame`: what stands around the
 * page (dashboard/frame.ts). What is put in is escaped.
 */
export function renderPage(
  name: string,
  wording: PageWording,
  language: Language,
  data: object,
  frame: object = {},
): string {
  const wordsOf =
    (space: PageWording) =>
    (key: string, values?: Values): string =>
      words(language, space, `page.${key}`, values);
  const today = showMoment(now(), language);
  return eta.render(`./${name}`, {
    data,
    word: wordsOf(wording),
    common: wordsOf('dashboard'),
    language,
    today,
    frame,
  });
}
