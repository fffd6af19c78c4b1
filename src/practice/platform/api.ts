import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { machineNow } from '../../clock.ts';
import { accountRoutes } from './api-account.ts';
import { contentRoutes } from './api-content.ts';
import { richMenuRoutes } from './api-rich-menu.ts';
import { failure, type ApiAnswer, type ApiRoute } from './api-route.ts';
import { sendingRoutes } from './api-sending.ts';
import { nextFault } from './faults.ts';
import type { Memory } from './memory.ts';
import { tellState } from './news.ts';
import { tooFast } from './rate-limit.ts';
import type { Postman } from './postman.ts';
import { logWire } from './wire.ts';

const ROUTES: readonly ApiRoute[] = [...sendingRoutes, ...accountRoutes, ...contentRoutes, ...richMenuRoutes];

const BODY_BYTES = 2 * 1024 * 1024;
const UNAUTHORIZED = failure(
  401,
  'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.',
);
const NO_RETRY_KEY = failure(400, 'The request header X-Line-Retry-Key is not supported by this endpoint');

/**
 * LINE's Messaging API, both hosts of it (api and api-data) at one origin. Paths must be spelt exactly as LINE
 * documents them.
 */
export function createLineApi(memory: Memory, postman: Postman): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.use((request, response, next) => {
    response.locals['requestId'] = randomUUID();
    response.locals['started'] = machineNow();
    const allowed = `Bearer ${memory.settings.channelAccessToken}`;
    if (request.get('authorization') !== allowed) return conclude(memory, request, response, UNAUTHORIZED);
    return next();
  });
  const readBody = express.raw({ type: () => true, limit: BODY_BYTES });
  for (const route of ROUTES) {
    app[route.method](
      route.path,
      ...(route.takes === 'nothing' ? [] : [readBody]),
      async (request, response) => {
        const answer = await answerCall(memory, postman, route, request, response);
        await conclude(memory, request, response, answer, route);
      },
    );
  }
  app.use((request, response) => conclude(memory, request, response, failure(404, 'Not found')));
  app.use(((error, request, response, _next) => {
    const tooLarge = (error as { status?: number }).status === 413;
    const answer = tooLarge
      ? failure(413, 'The request body exceeds the maximum size of 2MB')
      : failure(400, 'The request could not be read');
    return conclude(memory, request, response, answer);
  }) satisfies ErrorRequestHandler);
  return app;
}

async function answerCall(
  memory: Memory,
  postman: Postman,
  route: ApiRoute,
  request: Request,
  response: Response,
): Promise<ApiAnswer> {
  if (!route.paid && request.get('x-line-retry-key') !== undefined) return NO_RETRY_KEY;
  const limited = tooFast(memory, route);
  if (limited) return limited;
  const fault = nextFault(memory, route.paid === true);
  if (fault) return fault;
  const read = readRequest(route, request);
  if ('refused' in read) return read.refused;
  response.locals['body'] = Buffer.isBuffer(read.body) ? { bytes: read.body.length } : read.body;
  return route.answer({
    memory,
    postman,
    requestId: response.locals['requestId'],
    headers: request.headers,
    params: request.params as Record<string, string>,
    body: read.body,
  });
}

function readRequest(route: ApiRoute, request: Request): { body: unknown } | { refused: ApiAnswer } {
  if (route.takes === 'nothing') return { body: undefined };
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (route.mayBeEmpty && bytes.length === 0) return { body: {} };
  const mediaType = (request.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  const accepted = route.takes === 'json' ? ['application/json'] : ['image/jpeg', 'image/png'];
  if (!accepted.includes(mediaType)) {
    return { refused: failure(415, `The content type, ${mediaType}, is not supported`) };
  }
  if (route.takes === 'picture') return { body: bytes };
  try {
    return { body: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return {
      refused: failure(400, 'The request body could not be parsed as JSON (line: -, column: -)'),
    };
  }
}

/** Writes the call down and answers it, as late and as badly as the faults ask for. */
async function conclude(
  memory: Memory,
  request: Request,
  response: Response,
  answer: ApiAnswer,
  route?: ApiRoute,
): Promise<void> {
  const { requestId, started, body } = response.locals;
  const isBytes = Buffer.isBuffer(answer.body);
  const bytes = isBytes ? (answer.body as Buffer) : Buffer.from(JSON.stringify(answer.body));
  const mediaType = answer.mediaType ?? 'application/json';
  await sleep(memory.faults.latencyMs, undefined, { ref: false });
  const cut = route?.content === true && answer.status === 200 && memory.faults.cutContent > 0;
  if (cut) {
    memory.faults.cutContent -= 1;
    tellState(memory);
  }
  logWire(memory, {
    kind: 'api',
    method: request.method,
    path: request.originalUrl,
    status: answer.status,
    ms: machineNow() - started,
    ...(answer.userId === undefined ? {} : { userId: answer.userId }),
    request: body ?? null,
    response: isBytes ? { mediaType, bytes: bytes.length, ...(cut ? { cut: true } : {}) } : answer.body,
  });
  response.writeHead(answer.status, {
    'content-type': mediaType,
    'content-length': bytes.length,
    'x-line-request-id': requestId,
    ...answer.headers,
  });
  if (!cut) return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
