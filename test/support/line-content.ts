import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LineApi } from './line-api.ts';

/** LINE's content host on this machine: nock can answer for it, but cannot cut a line half-way. */
export interface ContentHost {
  url: string;
  close(): void;
}

/** Serves `api.contents`, with the faults and cuts the test wishes for. */
export async function serveContent(
  api: LineApi,
  fault: (path: string) => { status: number } | undefined,
): Promise<ContentHost> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const id = /^\/v2\/bot\/message\/([^/]+)\/content$/u.exec(path)?.[1];
    const bytes = id === undefined ? undefined : api.contents.get(id);
    const bad = fault(path);
    if (bad || id === undefined || !bytes) {
      response.writeHead(bad?.status ?? 404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': bytes.length });
    const cuts = api.cut.get(id) ?? 0;
    if (cuts === 0) {
      response.end(bytes);
      return;
    }
    api.cut.set(id, cuts - 1);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
