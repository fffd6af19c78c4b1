import { randomUUID } from 'node:crypto';
import express, { type Router } from 'express';
import { z } from 'zod';
import { dropRows } from '../../../households/kept-rows.ts';
import { limitTo } from '../limits.ts';
import { showNotice } from '../notice.ts';
import { ownPath } from '../own-path.ts';
import { visitOf } from '../visit.ts';
import { carryOut, type Came, type Deeds } from './carry-out.ts';
import type { Fields } from './fill-flow.ts';
import { sentOnce } from './sent-once.ts';

/**
 * What every form that does something sends: which command, as a button in chat carries it; `once`, a random id by which it
 * counts once; where to go afterwards; and, when it answers questions, `asked` (their keys) and `a.<key>` for each.
 */
const Form = z.object({
  command: z.string().max(40),
  argument: z.string().max(300).default(''),
  once: z.uuid(),
  back: ownPath.catch('/dashboard'),
  asked: z.union([z.string().transform((key) => [key]), z.array(z.string())]).default([]),
});

/**
 * `POST /act` does something in an officer's name (act/carry-out.ts). Done, it leads back to the page she came from, which
 * says what came of it. Is there something to answer or to confirm first, a page asks; what is wrong with an answer is said
 * beside it, and everything else she has given stays. `draw` shows that page.
 */
export function actDoor(deeds: Deeds, draw: DrawForm): Router {
  const router = express.Router();
  router.post('/act', limitTo('forms'), async (request, response) => {
    const visit = visitOf(response);
    const parsed = Form.safeParse(request.body);
    if (!parsed.success) return showNotice(response, 400, 'unreadable', {}, visit.language);
    const { command, argument, once, back, asked } = parsed.data;
    const fields = fieldsIn(request.body as Record<string, unknown>, asked);
    let form: Parameters<DrawForm>[2] | undefined;
    const said = await sentOnce(visit, once, async (at) => {
      const speaker = { ...visit.speaker, event: `form:${once}`, at };
      const came = await carryOut(deeds, speaker, { command, argument }, fields);
      if (came.kind === 'said') {
        // The list she goes back to shows what she has done.
        dropRows();
        return came.text;
      }
      form = { command, argument, back, came };
      return null;
    });
    if (said !== null) return response.redirect(303, withSaid(back, once));
    if (!form) return showNotice(response, 400, 'unreadable', {}, visit.language);
    const { came } = form;
    response.status(came.kind === 'asks' && came.fields.some(({ problem }) => problem !== '') ? 422 : 200);
    return draw(response, visit, form);
  });
  return router;
}

/** Shows what came of a form before it is done: its questions, or what she is asked to confirm. */
export type DrawForm = (
  response: express.Response,
  visit: ReturnType<typeof visitOf>,
  form: {
    command: string;
    argument: string;
    back: string;
    came: Exclude<Came, { kind: 'said' }>;
  },
) => void;

/** A new id for a form. */
export function newOnce(): string {
  return randomUUID();
}

/** The answers that a form brings; null when it was not asked for any. */
function fieldsIn(body: Record<string, unknown>, asked: readonly string[]): Fields | null {
  if (asked.length === 0) return null;
  return Object.fromEntries(
    asked.map((key) => {
      const value = body[`a.${key}`];
      if (Array.isArray(value)) return [key, value.map(String)];
      return [key, typeof value === 'string' ? value : []];
    }),
  );
}

/** The page a form came from, told which form it was. */
function withSaid(back: string, once: string): string {
  const url = new URL(back, 'http://dashboard');
  url.searchParams.set('said', once);
  return `${url.pathname}${url.search}${url.hash}`;
}
