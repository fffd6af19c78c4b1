import { statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Some tests mostly wait, for processes that are killed and for a LINE that does not answer: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // Files that run in one process one after the other load the bot once; set-up.ts leaves nothing of one to the next.
    isolate: false,
    setupFiles: 'test/support/set-up.ts',
    globalSetup: 'test/support/drop-databases.ts',
    env: inMemory('/dev/shm'),
  },
});

/** Where Linux has a folder in memory with room to spare, stores are made there: a test does not wait for a disk. */
function inMemory(folder: string): Record<string, string> {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 2 ** 30 ? { TMPDIR: folder } : {};
  } catch {
    return {};
  }
}
