import mongoose from 'mongoose';
import { connectStorage } from '../../../src/storage/connect.ts';

// A bot beside which a command works: `neighbour.ts <folder>`. It does what it is told by messages and answers each.
const Event = mongoose.model(
  'TestEvent',
  new mongoose.Schema({ _id: String, kind: String }, { versionKey: false, collection: 'events' }),
);

interface Order {
  do: 'create' | 'count' | 'hold';
  doc?: { _id: string; kind?: string };
}

const orders: Record<Order['do'], (order: Order) => Promise<unknown>> = {
  create: async ({ doc }) => (await Event.create(doc!)).toObject(),
  count: () => Event.countDocuments({ kind: 'x' }),
  /** Keeps the write lock of the file for a while, as a large import does. */
  hold: () => Event.insertMany(Array.from({ length: 3000 }, (_, i) => ({ _id: `many${i}` }))),
};

const storage = await connectStorage({ mongodbUri: null, dataDir: process.argv[2] ?? '', role: 'bot' });
process.on('message', async (order: Order) => {
  try {
    process.send!({ value: await orders[order.do](order) });
  } catch (error) {
    process.send!({ error: (error as { code?: number }).code ?? String(error) });
  }
});
process.on('disconnect', () => void storage.close());
process.send!({ value: 'ready' });
