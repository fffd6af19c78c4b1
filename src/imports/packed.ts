import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** Plain data as a short text, for a field of the store: compressed JSON. */
export async function pack(data: unknown): Promise<string> {
  return (await promisify(gzip)(JSON.stringify(data))).toString('base64');
}

/** The data that `pack` was given. */
export async function unpack<T>(packed: string): Promise<T> {
  return JSON.parse((await promisify(gunzip)(Buffer.from(packed, 'base64'))).toString('utf8')) as T;
}
