/** A short form of `npm run soak -- --mutations`: pages change at random, and marks stay those of a fresh load. */
import { beforeAll, expect, it } from 'vitest';
import { ALL_KINDS, check, runMutations, type Mismatch } from '../soak/mutations/rounds';
import { borrow } from './borrow';
import type { TestBrowser } from './extension';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});

it('marks are those of a fresh load after 150 changes', { timeout: 300_000 }, async () => {
  const mismatches: Mismatch[] = [];
  const plan = { steps: 150, seed: 11, kinds: ALL_KINDS, batch: 25, round: 75 };
  const { comparisons } = await runMutations(browser, plan, { onMismatch: (found) => void mismatches.push(found) });
  expect(mismatches).toEqual([]);
  expect(comparisons).toBe(6);
});

it('a page that Jiazhu was taken out of differs', { timeout: 60_000 }, async () => {
  const steps = [{ kind: 'text', seed: 3, pause: 0, isDeep: false } as const];
  const destroyed = await check(browser, [], steps, {
    first: (page) => browser.askReader(page, 'destroy'),
    settles: 2000,
  });
  expect(destroyed?.missing.length).toBeGreaterThan(0);
});
