import { defineConfig } from 'vitest/config';

/** Tests that need a browser: `npx vitest run -c vitest.browser.config.ts`. Chromium is expected at /usr/bin/chromium. */
export default defineConfig({
  test: {
    include: ['test/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
