/** Saving passages and opening their notes as a reader does: the browser, the article, and the ways of a hand. */
import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeAll, expect } from 'vitest';
import type { HighlightRow } from '../../lib/kb/own-database';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { keptOn, openedNote, selectText } from '../../scripts/selecting';
import { borrow } from './borrow';
import { PAPER, readFixture, type TestBrowser } from './extension';
import { clearOwnRows, ownRows } from './own-rows';

/** A passage of the article that most tests save; pointed at by its end, since its middle is not always in view. */
export const QUOTE = '水声就是收成';
export const QUOTE_END = '就是收成';

/** What differs from tests/fixtures/articles/passages.html, whose canonical address is passages-canonical.html. */
export interface ArticleParts {
  /** Of the paper; else `url`. */
  name?: string;
  url?: string;
  /** At the beginning of the head. */
  head?: string;
  /** At the end of the body. */
  body?: string;
  change?: (html: string) => string;
  headers?: Record<string, string>;
}
/** States no address of its own. */
export const withoutCanonical = (html: string): string => html.replace(/<link rel="canonical"[^>]*>/, '');

export interface Keeping {
  browser: TestBrowser;
  /** Opens the article and waits until it has been read. */
  openArticle(this: void, parts?: ArticleParts): Promise<Page>;
  /** What is kept, as it is on disk. */
  rows(this: void): Promise<HighlightRow[]>;
}

/** The browser that files share, for the tests of this one; after each of them no page is open and nothing is kept. */
export function startKeeping(): Keeping {
  const keeping: Keeping = {
    browser: undefined as unknown as TestBrowser,
    async openArticle({
      name = 'passages',
      url,
      head = '',
      body = '',
      change = (html) => html,
      headers,
    }: ArticleParts = {}) {
      const html = readFixture('passages')
        .replace(/<head[^>]*>/, (tag) => tag + head)
        .replace('</body>', () => `${body}</body>`);
      const page = await keeping.browser.open(url ?? `${PAPER}${name}.html`, change(html), headers);
      await keeping.browser.waitForReport(page);
      return page;
    },
    rows: () => ownRows(keeping.browser),
  };
  beforeAll(async () => {
    keeping.browser = await borrow();
  });
  afterEach(async () => {
    await keeping.browser.closePages();
    await clearOwnRows(keeping.browser);
  });
  return keeping;
}

export async function save(page: Page, from: string, to = from): Promise<void> {
  await selectText(page, from, to);
  // Not “Saved”, of the passage before.
  await expect.poll(() => cardText(page), { timeout: 10_000 }).toBe('Save');
  await clickInCard(page, 'Save');
  await readCard(page, 'Saved');
}

/** On a blank place, so that bar and note close. */
export const clickAside = (page: Page): Promise<void> => page.mouse.click(690, 20);

export const textsOn = async (page: Page): Promise<string[]> => (await keptOn(page)).map(({ text }) => text).sort();

/** Waits until just these are drawn. */
export const expectKept = (page: Page, ...texts: string[]): Promise<void> =>
  expect.poll(() => textsOn(page), { timeout: 10_000 }).toEqual([...texts].sort());

/** The note of the passage that holds `text`, opened by pointing at it. */
export async function openNote(page: Page, text: string): Promise<Frame> {
  await hoverMention(page, text);
  return openedNote(page, '.text-button');
}

/** Opens the editor of a note and types into it, key by key. */
export async function typeNote(note: Frame, text: string): Promise<void> {
  await note.locator('.text-button').click();
  await note.locator('textarea').pressSequentially(text);
}
