import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { readWebhookBody, type LineEvent } from './events.ts';
import { isSignedByLine } from './signature.ts';

export interface WebhookNeeds {
  channelSecrets: readonly string[];
  /** Stores the events; LINE gets its 200 only when this has resolved. */
  accept(events: readonly LineEvent[]): Promise<void>;
  metrics: Metrics;
  log: Log;
}

/** LINE does not say how large a request may be; a hundred long messages fit (line-platform.md §1). */
const LARGEST_BODY = '1mb';

/**
 * `POST /webhook`, LINE's door: 413 over 1 MB, 401 without a right signature, 400 when it is no webhook, 500 when the
 * events could not be stored (LINE then delivers them again), else 200 with every event stored.
 */
export function webhookDoor({ channelSecrets, accept, metrics, log }: WebhookNeeds): Router {
  const router = express.Router();
  const receive = async (request: Request, response: Response): Promise<void> => {
    const body: unknown = request.body;
    // Without a body the parser leaves none; an empty one can be signed as well.
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    if (!isSignedByLine(bytes, request.get('x-line-signature') ?? '', channelSecrets)) {
      response.status(401).send('The signature is missing or wrong.');
      return;
    }
    const webhook = readWebhookBody(bytes);
    if (!webhook) {
      response.status(400).send('This is no LINE webhook.');
      return;
    }
    if (webhook.unreadable > 0) {
      log.warn({ count: webhook.unreadable }, 'events without an id or a time were passed over');
      metrics.events.inc({ state: 'unreadable' }, webhook.unreadable);
    }
    await accept(webhook.events);
    metrics.events.inc({ state: 'accepted' }, webhook.events.length);
    response.status(200).send('OK');
  };
  router.post(
    '/webhook',
    countAnswers(metrics, log),
    refuseUnsigned,
    express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false }),
    receive,
  );
  router.use('/webhook', (error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = (error as { status?: unknown }).status;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      response.status(status).send('The request cannot be read.');
      return;
    }
    log.error({ err: error }, 'events could not be stored; LINE will deliver them again');
    response.status(500).send('Not stored.');
  });
  return router;
}

/** A request that cannot be LINE's is not even read. */
function refuseUnsigned(request: Request, response: Response, next: NextFunction): void {
  if (request.get('x-line-signature')) next();
  else response.status(401).send('The signature is missing or wrong.');
}

/** LINE asks that time, sender, path and status of every request be kept (LINE, "Development guidelines"). */
function countAnswers(metrics: Metrics, log: Log) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const stop = metrics.webhookSeconds.startTimer();
    response.once('finish', () => {
      stop();
      metrics.webhooks.inc({ status: String(response.statusCode) });
      log.debug({ from: request.ip, path: request.path, status: response.statusCode }, 'webhook');
    });
    next();
  };
}
