import mongoose from 'mongoose';

type Doc = Record<string, unknown>;

/** A repeatable source of chance (mulberry32): numbers from 0 up to 1. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Makes documents, filters, sorts and updates over few fields and few values, so that they meet often. */
export function randomDocuments(seed: number) {
  const random = chance(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make);

  const { ObjectId, Binary } = mongoose.mongo;
  const scalars = [
    () => below(7) - 3,
    () => below(7) - 3,
    () => pick([0.5, -0.5, 1e12, 2 ** 40, -(2 ** 33)]),
    () => pick(['', 'x', 'y', 'xy', 'ก', 'กข', '😀', '\ufffd']),
    () => pick(['x', 'y']),
    () => null,
    () => random() < 0.5,
    () => new Date(pick([0, 1, 1_700_000_000_000, -5])),
    () => new ObjectId(pick(['0'.repeat(24), 'f'.repeat(24), '0123456789abcdef01234567'])),
    () => new Binary(Buffer.from(pick([[], [1], [255], [1, 2]]))),
  ];
  const scalar = (): unknown => pick(scalars)();
  const value = (depth = 2): unknown => {
    const kind = depth === 0 ? 0 : random();
    if (kind < 0.62) return scalar();
    if (kind < 0.8) return some(3, () => (random() < 0.8 ? scalar() : value(depth - 1)));
    if (kind < 0.9) return some(3, () => fields(depth - 1));
    return fields(depth - 1);
  };
  const fields = (depth = 2): Doc =>
    Object.fromEntries(['a', 'b', 'c'].filter(() => random() < 0.6).map((name) => [name, value(depth)]));

  const path = (): string =>
    pick(['a', 'b', 'c', 'a', 'b', 'a.b', 'b.a', 'a.c', 'c.b', 'a.0', 'b.1', 'a.0.b', 'a.b.c']);
  const condition = (depth = 1): unknown => {
    const kind = below(depth > 0 ? 17 : 13);
    switch (kind) {
      case 0:
      case 1:
        return value(1);
      case 2:
        return { $eq: value(1) };
      case 3:
        return { $ne: value(1) };
      case 4:
      case 5:
        return { [pick(['$in', '$nin'])]: some(4, () => value(1)) };
      case 6:
      case 7:
      case 8:
        return { [pick(['$gt', '$gte', '$lt', '$lte'])]: depth > 0 ? scalar() : (scalar() ?? 1) };
      case 9:
        return { $exists: random() < 0.5 };
      case 10:
        return { $size: below(4) };
      case 11:
        return pick([/^x/, /y$/, { $regex: 'x' }, { $regex: /^X/, $options: 'i' }]);
      case 12:
        return { $gte: below(4) - 3, $lt: below(4) };
      case 13:
        return { $all: some(3, () => scalar() ?? 'x') };
      case 14:
        return { $elemMatch: Object.fromEntries([[pick(['a', 'b']), condition(0)]]) };
      case 15:
        return { $elemMatch: { [pick(['$gt', '$lt', '$gte'])]: scalar() } };
      default: {
        const inner = condition(0);
        const isOperators =
          inner instanceof RegExp ||
          (typeof inner === 'object' && inner !== null && Object.keys(inner)[0]?.startsWith('$'));
        return { $not: isOperators ? inner : { $eq: inner } };
      }
    }
  };
  const filter = (depth = 1): Doc => {
    if (depth > 0 && random() < 0.25) {
      return { [pick(['$and', '$or', '$nor'])]: [filter(depth - 1), ...some(2, () => filter(depth - 1))] };
    }
    return Object.fromEntries([[path(), condition()], ...some(1, () => [path(), condition()] as const)]);
  };
  const sort = (): Doc =>
    Object.fromEntries([...some(2, () => [pick(['a', 'b', 'c']), pick([1, -1])] as const), ['_id', 1]]);
  const projection = (): Doc => {
    const keep = below(2);
    const names = [pick(['a', 'a.b', 'a.c']), ...some(1, () => pick(['b', 'b.a', 'c']))];
    return { ...Object.fromEntries(names.map((name) => [name, keep])), ...(random() < 0.3 && { _id: 0 }) };
  };
  const updatePath = (): string =>
    pick(['a', 'b', 'c', 'd', 'a.b', 'a.c', 'b.a', 'c.b', 'a.0', 'b.2', 'a.1.b', 'd.e']);
  const step = (): [string, unknown] => {
    const operator = pick([
      '$set',
      '$set',
      '$unset',
      '$inc',
      '$min',
      '$max',
      '$push',
      '$addToSet',
      '$pull',
      '$pullAll',
    ]);
    switch (operator) {
      case '$inc':
        return [operator, random() < 0.9 ? below(9) - 4 : scalar()];
      case '$unset':
        return [operator, ''];
      case '$push':
        return [
          operator,
          random() < 0.5
            ? value(1)
            : {
                $each: [scalar(), ...some(2, scalar)],
                ...(random() < 0.6 && { $slice: pick([-3, -2, -1, 1, 2, 3]) }),
                ...(random() < 0.3 && { $position: below(5) - 2 }),
              },
        ];
      case '$addToSet':
        return [operator, random() < 0.5 ? value(1) : { $each: [scalar(), ...some(2, scalar)] }];
      case '$pull':
        return [
          operator,
          pick([
            scalar,
            () => ({ $in: some(3, scalar) }),
            () => ({ $gte: scalar() }),
            () => ({ [pick(['a', 'b'])]: scalar() }),
            () => /x/,
          ])(),
        ];
      case '$pullAll':
        return [operator, some(3, scalar)];
      default:
        return [operator, value(1)];
    }
  };
  const update = (): Doc => {
    const made: Record<string, Doc> = {};
    for (const [operator, operand] of [step(), ...some(2, step)]) {
      const at = operator.startsWith('$pull') ? pick(['a', 'b', 'c', 'd']) : updatePath();
      made[operator] = { ...made[operator], [at]: operand };
    }
    return made;
  };
  return {
    filter,
    sort,
    projection,
    update,
    fields,
    upsertFilter: () => ({
      [pick(['a', 'b', 'a.b'])]: pick([scalar, () => ({ $eq: scalar() }), () => ({ $gt: 100 })])(),
    }),
  };
}
