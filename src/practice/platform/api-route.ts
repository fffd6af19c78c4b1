import type { IncomingHttpHeaders } from 'node:http';
import type { Complaint } from './limits/complaint.ts';
import type { Memory } from './memory.ts';
import type { Postman } from './postman.ts';

/** One call of the bot to LINE's API, its way in already checked: token, media type, size, JSON. */
export interface ApiCall {
  memory: Memory;
  postman: Postman;
  requestId: string;
  headers: IncomingHttpHeaders;
  params: Readonly<Record<string, string>>;
  /** The JSON that was sent, or the bytes of a picture. */
  body: unknown;
}

/** What LINE answers: JSON, or bytes with their media type. */
export interface ApiAnswer {
  status: number;
  body: unknown;
  mediaType?: string;
  headers?: Readonly<Record<string, string>>;
  /** The person whom the call was about, for the wire log. */
  userId?: string;
}

/** One of LINE's endpoints. */
export interface ApiRoute {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  /** What the request carries. */
  takes: 'json' | 'picture' | 'nothing';
  /** JSON may be left out. */
  mayBeEmpty?: true;
  /** It counts against the month's messages. */
  paid?: true;
  /** LINE takes so many calls a second (line-platform.md §2). */
  perSecond?: number;
  /** It gives the bytes of what a person has sent. */
  content?: boolean;
  answer(call: ApiCall): ApiAnswer | Promise<ApiAnswer>;
}

/** 200 with `body`. */
export function ok(body: unknown = {}, rest: Partial<ApiAnswer> = {}): ApiAnswer {
  return { status: 200, body, ...rest };
}

/** An error in LINE's shape. */
export function failure(status: number, message: string): ApiAnswer {
  return { status, body: { message } };
}

/** 400 with every complaint, in LINE's shape. */
export function badRequest(complaints: readonly Complaint[]): ApiAnswer {
  const details = complaints.map(({ message, property }) => ({ message, property }));
  return { status: 400, body: { message: `The request body has ${details.length} error(s)`, details } };
}

/** 400 for a field whose value leads nowhere, such as a user id of nobody. */
export function invalidProperty(property: string): ApiAnswer {
  return failure(400, `The property, ${property}, in the request body is invalid (line: -, column: -)`);
}
