import express, { type Router } from 'express';
import { contentSecurityPolicy } from 'helmet';
import { COPY_SCRIPT_SOURCE } from './copy-script.ts';

/** Whatever is shown is asked for anew each time: a household may have taken its consent back a moment ago. */
const ASK_AGAIN = 'public, no-cache';

/** What a browser may do with the pages of the digest: show them with the bot's own pictures and the one script, and keep none unasked. */
export function digestHeaders(): Router {
  const router = express.Router();
  router.use(
    contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        imgSrc: ["'self'"],
        styleSrc: ["'unsafe-inline'"],
        scriptSrc: [COPY_SCRIPT_SOURCE],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
    (_request, response, next) => {
      response.set('cache-control', ASK_AGAIN);
      next();
    },
  );
  return router;
}
