import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LineRefusal, LineUnreachable } from '../../src/line/call.ts';
import { ContentGone, ContentTooLarge, downloadContent } from '../../src/line/content.ts';

const MEGABYTE = 1024 * 1024;
const JPEG = Buffer.from('no real picture, but these are its bytes');

let server: Server;
/** What LINE's content host does with a request. */
let host: RequestListener;
let asked: string[];
let hungUp: Promise<unknown>;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const { authorization, 'accept-encoding': encoding } = request.headers;
    asked.push(`${request.method} ${request.url} ${authorization} ${encoding as string}`);
    hungUp = once(response, 'close');
    host(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function download(id = '468789577898262530'): Promise<Buffer> {
  const dataApiBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const apiBaseUrl = 'http://127.0.0.1:9';
  return downloadContent({ apiBaseUrl, dataApiBaseUrl, channelAccessToken: 'token' }, id);
}

describe('a download', () => {
  it('is all bytes of the message, asked for with the right of the channel', async () => {
    host = (_request, response) => response.end(JPEG);
    expect(await download()).toEqual(JPEG);
    expect(asked).toEqual(['GET /v2/bot/message/468789577898262530/content Bearer token identity']);
  });

  it('may come in pieces, of a size that is not announced', async () => {
    host = (_request, response) => {
      for (let at = 0; at < JPEG.length; at += 7) response.write(JPEG.subarray(at, at + 7));
      response.end();
    };
    expect(await download()).toEqual(JPEG);
  });

  it('may come compressed, though it was not asked for so', async () => {
    const packed = gzipSync(JPEG);
    host = (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed);
    };
    expect(await download()).toEqual(JPEG);
  });

  it('may be empty', async () => {
    host = (_request, response) => response.end();
    expect(await download()).toHaveLength(0);
  });

  it('asks for no other path, whatever the id', async () => {
    host = (_request, response) => response.writeHead(404).end();
    await expect(download('../../richmenu/list?')).rejects.toThrow(ContentGone);
    expect(asked).toEqual(['GET /v2/bot/message/..%2F..%2Frichmenu%2Flist%3F/content Bearer token identity']);
  });
});

describe('a download that is cut off', () => {
  it.each<[string, RequestListener]>([
    [
      'half-way, its size announced',
      (_request, response) => {
        response.writeHead(200, { 'content-length': JPEG.length });
        response.write(JPEG.subarray(0, 9), () => response.destroy());
      },
    ],
    [
      'half-way, in pieces',
      (_request, response) => {
        response.write(JPEG.subarray(0, 9), () => response.destroy());
      },
    ],
    [
      'half-way, compressed',
      (_request, response) => {
        const packed = gzipSync(JPEG);
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length });
        response.write(packed.subarray(0, 20), () => response.destroy());
      },
    ],
    [
      'after its head',
      (_request, response) => {
        response.writeHead(200, { 'content-length': JPEG.length }).flushHeaders();
        setImmediate(() => response.destroy());
      },
    ],
    ['before it begins', (request) => request.socket.destroy()],
  ])('%s is an unreachable LINE, and never half a picture', async (_name, behaves) => {
    host = behaves;
    await expect(download()).rejects.toThrow(LineUnreachable);
    host = (_request, response) => response.end(JPEG);
    expect(await download()).toEqual(JPEG);
  });

  it('because LINE is still preparing it (202) comes later', async () => {
    host = (_request, response) => response.writeHead(202).end();
    await expect(download()).rejects.toThrow(LineUnreachable);
  });

  it('because nobody listens', async () => {
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const dataApiBaseUrl = `http://127.0.0.1:${port}`;
    const address = { apiBaseUrl: dataApiBaseUrl, dataApiBaseUrl, channelAccessToken: 'token' };
    await expect(downloadContent(address, '1')).rejects.toThrow(LineUnreachable);
  });
});

describe('a download that LINE refuses', () => {
  it.each([404, 410])('with %i is gone', async (status) => {
    host = (_request, response) => response.writeHead(status).end('{"message":"Not found"}');
    await expect(download()).rejects.toThrow(ContentGone);
  });

  it.each([400, 401, 403, 429, 500, 503])('with %i may come later', async (status) => {
    host = (_request, response) => response.writeHead(status, { 'x-line-request-id': 'r-1' }).end();
    const refusal = expect.objectContaining({ status, requestId: 'r-1' });
    const refused = await download().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LineRefusal);
    expect(refused).toEqual(refusal);
  });
});

describe('a download that is too large', () => {
  it('is broken off, announced or not', async () => {
    const piece = Buffer.alloc(MEGABYTE);
    for (const headers of [{ 'content-length': 500 * MEGABYTE }, {}]) {
      let sent = 0;
      host = (_request, response) => {
        response.writeHead(200, headers);
        const more = (error?: Error | null): void => {
          if (error || sent === 500) return;
          sent += 1;
          response.write(piece, more);
        };
        more();
      };
      await expect(download()).rejects.toThrow(ContentTooLarge);
      await hungUp;
      expect(sent).toBeLessThan(100);
    }
  });

  it('just fits with twenty megabytes', async () => {
    host = (_request, response) => response.end(Buffer.alloc(20 * MEGABYTE));
    expect(await download()).toHaveLength(20 * MEGABYTE);
    host = (_request, response) => response.end(Buffer.alloc(20 * MEGABYTE + 1));
    await expect(download()).rejects.toThrow(ContentTooLarge);
  });
});
