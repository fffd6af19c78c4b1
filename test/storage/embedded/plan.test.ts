import { describe, expect, it } from 'vitest';
import type { CollectionEntry } from '../../../src/storage/embedded/catalog.ts';
import { planFilter } from '../../../src/storage/embedded/plan.ts';

const field = { id: 1, path: '_id', parts: ['_id'], column: '_id', complex: false };
const collection: CollectionEntry = {
  id: 1,
  name: 'reports',
  table: 'c1',
  fields: new Map([['_id', field]]),
  indexes: [],
};
const sqlOf = (condition: object): string => planFilter({ _id: condition }, collection).sql;

describe('a filter in SQL', () => {
  it('of everything between two values names these alone, so that the index is walked between them', () => {
    expect(sqlOf({ $gte: '2026-W47:', $lt: '2026-W47;' })).toBe('_id >= ? AND _id < ?');
    expect(sqlOf({ $gt: new Date(0), $lte: new Date(1) })).toBe('_id > ? AND _id <= ?');
  });

  it('keeps to one type where one side is open, or the types differ', () => {
    expect(sqlOf({ $gte: '2026-W47:' })).toBe('(_id >= ? AND _id < ?)');
    expect(sqlOf({ $gte: '2026', $lt: new Date(1) })).toBe(
      '(_id >= ? AND _id < ?) AND (_id >= ? AND _id < ?)',
    );
    expect(planFilter({ _id: { $gte: 3, $lt: NaN } }, collection)).toMatchObject({
      sql: '_id >= ?',
      exact: false,
    });
  });
});
