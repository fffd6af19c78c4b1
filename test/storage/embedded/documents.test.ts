import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import type { Doc } from '../../../src/storage/embedded/bson.ts';
import { compileFilter } from '../../../src/storage/embedded/match.ts';
import { compareValues } from '../../../src/storage/embedded/order.ts';
import { compileProjection } from '../../../src/storage/embedded/projection.ts';
import { scalarKey } from '../../../src/storage/embedded/index-key.ts';
import { compareSorted, readSort, sortValues } from '../../../src/storage/embedded/sort.ts';
import { compileUpdate } from '../../../src/storage/embedded/update.ts';
import { valuesAt } from '../../../src/storage/embedded/values-at.ts';

const { ObjectId, Binary } = mongoose.mongo;

/** One of every kind, in MongoDB's order; those of one inner list are equal. */
const ORDERED: unknown[][] = [
  [null, undefined],
  [Number.NaN],
  [-Infinity],
  [-(2 ** 53)],
  [-1.5],
  [0, -0],
  [Number.MIN_VALUE],
  [1],
  [2 ** 40],
  [Infinity],
  [''],
  ['A'],
  ['a'],
  ['aa'],
  ['ก'],
  ['กก'],
  ['\uffff'],
  ['😀'],
  [{}],
  [{ a: 1 }],
  [{ a: 2 }],
  [{ a: 2, b: 0 }],
  [{ b: 1 }],
  [{ a: 'x' }],
  [[]],
  [[1]],
  [[1, 2]],
  [[2]],
  [new Binary(Buffer.from([]))],
  [new Binary(Buffer.from([9]))],
  [new Binary(Buffer.from([1, 1]))],
  [new ObjectId('0'.repeat(24))],
  [new ObjectId('f'.repeat(24)), new ObjectId('F'.repeat(24))],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Date(1e12)],
];

describe('order', () => {
  it('is that of MongoDB, type by type', () => {
    for (const [i, group] of ORDERED.entries()) {
      for (const [j, other] of ORDERED.entries()) {
        expect(Math.sign(compareValues(group[0], other.at(-1)))).toBe(Math.sign(i - j));
      }
    }
  });

  it('is the same for index keys, which SQLite compares byte by byte', () => {
    const keyed = ORDERED.map((group) => group.map(scalarKey)).filter((keys) => keys[0] !== null);
    expect(keyed.length).toBeGreaterThan(25);
    for (const [i, group] of keyed.entries()) {
      for (const [j, other] of keyed.entries()) {
        expect(Math.sign(Buffer.compare(group[0]!, other.at(-1)!))).toBe(Math.sign(i - j));
      }
    }
  });

  it('of documents goes by the smallest element of a list, or the greatest when it descends', () => {
    const docs = [{ i: 0, a: 5 }, { i: 1, a: [1, 9] }, { i: 2, a: [] }, { i: 3 }, { i: 4, a: [{ b: 1 }] }];
    const sorted = (direction: 1 | -1): unknown[] => {
      const keys = readSort({ a: direction });
      return docs
        .toSorted((x, y) => compareSorted(sortValues(x, keys), sortValues(y, keys), keys))
        .map(({ i }) => i);
    };
    expect(sorted(1)).toEqual([2, 3, 1, 0, 4]);
    expect(sorted(-1)).toEqual([4, 1, 0, 3, 2]);
  });
});

describe('a filter', () => {
  const lists = { a: [1, 5], b: [{ x: 1, y: 2 }, { x: 3 }], c: { d: [{ e: 'z' }] }, n: null };
  it.each<[Doc, Doc, boolean]>([
    [lists, { a: 5 }, true],
    [lists, { a: [1, 5] }, true],
    [lists, { a: [5, 1] }, false],
    [lists, { a: { $gt: 4, $lt: 2 } }, true],
    [lists, { a: { $elemMatch: { $gt: 1, $lt: 5 } } }, false],
    [lists, { a: { $ne: 5 } }, false],
    [lists, { a: { $nin: [2, 3] } }, true],
    [lists, { a: { $not: { $gt: 5 } } }, true],
    [lists, { a: { $size: 2 } }, true],
    [lists, { a: { $all: [5, 1] } }, true],
    [lists, { a: { $all: [] } }, false],
    [lists, { 'a.1': 5 }, true],
    [lists, { 'a.2': { $exists: true } }, false],
    [lists, { 'b.x': 3, 'b.y': 2 }, true],
    [lists, { b: { $elemMatch: { x: 3, y: 2 } } }, false],
    [lists, { 'b.y': null }, true],
    [lists, { 'b.0.y': 2 }, true],
    [lists, { 'b.1.y': 2 }, false],
    [lists, { b: { y: 2, x: 1 } }, false],
    [lists, { 'c.d.e': /^Z$/i }, true],
    [lists, { 'c.d.e': { $in: [/y/, 'z'] } }, true],
    [lists, { n: null }, true],
    [lists, { n: { $exists: true } }, true],
    [lists, { missing: null }, true],
    [lists, { missing: { $exists: false } }, true],
    [lists, { 'a.q': { $exists: false } }, true],
    [lists, { n: { $gte: null } }, true],
    [lists, { n: { $gt: null } }, false],
    [lists, { missing: { $lt: 5 } }, false],
    [{ a: '5' }, { a: { $gt: 4 } }, false],
    [{ a: '5' }, { a: 5 }, false],
    [{ a: new Date(5) }, { a: { $lte: new Date(5) } }, true],
    [{ a: [] }, { 'a.b': null }, false],
    [{ a: [] }, { a: { $ne: null } }, true],
    [{ a: Number.NaN }, { a: { $lt: 5 } }, false],
    [{ a: Number.NaN }, { a: Number.NaN }, true],
    [{ __proto__: null, a: 1 }, { constructor: { $exists: true } }, false],
    [{ a: 1 }, { $or: [{ a: 2 }, { $and: [{ a: 1 }, { b: null }] }] }, true],
    [{ a: 1 }, { $nor: [{ a: 2 }, { b: 1 }] }, true],
    [{ a: 1 }, {}, true],
  ])('%j fits %j: %s', (doc, filter, fits) => {
    expect(compileFilter(filter)(doc)).toBe(fits);
  });

  it.each<[Doc, RegExp]>([
    [{ $where: 'true' }, /\$where.*MONGODB_URI/],
    [{ $expr: {} }, /\$expr.*MONGODB_URI/],
    [{ $text: {} }, /\$text.*MONGODB_URI/],
    [{ a: { $type: 'string' } }, /\$type.*MONGODB_URI/],
    [{ a: { $near: [] } }, /\$near.*MONGODB_URI/],
    [{ a: { $regex: 'x', $options: 'x' } }, /\$regex.*MONGODB_URI/],
    [{ $and: [] }, /at least one/],
    [{ a: { $in: 5 } }, /needs a list/],
    [{ a: { $size: -1 } }, /whole number/],
  ])('%j is refused', (filter, message) => {
    expect(() => compileFilter(filter)).toThrow(message);
  });
});

/** `doc` after `update`; `doc` itself stays as it is. */
function changed(doc: Doc, update: Doc, inserting = false): Doc {
  const copy = structuredClone(doc);
  compileUpdate(update)(copy, inserting);
  return copy;
}

describe('an update', () => {
  it.each<[Doc, Doc, Doc]>([
    [{ a: 1 }, { $set: { 'b.c': 2, a: 3 } }, { a: 3, b: { c: 2 } }],
    [{ a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    [{ a: [{ b: 1 }] }, { $set: { 'a.0.c': 2 } }, { a: [{ b: 1, c: 2 }] }],
    [{ a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '', 'b.x.y': '' } }, { b: { d: 2 } }],
    [{ a: [1, 2] }, { $unset: { 'a.0': '', 'a.b': '' } }, { a: [null, 2] }],
    [{ a: 1 }, { $inc: { a: 0.5, b: 2 } }, { a: 1.5, b: 2 }],
    [
      { a: 5, b: 5 },
      { $min: { a: 3, b: 9, c: 1 }, $max: { d: 'x' } },
      { a: 3, b: 5, c: 1, d: 'x' },
    ],
    [{ a: 5 }, { $max: { a: 'text' } }, { a: 'text' }],
    [{}, { $push: { a: 1 } }, { a: [1] }],
    [{ a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    [{ a: [1] }, { $push: { a: { $each: [2, 3], $position: 0, $slice: 2 } } }, { a: [2, 3] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [], $slice: -1 } } }, { a: [2] }],
    [
      { a: [{ x: 1 }] },
      { $addToSet: { a: { $each: [{ x: 1 }, { x: 2 }, { x: 2 }] } } },
      { a: [{ x: 1 }, { x: 2 }] },
    ],
    [{ a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    [{ a: [{ x: 1, y: 1 }, { x: 2 }, 7] }, { $pull: { a: { x: { $gte: 1 }, y: 1 } } }, { a: [{ x: 2 }, 7] }],
    [{ a: { b: ['x', 'y', 'xy'] } }, { $pull: { 'a.b': /x/ } }, { a: { b: ['y'] } }],
    [{ a: [[1], [2]] }, { $pull: { a: [1] } }, { a: [[2]] }],
    [{ a: 1 }, { $pull: { 'b.c': 1 } }, { a: 1 }],
    [{ a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    [{ a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }],
    [{ a: 1 }, {}, { a: 1 }],
  ])('%j changed by %j is %j', (doc, update, result) => {
    expect(changed(doc, update)).toEqual(result);
  });

  it('creates fields in the order of their names, positions by number', () => {
    const made = changed(
      {},
      { $set: { 'a.10': 1, 'a.9': 1, c: 1 }, $inc: { b: 1 }, $setOnInsert: { aa: 1 } },
      true,
    );
    expect(Object.keys(made)).toEqual(['a', 'aa', 'b', 'c']);
  });

  it('takes $currentDate from the clock of the product', () => {
    expect(changed({}, { $currentDate: { at: true, on: { $type: 'date' } } })).toEqual({
      at: expect.any(Date),
      on: expect.any(Date),
    });
  });

  it.each<[Doc, Doc, number]>([
    [{ a: 'x' }, { $inc: { a: 1 } }, 14],
    [{ a: null }, { $inc: { a: 1 } }, 14],
    [{ a: 1 }, { $inc: { a: 'x' } }, 14],
    [{ a: 1 }, { $push: { a: 1 } }, 2],
    [{ a: 1 }, { $pull: { a: 1 } }, 2],
    [{ a: 1 }, { $set: { 'a.b': 1 } }, 28],
    [{ a: [] }, { $set: { 'a.b': 1 } }, 28],
    [{ a: 1 }, { $pull: { 'a.b': 1 } }, 28],
    [{}, { $set: { a: 1, 'a.b': 2 } }, 40],
    [{}, { $set: { a: 1 }, $unset: { a: '' } }, 40],
    [{}, { $set: { 'a..b': 1 } }, 56],
    [{}, { $set: 5 }, 9],
    [{ a: [] }, { $set: { 'a.9999999': 1 } }, 2],
  ])('%j changed by %j is error %i', (doc, update, code) => {
    expect(() => changed(doc, update)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[Doc, RegExp]>([
    [{ a: 1 }, /replacing a whole document.*MONGODB_URI/],
    [{ $rename: { a: 'b' } }, /\$rename.*MONGODB_URI/],
    [{ $set: { 'a.$.b': 1 } }, /positional part "\$".*MONGODB_URI/],
    [{ $set: { 'a.$[].b': 1 } }, /positional part.*MONGODB_URI/],
    [{ $push: { a: { $each: [], $sort: 1 } } }, /\$sort in \$push.*MONGODB_URI/],
    [{ $currentDate: { a: { $type: 'timestamp' } } }, /\$currentDate.*MONGODB_URI/],
    [{ $set: JSON.parse('{"__proto__":1}') as Doc }, /not allowed/],
  ])('%j is refused', (update, message) => {
    expect(() => changed({}, update)).toThrow(message);
  });
});

describe('a projection', () => {
  const doc = { _id: 1, a: 1, b: { c: 2, d: 3 }, e: [{ f: 4, g: 5 }, 6, [{ f: 7 }]] };
  it.each<[Doc, Doc]>([
    [{}, doc],
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: true, _id: 0 }, { a: 1 }],
    [{ _id: 1 }, { _id: 1 }],
    [{ _id: 0 }, { a: 1, b: { c: 2, d: 3 }, e: [{ f: 4, g: 5 }, 6, [{ f: 7 }]] }],
    [
      { 'b.c': 1, 'e.f': 1 },
      { _id: 1, b: { c: 2 }, e: [{ f: 4 }, [{ f: 7 }]] },
    ],
    [{ b: { c: 1 } }, { _id: 1, b: { c: 2 } }],
    [
      { 'b.c': 0, 'e.f': 0 },
      { _id: 1, a: 1, b: { d: 3 }, e: [{ g: 5 }, 6, [{}]] },
    ],
    [{ missing: 1 }, { _id: 1 }],
  ])('%j leaves %j', (projection, left) => {
    expect(compileProjection(projection)(doc)).toEqual(left);
  });

  it.each<[Doc, RegExp]>([
    [{ a: 1, b: 0 }, /both keep and drop/],
    [{ a: 1, 'a.b': 1 }, /collision/],
    [{ a: '$b' }, /computed fields.*MONGODB_URI/],
    [{ a: { $slice: 1 } }, /\$slice.*MONGODB_URI/],
  ])('%j is refused', (projection, message) => {
    expect(() => compileProjection(projection)).toThrow(message);
  });
});

it('the values at a path are those of lists on the way and at the end', () => {
  const doc = { a: [{ b: [1, 2] }, { b: 3 }, 4, {}], c: { d: [] } };
  expect(valuesAt(doc, ['a', 'b'])).toEqual([1, 2, 3]);
  expect(valuesAt(doc, ['a', '1', 'b'])).toEqual([3]);
  expect(valuesAt(doc, ['c', 'd'])).toEqual([]);
  expect(valuesAt(doc, ['x', 'y'])).toEqual([]);
});
