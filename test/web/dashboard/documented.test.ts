import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pages } from '../../../src/web/dashboard/pages.ts';

const DOCS = join(import.meta.dirname, '../../../docs');
const text = readFileSync(join(DOCS, 'dashboard.md'), 'utf8');

it.each([...new Set(pages.map(({ name }) => name))])(
  'the page "%s" stands in docs/dashboard.md with its pictures, which are there',
  (name) => {
    for (const window of ['phone', 'desktop']) {
      const picture = `pictures/dashboard/${name}-${window}.png`;
      expect(text).toContain(`src="${picture}"`);
      expect(existsSync(join(DOCS, picture)), `${picture} is missing: npm run pictures`).toBe(true);
    }
  },
);

it('docs/dashboard.md shows no picture that is not there', () => {
  const shown = [...text.matchAll(/src="([^"]+)"/gu)].map(([, path = '']) => path);
  expect(shown.filter((path) => !existsSync(join(DOCS, path)))).toEqual([]);
});
