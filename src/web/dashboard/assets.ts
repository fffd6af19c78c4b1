import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import express, { type Router } from 'express';
import { DAY, SECOND } from '../../clock.ts';

const FOLDER = join(import.meta.dirname, '..', 'assets');
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

interface Asset {
  mediaType: string;
  /** As it lies in the folder. */
  source: string;
  /** As it is given. */
  content?: string;
  /** Changes with what is in it, so that a browser may keep it for ever. */
  hash: string;
}

const assets: ReadonlyMap<string, Asset> = new Map([
  ...readdirSync(FOLDER)
    .filter((name) => extname(name) in MEDIA_TYPES)
    .map((name) => [name, assetOf(name, readFileSync(join(FOLDER, name), 'utf8'))] as const),
  ['dashboard.css', assetOf('dashboard.css', styleOfAll())] as const,
  ['chart.js', assetOf('chart.js', chartLibrary())] as const,
]);

function assetOf(name: string, source: string): Asset {
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
  return { mediaType: MEDIA_TYPES[extname(name)] ?? 'text/plain', source, hash };
}

/**
 * A script as a browser reads it. Made when it is first asked for: at every start, Node's warning of it would stand first in the
 * log.
 */
function contentOf(name: string, asset: Asset): string {
  asset.content ??= extname(name) === '.ts' ? stripTypeScriptTypes(asset.source) : asset.source;
  return asset.content;
}

/** The style of all pages as one file, which a phone fetches once: what they share first, then what only some have. */
function styleOfAll(): string {
  const folder = join(FOLDER, 'style');
  const own = readdirSync(folder).filter((name) => name !== 'base.css');
  return ['base.css', ...own.toSorted()].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

/** Chart.js as one script for the browser. */
function chartLibrary(): string {
  const { resolve } = createRequire(import.meta.url);
  return readFileSync(join(resolve('chart.js'), '..', 'chart.umd.min.js'), 'utf8');
}

/** Where a style or a script of the pages is: a file of `web/assets`, `dashboard.css` for all of `style`, or `chart.js`. */
export function assetAddress(name: string): string {
  const asset = assets.get(name);
  if (!asset) throw new Error(`There is no "${name}" among the assets of the pages.`);
  return `/dashboard/assets/${asset.hash}/${name}`;
}

/** Gives the styles and scripts, to anybody: they say nothing. Only names that are known are found, so none leads elsewhere. */
export function assetsDoor(): Router {
  const router = express.Router();
  router.get('/assets/:hash/:name', (request, response, next) => {
    const asset = assets.get(request.params.name);
    if (asset?.hash !== request.params.hash) return next();
    response
      .set('cache-control', `public, max-age=${(365 * DAY) / SECOND}, immutable`)
      .set('content-type', asset.mediaType)
      .send(contentOf(request.params.name, asset));
  });
  return router;
}
