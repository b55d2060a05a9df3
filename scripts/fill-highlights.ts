/**
 * Puts highlights straight into the extension's database, past its own code: from the console tab, which runs none of
 * it. Where there is no database yet, opening the library makes it.
 */
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { Highlight } from '../lib/core/model/highlight';
import type { ExtensionBrowser } from './extension-browser';

/** Only in what runs in the browser. */
declare const chrome: Browser;

/** So many travel and are written at once: of longer transactions each row costs more. */
const BATCH = 1000;

export async function fillHighlights(browser: ExtensionBrowser, highlights: readonly Highlight[]): Promise<void> {
  if (!(await isMade(browser.console))) await makeDatabase(browser);
  for (let at = 0; at < highlights.length; at += BATCH)
    await browser.console.evaluate(
      async (batch) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const asked = indexedDB.open('jiazhu-own');
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error!);
        });
        await new Promise<void>((resolve, reject) => {
          const written = database.transaction('highlights', 'readwrite', { durability: 'relaxed' });
          for (const highlight of batch)
            written.objectStore('highlights').put({
              ...highlight,
              addresses: [...new Set([highlight.page.address, highlight.page.url])],
              entityIds: highlight.entities.map(({ id }) => id),
            });
          written.oncomplete = () => resolve();
          written.onerror = () => reject(written.error!);
        });
        database.close();
      },
      highlights.slice(at, at + BATCH),
    );
  await browser.console.evaluate((highlightsKept) => chrome.storage.local.set({ highlightsKept }), highlights.length);
}

const isMade = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'jiazhu-own'));

async function makeDatabase(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/library.html#/highlights`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  while (!(await isMade(page))) await page.waitForTimeout(50);
  await page.waitForTimeout(300);
  await page.close();
}
