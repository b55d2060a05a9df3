/** For pages that listen: a script of theirs puts what it has heard into `globalThis.heard`. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Keeping } from './keeping';

/** What is typed into a note, and must not be heard. */
export const SECRET = 'qzvxsecret';

/** All that was heard, as one text. */
export const heardOn = (page: Page): Promise<string> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join('\n'));

/** No id of a highlight, nor an address of the extension, nor what was typed. */
export async function expectNothingIn(heard: string, { browser, rows }: Keeping): Promise<void> {
  for (const row of await rows()) expect(heard).not.toContain(row.id);
  expect(heard).not.toContain(browser.id);
  expect(heard).not.toMatch(/chrome-extension:|note\.html/);
  expect(heard).not.toContain(SECRET);
}
