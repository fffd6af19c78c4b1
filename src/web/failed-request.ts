import type { ErrorRequestHandler } from 'express';
import type { Log } from '../log.ts';

/**
 * The last of all doors, for a request that failed on its way: whoever asked hears that it did and nothing of how, which is
 * for the log alone. An address that is not even well-formed is answered with the 4xx that express gives it.
 */
export function failedRequest(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status } = error as { status?: unknown };
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
    // Not the address: a secret may stand in it.
    if (!isTheirs) log.error({ err: error }, 'a page could not be shown');
    response
      .status(isTheirs ? status : 500)
      .set('cache-control', 'no-store')
      .type('text/plain')
      .send(isTheirs ? 'There is no such page.' : 'This did not work. Please try again later.');
  };
}
