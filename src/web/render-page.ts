import { join } from 'node:path';
import { Eta } from 'eta';
import { now } from '../clock.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words, type Values } from '../messages/words.ts';

const eta = new Eta({ views: join(import.meta.dirname, 'pages'), cache: true });

/**
 * The page `pages/<name>.eta` in this language. Templates have `data`, `word(key, values?)` for the wording under `page` of
 * the locale file `space`, `language`, and `today`. What is put in is escaped.
 */
export function renderPage(name: string, language: Language, data: object, space = 'my-data'): string {
  const word = (key: string, values?: Values): string => words(language, space, `page.${key}`, values);
  return eta.render(`./${name}`, { data, word, language, today: showMoment(now(), language) });
}
