/**
 * Answers the question of the first run as a reader does who wants every page read: on the welcome page, by a click.
 * The browser would now ask in a window of its own, which nothing can click from here, so it is told before, on its
 * page of extensions, as a reader may do there.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';

/** Only in what runs in the browser; developerPrivate on chrome://extensions alone. */
declare const chrome: Browser & {
  developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> };
};

/** How long the welcome page may take to come, and the gate to be registered (ms): a cold start on a busy machine. */
const PATIENCE = 20_000;
const ALL_SITES = ['http://*/*', 'https://*/*'];

/**
 * `inner`: any page of the extension. Where the question was answered before, nothing is done, unless the browser was
 * killed before it had written down what it granted.
 */
export async function readEverywhere(context: BrowserContext, id: string, inner: Page): Promise<void> {
  const isChosen = await inner.evaluate(async () => 'where' in (await chrome.storage.local.get('where')));
  if (isChosen) {
    const isGranted = await inner.evaluate((origins) => chrome.permissions.contains({ origins }), ALL_SITES);
    if (isGranted) return;
    await grantHosts(context, id, ALL_SITES);
    return act(inner, `chrome.permissions.request({ origins: ${JSON.stringify(ALL_SITES)} })`);
  }
  const [welcome] = await Promise.all([findWelcome(context, id), grantHosts(context, id, ALL_SITES)]);
  await clickInside(welcome, '[aria-describedby~=mode-everywhere]');
  await waitForGate(inner);
  await welcome.close();
}

/** Grants what the extension will ask for; the browser then answers its request without a question. */
export async function grantHosts(context: BrowserContext, id: string, patterns: string[]): Promise<void> {
  const page = context.pages().find((page) => page.url() === 'about:blank') ?? (await context.newPage());
  // A script of that page, shown as text: it has the page's rights, and takes a fraction of its time.
  await page.goto('chrome://extensions/extensions.js', { waitUntil: 'commit' });
  await page.evaluate(
    ({ id, patterns }) => Promise.all(patterns.map((one) => chrome.developerPrivate.addHostPermission(id, one))),
    { id, patterns },
  );
  await page.goto('about:blank', { waitUntil: 'commit' });
}

/** A click that counts as a person's, also in a tab that lies behind another. */
async function clickInside(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { state: 'attached' });
  await act(page, `document.querySelector('${selector}').click()`);
}

/** As a person's act. */
async function act(page: Page, expression: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression, userGesture: true, awaitPromise: true });
  await session.detach();
}

/** The page that comes once after an install. */
export async function findWelcome(context: BrowserContext, id: string): Promise<Page> {
  const address = `chrome-extension://${id}/welcome.html`;
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(30)) {
    const page = context.pages().find((page) => page.url() === address);
    if (page) return page;
  }
  throw new Error('The welcome page did not come.');
}

/** Until the browser runs it in every page that is opened from now on. */
async function waitForGate(inner: Page): Promise<void> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(30)) {
    const scripts = await inner.evaluate(() => chrome.scripting.getRegisteredContentScripts());
    if (scripts.some(({ matches }) => ALL_SITES.every((pattern) => matches?.includes(pattern)))) return;
  }
  throw new Error('The gate was not registered.');
}
