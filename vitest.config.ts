import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most of a test is waiting for storage and for processes, so every core may have one.
    maxWorkers: '100%',
  },
});
