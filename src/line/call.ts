import { SECOND } from '../clock.ts';

/** Where LINE is, and with which right we talk to it. Origins only: LINE's paths are absolute. */
export interface LineAddress {
  apiBaseUrl: string;
  dataApiBaseUrl: string;
  channelAccessToken: string;
}

/** LINE answered, and not with success. */
export class LineRefusal extends Error {
  readonly status: number;
  /** LINE's own words, for example "Invalid reply token". They never hold what a person wrote. */
  readonly reason: string;
  /** LINE's number for the call; LINE asks that it be kept in the log. */
  readonly requestId: string | null;
  constructor(status: number, reason: string, requestId: string | null) {
    super(`LINE answered ${status}: ${reason}`);
    this.status = status;
    this.reason = reason;
    this.requestId = requestId;
  }
}

/** LINE did not answer in time, or the line was cut: whether it did what was asked is not known. */
export class LineUnreachable extends Error {}

/** How long one call may take. LINE answers in well under a second; a weak line deserves patience, a dead one none. */
const PATIENCE = 10 * SECOND;

/**
 * Calls LINE's API once, with a deadline that also cuts the connection. The SDK's client offers neither a deadline
 * nor a signal (line-platform.md §8, hazard 3), so calls are made here and only the SDK's types are used.
 * Throws LineRefusal for any answer but success and LineUnreachable when there is no answer.
 */
export async function callLine(
  address: LineAddress,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const url = new URL(path, address.apiBaseUrl);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${address.channelAccessToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    text = await response.text();
  } catch (error) {
    throw new LineUnreachable(`No answer from LINE to ${method} ${path}.`, { cause: error });
  }
  const parsed = parseJson(text);
  if (response.ok) return parsed;
  const { message } = (parsed ?? {}) as { message?: unknown };
  throw new LineRefusal(
    response.status,
    typeof message === 'string' ? message : response.statusText,
    response.headers.get('x-line-request-id'),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
