import mongoose from 'mongoose';
import { afterAll } from 'vitest';
import { clockOffset, moveClock } from '../../src/clock.ts';

// The next file that runs in this process finds the clock as it is when a process starts, and no models but the bot's.
afterAll(() => {
  moveClock(-clockOffset());
  mongoose.deleteModel(/^Test/u);
});
