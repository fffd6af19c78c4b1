import express, { type ErrorRequestHandler, type Response, type Router } from 'express';
import { contentSecurityPolicy, referrerPolicy, xContentTypeOptions } from 'helmet';
import type { z } from 'zod';
import { clockBody, faultsBody, personBody, redeliverBody, sendBody, sentenceOf } from './bodies.ts';
import type { SendBody } from './contract.ts';
import { PracticeRefusal } from './platform/refusal.ts';
import type { PracticePlatform } from './platform/start.ts';
import { readPage, readPageFile, type PageFile } from './serve-page.ts';
import { streamNews } from './stream.ts';

/**
 * The chat page of practice mode and everything it asks for; mount it at `/practice`. It has no sign-in: it is for
 * the machine it runs on, with people who do not exist.
 */
export function practiceRouter(platform: PracticePlatform): Router {
  const router = express.Router();
  router.use(
    contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        // The bot's own pictures come from PUBLIC_BASE_URL, another spelling of this machine perhaps.
        imgSrc: ["'self'", 'data:', 'blob:', 'http://localhost:*', 'http://127.0.0.1:*'],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
    xContentTypeOptions(),
    referrerPolicy(),
    (_request, response, next) => {
      response.set('cache-control', 'no-store');
      next();
    },
  );
  const small = express.json({ limit: '100kb' });
  const withPhotos = express.json({ limit: '25mb' });

  router.get('/', (_request, response, next) => {
    readPage().then((page) => give(response, page, 'The chat page is not part of this copy.'), next);
  });
  router.get('/assets/:name', ({ params }, response, next) => {
    readPageFile(params.name).then((file) => give(response, file, 'There is no such file.'), next);
  });
  router.get('/api/state', (_request, response) => void response.json(platform.state()));
  router.get('/api/wire', (_request, response) => void response.json(platform.wire()));
  router.get('/api/stream', (request, response) => streamNews(platform, request, response));
  router.get(
    '/api/chats/:userId',
    ({ params }, response) => void response.json(platform.chat(params.userId)),
  );
  router.post('/api/chats/:userId/send', withPhotos, ({ params, body }, response) => {
    // An optional field that is absent is absent: JSON has no other way to leave it out.
    const said = checked(sendBody, body) as SendBody;
    response.status(202).json({ webhookEventIds: platform.send(params.userId, said) });
  });
  router.get(
    '/api/chats/:userId/menu',
    ({ params }, response) => void response.json(platform.richMenu(params.userId)),
  );
  router.get('/api/menus/:richMenuId/picture', ({ params }, response) => {
    const picture = platform.richMenuPicture(params.richMenuId);
    if (!picture) return void response.status(404).json({ error: 'There is no such picture.' });
    return void response.type(picture.mediaType).send(picture.bytes);
  });
  router.post('/api/clock', small, async ({ body }, response) => {
    response.json(await platform.moveClock(checked(clockBody, body).forwardMs));
  });
  router.post('/api/faults', small, ({ body }, response) => {
    response.json(platform.setFaults(checked(faultsBody, body)));
  });
  router.post('/api/redeliver', small, ({ body }, response) => {
    platform.redeliver(checked(redeliverBody, body).webhookEventId);
    response.status(202).json({});
  });
  router.post('/api/people', small, ({ body }, response) => {
    response.status(201).json(platform.addPerson(checked(personBody, body)));
  });
  router.get('/api/content/:messageId', ({ params }, response) => {
    const content = platform.content(params.messageId);
    if (!content)
      return void response.status(404).json({ error: 'There is no such photo, or not any more.' });
    if (content.kind !== 'image') response.set('content-disposition', 'attachment');
    return void response.type(content.mediaType).send(content.bytes);
  });
  router.use((_request, response) => void response.status(404).json({ error: 'There is nothing here.' }));
  router.use(answerError);
  return router;
}

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) throw new PracticeRefusal(sentenceOf(parsed.error));
  return parsed.data;
}

function give(response: Response, file: PageFile | null, otherwise: string): void {
  if (file) response.set('content-type', file.mediaType).send(file.content);
  else response.status(404).json({ error: otherwise });
}

const answerError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof PracticeRefusal) return void response.status(400).json({ error: error.message });
  const { status } = error as { status?: number };
  if (status === 413) return void response.status(413).json({ error: 'That is too large: 25 MB at most.' });
  if (status === 400) return void response.status(400).json({ error: 'The body is not JSON.' });
  return next(error);
};
