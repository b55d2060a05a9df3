import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** WXT's own alias for the typed translations; the rest of its plugin is not needed here. */
const alias = { '#i18n': path.join(import.meta.dirname, '.wxt', 'i18n', 'index.ts') };

/** Unit tests that put something in the place of what modules stand on: each has a process of its own. */
const ALONE = [
  'page/{knowledge-watch,page-session,ranges}',
  'kb/{page-requests,words}',
  'kb/readings/reading-watch',
  'settings/{settings,display}',
].map((name) => `tests/unit/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      ...['unit', 'unit-alone'].map((name) => ({
        resolve: { alias },
        test: {
          name,
          ...(name === 'unit'
            ? { include: ['tests/unit/**/*.test.{ts,tsx}'], exclude: ALONE, isolate: false }
            : { include: ALONE }),
          environment: 'node' as const,
          // Property tests run hundreds of cases; on a busy machine they take their time.
          testTimeout: 30_000,
        },
      })),
      // Chromium has all of them; Firefox the ways a reader goes most, and what differs there.
      ...['e2e', 'firefox'].map((name) => ({
        resolve: { alias },
        test: {
          name,
          include: [`tests/${name}/**/*.test.ts`],
          environment: 'node',
          // A browser waits as much as it computes: two of them keep two cores busy.
          maxWorkers: 2,
          // Files of one process lend each other the browser (tests/e2e/borrow.ts).
          ...(name === 'e2e' && { isolate: false, globalSetup: 'tests/e2e/global-setup.ts' }),
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What is waited for comes when it comes: two browsers share a machine. How soon, benchmarks say.
          expect: { poll: { timeout: 5000 } },
        },
      })),
    ],
  },
});
