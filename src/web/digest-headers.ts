import express, { type Router } from 'express';
import { COPY_SCRIPT_SOURCE } from './copy-script.ts';
import { pagePolicy } from './page-policy.ts';

/** Whatever is shown is asked for anew each time: a household may have taken its consent back a moment ago. */
const ASK_AGAIN = 'public, no-cache';

/** What a browser may do with the pages of the digest: show them with the bot's own pictures and the one script, and keep none unasked. */
export function digestHeaders(): Router {
  const router = express.Router();
  router.use(
    pagePolicy({ imgSrc: ["'self'"], scriptSrc: [COPY_SCRIPT_SOURCE] }),
    (_request, response, next) => {
      response.set('cache-control', ASK_AGAIN);
      next();
    },
  );
  return router;
}
