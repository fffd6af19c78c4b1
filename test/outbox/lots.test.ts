import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import '../../src/models/index.ts';
import { CLASSES, OutboxMessages, type MessageClass } from '../../src/models/outbox-message.ts';
import { People } from '../../src/models/person.ts';
import type { Composer } from '../../src/outbox/composer.ts';
import { makeParcels } from '../../src/outbox/parcels.ts';
import { queueMany } from '../../src/outbox/queue.ts';
import { giveBack } from '../../src/outbox/settle.ts';
import { takeLot } from '../../src/outbox/take-lot.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { TUESDAY } from '../support/transcript.ts';

/** Nothing is made into words later. */
const NONE = { people: {}, groups: {} };

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.dispose());
beforeEach(async () => {
  await store.reset();
  setClock(TUESDAY);
  await People.insertMany(
    Array.from({ length: 8 }, (_, index) => ({ _id: userId(index), roles: ['mentor'], language: 'th' })),
  );
});

const userId = (number: number): string => `U${String(number).padStart(32, '0')}`;
const room = (count: number): Map<MessageClass, number> => new Map(CLASSES.map((kind) => [kind, count]));
const reminders = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    key: `reminder:${from + index}`,
    recipient: userId(from + index),
    content: [{ type: 'text' as const, text: 'เหลือ 2 บ้าน' }],
    class: 'reminder' as const,
  }));
const log = createLog('silent', false);
const odd: Composer = async (rows) => {
  if (rows.some(({ data }) => data['odd'] === 'yes')) throw new Error('odd');
  return rows.map(() => [{ type: 'text', text: 'เหลือ 2 บ้าน' }]);
};

it('a process that has stood still for longer than its lease changes nothing of what another is sending', async () => {
  await queueMany(reminders(1));
  const [mine] = await takeLot(room(10));
  const [parcel] = await makeParcels([mine!], NONE, log);
  // Another has it now, and LINE may have it under this key.
  await OutboxMessages.updateOne({ _id: mine!._id }, { $set: { lease: 'another' } });
  const before = await OutboxMessages.findById(mine!._id).lean();
  await giveBack(parcel!.rows, true);
  expect(await OutboxMessages.findById(mine!._id).lean()).toEqual(before);
});

it('a multicast too big for the rest of the month does not keep others waiting behind it', async () => {
  await queueMany(reminders(5));
  const lot = await takeLot(room(10));
  expect(await makeParcels(lot, NONE, log)).toMatchObject([{ batch: true, rows: { length: 5 } }]);
  await giveBack(lot, false);
  await queueMany(reminders(2, 5));
  expect((await takeLot(room(3))).map(({ _id }) => _id)).toEqual(['reminder:5', 'reminder:6']);
});

it('a multicast of which another process holds a part is left alone', async () => {
  await queueMany(reminders(3));
  const lot = await takeLot(room(10));
  await makeParcels(lot, NONE, log);
  await giveBack(lot.slice(0, 2), false);
  expect(await takeLot(room(10))).toEqual([]);
  await giveBack(lot.slice(2), false);
  expect(await takeLot(room(10))).toHaveLength(3);
});

it('a message that cannot be put into words holds up no other', async () => {
  await queueMany(
    reminders(4).map((one, index) => ({
      ...one,
      content: { kind: 'reminder', data: { odd: index === 2 ? 'yes' : 'no' } },
    })),
  );
  const parcels = await makeParcels(await takeLot(room(10)), { ...NONE, people: { reminder: odd } }, log);
  expect(parcels.flatMap(({ rows }) => rows.map(({ _id }) => _id))).toEqual([
    'reminder:0',
    'reminder:1',
    'reminder:3',
  ]);
  expect(await OutboxMessages.findById('reminder:2').lean()).toMatchObject({
    state: 'queued',
    error: 'Error: odd',
  });
});
