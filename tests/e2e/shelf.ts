/** The library with some highlights in it, on an install that is otherwise fresh. */
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Highlight } from '../../lib/core/model/highlight';
import type { HighlightRow } from '../../lib/kb/own-database';
import { fillHighlights } from '../../scripts/fill-highlights';
import { makeHighlights } from '../../scripts/sample-highlights';
import { borrow } from './borrow';
import type { TestBrowser } from './extension';
import { clearOwnRows, ownRows } from './own-rows';

/** Only in what runs in the browser. */
declare const chrome: Browser;

/** Six, on two pages. */
export const some = makeHighlights(6, 2);
export const [first, second, , , , last] = some as [Highlight, Highlight, Highlight, Highlight, Highlight, Highlight];

export interface Shelf {
  browser: TestBrowser;
  openLibrary(this: void, at?: string, highlights?: Highlight[]): Promise<Page>;
  /** Empties database and settings, but for where pages are read. */
  clear(this: void): Promise<void>;
  rows(this: void): Promise<HighlightRow[]>;
  readRow(this: void, id: string): Promise<HighlightRow>;
}

/** The browser that files share, for the tests of this one; before each of them nothing is kept. */
export function startShelf(): Shelf {
  const shelf: Shelf = {
    browser: undefined as unknown as TestBrowser,
    async openLibrary(at = 'highlights', highlights = some) {
      if (highlights.length > 0) await fillHighlights(shelf.browser, highlights);
      const page = await shelf.browser.openInner(`library.html#/${at}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
    async clear() {
      await shelf.browser.console.evaluate(async () => {
        const { where: _, ...others } = await chrome.storage.local.get(null);
        await chrome.storage.local.remove(Object.keys(others));
      });
      await clearOwnRows(shelf.browser);
    },
    rows: () => ownRows(shelf.browser),
    readRow: async (id) => (await shelf.rows()).find((row) => row.id === id)!,
  };
  beforeAll(async () => {
    shelf.browser = await borrow();
  });
  beforeEach(() => shelf.clear());
  afterEach(() => shelf.browser.closePages());
  return shelf;
}

export const rowOf = (page: Page, { id }: Highlight): Locator => page.locator(`article[data-id="${id}"]`);
export const expectShown = (page: Page, count: number): Promise<void> =>
  expect.poll(() => page.locator('article').count()).toBe(count);
