import { writeSync } from 'node:fs';
import mongoose from 'mongoose';
import { connectStorage } from '../../../src/storage/connect.ts';

// A bot that does nothing but write: `writer.ts <folder> <name>`. Every id it prints has been acknowledged by the store.
const [dataDir = '', name = ''] = process.argv.slice(2);
const Event = mongoose.model(
  'TestEvent',
  new mongoose.Schema(
    { _id: String, n: Number, text: String },
    { versionKey: false, collection: 'events' },
  ).index({ n: 1 }, { unique: true }),
);
await connectStorage({ mongodbUri: null, dataDir, role: 'bot' });
const first = (await Event.countDocuments()) * 1000;
let next = 0;

async function write(): Promise<never> {
  for (;;) {
    const i = next++;
    await Event.create({ _id: `${name}-${i}`, n: first + i, text: 'ก'.repeat(i % 500) });
    writeSync(1, `${name}-${i}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, write));
