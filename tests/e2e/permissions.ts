/** What the browser grants to the extension, and how a reader takes it back; for tests of where Jiazhu reads. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { TestBrowser } from './extension';

/** Only in what runs in the browser; `dispatch` is what the browser itself calls, developerPrivate on chrome://extensions alone. */
declare const chrome: Browser & {
  commands: { onCommand: { dispatch(command: string, tab: object): void } };
  developerPrivate: { removeHostPermission(id: string, pattern: string): Promise<void> };
};

/** The match patterns that are granted now. */
const readOrigins = async (browser: TestBrowser): Promise<string[]> =>
  browser.console.evaluate(async () => (await chrome.permissions.getAll()).origins?.sort() ?? []);

/** Waits until these match patterns are granted, and no others. */
export const expectOrigins = (browser: TestBrowser, ...patterns: string[]): Promise<void> =>
  expect.poll(() => readOrigins(browser)).toEqual(patterns);

/** The scripts that the browser runs in pages by itself. */
export const readScripts = (browser: TestBrowser): Promise<string[]> =>
  browser.console.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));

/** The stored choice; undefined where there is none. */
export const readChoice = (browser: TestBrowser): Promise<unknown> =>
  browser.console.evaluate(async () => (await chrome.storage.local.get('where')).where);

export const switchSitesOff = (browser: TestBrowser, sites: string[]): Promise<void> =>
  browser.console.evaluate((disabledSites) => chrome.storage.local.set({ disabledSites }), sites);

/** Takes access back where a reader does: on the browser's own page. */
export async function revokeAccess(browser: TestBrowser, patterns: string[]): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto('chrome://extensions/extensions.js', { waitUntil: 'commit' });
  await page.evaluate(
    async ({ id, patterns }) => {
      for (const pattern of patterns) await chrome.developerPrivate.removeHostPermission(id, pattern);
    },
    { id: browser.id, patterns },
  );
  await page.close();
}

/** Whether gate or reader have run in the page: each leaves its name in the world of the extension there. */
export async function isEntered(browser: TestBrowser, page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    // The browser makes the world anew with the next document in the tab; what was in it is gone.
    if (context.origin === `chrome-extension://${browser.id}`) worlds.push(context.id);
  });
  // Tells of those that are there before it answers.
  await session.send('Runtime.enable');
  const expression = `['gate', 'reader'].some((name) => Symbol.for('jiazhu ' + name) in globalThis)`;
  const answers = await Promise.all(
    worlds.map((contextId) => session.send('Runtime.evaluate', { contextId, expression, returnByValue: true })),
  );
  await session.detach();
  return answers.some(({ result }) => result.value === true);
}

/** A key that the browser keeps for the extension. Keys that are typed from here go to the page only. */
export async function pressCommand(browser: TestBrowser, page: Page, command: string): Promise<void> {
  await page.bringToFront();
  const worker = await browser.worker();
  await worker.evaluate(async (command) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch(command, tab!);
  }, command);
}
