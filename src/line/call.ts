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
export const PATIENCE = 10 * SECOND;

/**
 * Calls LINE's API once, with a deadline that also cuts the connection. The SDK's client offers neither a deadline
 * nor a signal (line-platform.md §8, hazard 3), so calls are made here and only the SDK's types are used.
 * `data`: the call goes to LINE's data host. Throws LineRefusal for any answer but success and LineUnreachable when there
 * is no answer.
 */
export async function callLine(
  address: LineAddress,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  { headers = {}, data = false }: { headers?: Record<string, string>; data?: boolean } = {},
): Promise<unknown> {
  return send(address, method, new URL(path, data ? address.dataApiBaseUrl : address.apiBaseUrl), {
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Uploads a PNG to LINE's data host. Throws as `callLine` does. */
export async function uploadPicture(address: LineAddress, path: string, png: Buffer): Promise<void> {
  const headers = { 'content-type': 'image/png' };
  await send(address, 'POST', new URL(path, address.dataApiBaseUrl), { headers, body: new Uint8Array(png) });
}

async function send(
  { channelAccessToken }: LineAddress,
  method: string,
  url: URL,
  { headers, body }: { headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${channelAccessToken}`, ...headers },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    text = await response.text();
  } catch (error) {
    // A path may name a person or a group, and messages of errors stand in logs.
    const path = url.pathname.replace(/([UC])[0-9a-f]{32}/u, '$1…');
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
