import { request } from 'node:http';
import { PHONE } from '../../support/browser.ts';

/** An answer as it came, without following where it leads. */
export interface RawAnswer {
  /** What was asked for. */
  path: string;
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
}

/** Asks for `path` exactly as it is written, with `..` and all: `fetch` would tidy it up first. */
export function rawRequest(
  url: string,
  path: string,
  {
    method = 'GET',
    body = '',
    headers = {},
    cookies = new Map<string, string>(),
  }: {
    method?: string;
    body?: string;
    headers?: Readonly<Record<string, string>>;
    cookies?: ReadonlyMap<string, string>;
  } = {},
): Promise<RawAnswer> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({
      ...{ hostname, port, path, method },
      headers: {
        'user-agent': PHONE,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
        ...(cookie && { cookie }),
        ...headers,
      },
    });
    asked.on('error', reject);
    asked.on('response', async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const given = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      resolve({
        ...{ path, status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() },
        headers: Object.fromEntries(given) as Record<string, string>,
      });
    });
    asked.end(body);
  });
}
