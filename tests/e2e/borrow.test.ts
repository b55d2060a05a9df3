/** The browser that files lend each other comes back as it was, or another one comes. */
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { borrow } from './borrow';
import { PAPER, readFixture, type TestBrowser } from './extension';
import { QUOTE, save } from './keeping';
import { copiedRows, ownRows } from './own-rows';
import { expectMarked } from './surfaces';

/** Only in what runs in the browser. */
declare const chrome: Browser;

async function openRead(browser: TestBrowser) {
  const page = await browser.open(`${PAPER}lent.html`, readFixture('passages'));
  await browser.waitForReport(page);
  return page;
}
const settings = (browser: TestBrowser) =>
  browser.console.evaluate(async () => [
    await chrome.storage.local.get(null),
    await chrome.storage.session.get(null),
    (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
  ]);

it('has nothing of what a reader kept, chose or left open', async () => {
  const browser = await borrow();
  const before = await settings(browser);
  const page = await openRead(browser);
  await save(page, QUOTE);
  expect(await ownRows(browser)).toHaveLength(1);
  await page.evaluate(() => localStorage.setItem('left', 'yes'));
  await browser.console.evaluate(async () => {
    await chrome.storage.local.set({ disabledSites: ['www.xcrb.example'], explanations: 'zh' });
    await chrome.storage.session.set({ left: 'yes' });
  });
  expect(await settings(browser)).not.toEqual(before);

  expect(await borrow()).toBe(browser);
  expect(await ownRows(browser)).toEqual([]);
  expect(await copiedRows(browser)).toEqual([]);
  expect(await settings(browser)).toEqual(before);
  const again = await openRead(browser);
  await expectMarked(again, '史根治');
  expect(await again.evaluate(() => localStorage.length)).toBe(0);
});

it('is another one where the knowledge base is not what it was', async () => {
  const browser = await borrow();
  await browser.console.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('jiazhu');
        opening.onsuccess = () => {
          const erasing = opening.result.transaction('gazetteers', 'readwrite');
          erasing.objectStore('gazetteers').clear();
          erasing.oncomplete = () => (opening.result.close(), resolve());
        };
      }),
  );
  const other = await borrow();
  expect(other).not.toBe(browser);
  await expectMarked(await openRead(other), '史根治');
});

it('is sound after a page that never rests', async () => {
  const page = await openRead(await borrow());
  const endless = page.evaluate(() => {
    for (;;);
  });
  endless.catch(() => undefined);
  const browser = await borrow();
  await expectMarked(await openRead(browser), '史根治');
});
