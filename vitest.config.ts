import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** WXT's own alias for the typed translations; the rest of its plugin is not needed here. */
const alias = { '#i18n': path.join(import.meta.dirname, '.wxt', 'i18n', 'index.ts') };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          // Property tests run hundreds of cases; on a busy machine they take their time.
          testTimeout: 30_000,
        },
      },
      // Chromium has all of them; Firefox the ways a reader goes most, and what differs there.
      ...['e2e', 'firefox'].map((name) => ({
        resolve: { alias },
        test: {
          name,
          include: [`tests/${name}/**/*.test.ts`],
          environment: 'node',
          // One browser at a time: two of them on two cores make every wait longer.
          fileParallelism: false,
          // Files of one process lend each other the browser (tests/e2e/borrow.ts).
          ...(name === 'e2e' && { isolate: false, globalSetup: 'tests/e2e/global-setup.ts' }),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      })),
    ],
  },
});
