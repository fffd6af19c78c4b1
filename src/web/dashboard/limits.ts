import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { MINUTE } from '../../clock.ts';
import { showNotice } from './notice.ts';
import { visitOf } from './visit.ts';

/**
 * How often what is asked for. A secret of 256 bits cannot be guessed; these keep one browser, or one script, from keeping the
 * bot from its work.
 */
const LIMITS = {
  /** Whoever is not signed in, by address: an office has one for all its people. */
  doors: { windowMs: MINUTE, limit: 120 },
  /** Pages of one who is signed in. */
  pages: { windowMs: MINUTE, limit: 240 },
  /** Photos of one who is signed in: a page of reports may show thirty. */
  photos: { windowMs: MINUTE, limit: 600 },
  /** Forms of one who is signed in. */
  forms: { windowMs: MINUTE, limit: 60 },
  /** What is shown anew while somebody types: a script asks at most so often (assets/live-preview.ts). */
  previews: { windowMs: MINUTE, limit: 120 },
  /** Files made for one who is signed in: each reads the whole area. */
  files: { windowMs: 10 * MINUTE, limit: 30 },
} as const;

/** Refuses what is asked for too often, with the time to wait in `retry-after`. Counts are this process's own. */
export function limitTo(kind: keyof typeof LIMITS): RequestHandler {
  return rateLimit({
    ...LIMITS[kind],
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: kind,
    keyGenerator: (request, response) =>
      kind === 'doors' ? ipKeyGenerator(request.ip ?? '') : visitOf(response).person.ref,
    handler: (_request, response) => showNotice(response, 429, 'too-often'),
  });
}
