import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { OfficerScope } from '../../access/area.ts';
import type { Language, Speaker } from '../../conversation/bot-flow.ts';
import type { Person } from '../../models/person.ts';
import type { Session } from '../../models/session.ts';
import type { SignedIn } from '../../sign-in/sessions.ts';

/** An officer who asks for a page or sends a form: what every page knows of her. */
export interface Visit {
  person: Person;
  /** What she is responsible for: every page asks the store within it, and nowhere else (access/area.ts). */
  scope: OfficerScope;
  language: Language;
  session: Session;
  at: Date;
  /** As the functions know her that the chat calls too; its `event` names this one request. */
  speaker: Speaker;
  /** Goes into every form of hers. */
  csrf: string;
  /** The path and query of what she asks for, without the origin. */
  here: string;
  /** In practice mode she may move the clock over a page; not over what came of a form, which that would leave. */
  movesClock: boolean;
}

/** Where this bot's pages are, and whose LINE it is. */
export interface Place {
  baseUrl: string;
  lineIsHere: boolean;
  /** Practice mode's pages are here too, at `/practice`. */
  isPractice?: boolean;
}

/** Makes the visit of a request. */
export function visitFor(
  request: Request,
  { person, session }: SignedIn,
  { csrf, at, place }: { csrf: string; at: Date; place: Place },
): Visit {
  const { officer, language } = person;
  if (!officer) throw new Error('Only officers have sessions.');
  return {
    person,
    scope: officer,
    language,
    session,
    at,
    speaker: { person, event: `page:${randomUUID()}`, at, ...place },
    csrf,
    here: request.originalUrl,
    movesClock: place.isPractice === true && request.method === 'GET',
  };
}

/** The visit that the door in front has let in (dashboard/guard.ts). */
export function visitOf(response: Response): Visit {
  return response.locals['visit'] as Visit;
}
