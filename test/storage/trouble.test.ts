import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { isStorageTrouble } from '../../src/storage/trouble.ts';

const { mongo } = mongoose;
const answer = (code: number): Error => new mongo.MongoServerError({ message: 'no', code });

describe('trouble of the storage', () => {
  it.each([
    ['a line that is cut', new mongo.MongoNetworkError('cut')],
    ['a line that breaks off in a large write', Object.assign(new Error('cut'), { code: 'ECONNRESET' })],
    ['a disk without room for a photo', Object.assign(new Error('full'), { code: 'ENOSPC' })],
    ['a server that shuts down', answer(11_600)],
    ['a server that is no primary any more', answer(10_107)],
    ['an embedded store that is locked', Object.assign(new Error('busy'), { code: 'ERR_SQLITE_ERROR' })],
  ])('is %s', (_what, error) => {
    expect(isStorageTrouble(error)).toBe(true);
  });

  it.each([
    ['a key that is there already', answer(11_000)],
    ['a document that is not valid', answer(121)],
    ['a mistake in the work', new TypeError('x is undefined')],
    ['something that was thrown and is no error', 'no'],
  ])('is not %s', (_what, error) => {
    expect(isStorageTrouble(error)).toBe(false);
  });
});
