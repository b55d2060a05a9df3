/**
 * The built extension in a browser whose network is made up: each page is served from here under the address that a
 * real one would have, and anything else fails. What a person does there is in scripts/extension-browser.ts.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import {
  launchExtension,
  openConsole,
  type ExtensionBrowser,
  type LaunchOptions,
} from '../../scripts/extension-browser';
import { requireBrowser } from '../../scripts/find-browser';
import { createIdleTabs, type Kind } from './idle-tabs';

/** Only in what runs in the browser; developerPrivate on chrome://extensions alone. */
declare const chrome: Browser & {
  developerPrivate: { updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void> };
};

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures', 'articles');

/** A made-up city paper; `.example` belongs to nobody. */
export const PAPER = 'https://www.xcrb.example/2022-05/08/';

export interface TestBrowser extends ExtensionBrowser {
  /** Serves `html` at `url` and goes there in a tab that shows nothing yet. */
  open(url: string, html: string, headers?: Record<string, string>): Promise<Page>;
  /** Opens tests/fixtures/articles/NAME.html as a page of the paper. */
  openFixture(name: string, headers?: Record<string, string>): Promise<Page>;
  /** A page of the extension itself: library.html#/… */
  openInner(at: string): Promise<Page>;
  /** Errors that were thrown in the page, by its own scripts or in its name. */
  errorsOf(page: Page): string[];
  /** Leaves the pages in all tabs but the console. */
  closePages(): Promise<void>;
  /** Leaves all pages, forgets those that were served and what they have stored, and empties the console. */
  forgetPages(): Promise<void>;
  /** Stops the worker, as the browser does after half a minute of quiet, and waits until it has stopped. */
  killWorker(): Promise<void>;
  /** Reloads the extension, as an update does. */
  reload(): Promise<void>;
}

export function readFixture(name: string): string {
  return readFileSync(path.join(FIXTURES, `${name}.html`), 'utf8');
}

/**
 * A browser of the caller's own, to be closed. Unless the options ask for another, its profile is a copy of the one in
 * which the first run is done. Where the state of a fresh install is enough, `borrow` is quicker.
 */
export async function launch(options: Partial<LaunchOptions> = {}): Promise<TestBrowser> {
  const copy = 'profile' in options || 'extension' in options || options.unchosen ? undefined : copyFirstRun();
  const browser = await launchExtension({
    executable: requireBrowser(),
    headless: true,
    ...(copy && { profile: copy }),
    ...options,
    args: ['--lang=en', ...(options.args ?? [])],
  });
  const close = browser.close.bind(browser);
  const { context } = browser;
  const served = new Map<string, { body: string; headers: Record<string, string> }>();
  const errors = new Map<Page, string[]>();
  const tabs = createIdleTabs(context);
  const openTab = async (kind: Kind, url: string): Promise<Page> => {
    const page = await tabs.take(kind);
    if (!errors.has(page)) page.on('pageerror', (error) => errors.get(page)?.push(error.message));
    errors.set(page, []);
    await page.goto(url);
    return page;
  };
  const otherPages = () => context.pages().filter((page) => page !== browser.console);

  await context.route(/^https?:/, async (route) => {
    const page = served.get(withoutHash(route.request().url()));
    if (!page) return route.fulfill({ status: 404, contentType: 'text/plain', body: 'not served in this test' });
    return route.fulfill(page);
  });

  await context.addInitScript(() => {
    // Before any of our scripts: they come when the page is idle.
    addEventListener('DOMContentLoaded', () => {
      (globalThis as { domAtLoad?: string }).domAtLoad = document.documentElement.outerHTML;
    });
  });

  const self: TestBrowser = Object.assign(browser, {
    open: async (url: string, body: string, headers: Record<string, string> = {}) => {
      // The server says what the text is in, as servers do; a saved page's own <meta> may be wrong by now.
      served.set(withoutHash(url), { body, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
      return openTab('web', url);
    },
    openFixture: (name: string, headers?: Record<string, string>) =>
      self.open(`${PAPER}${name}.html`, readFixture(name), headers),
    openInner: (at: string) => openTab('inner', `chrome-extension://${browser.id}/${at}`),
    errorsOf: (page: Page) => errors.get(page) ?? [],
    closePages: () => tabs.leave(otherPages()),
    forgetPages: async () => {
      await self.closePages();
      // What was run in it, and what it has open, ends with its document.
      await browser.console.reload();
      const session = await context.newCDPSession(browser.console);
      for (const origin of new Set([...served.keys()].map((url) => new URL(url).origin)))
        await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await session.detach();
      served.clear();
    },
    close: async () => {
      await close();
      if (copy) rmSync(copy, { recursive: true, force: true, maxRetries: 10 });
    },
    killWorker: async () => {
      const session = await context.newCDPSession(browser.console);
      const stopped = new Promise<void>((resolve) => {
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          if (versions.length > 0 && versions.every(({ runningStatus }) => runningStatus === 'stopped')) resolve();
        });
      });
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await stopped;
      await session.detach();
    },
    reload: async () => {
      const settings = await context.newPage();
      await settings.goto('chrome://extensions/');
      // Else the browser takes the occasion to switch an unpacked extension off.
      await settings.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
      await settings.close();
      const worker = await browser.worker();
      // The extension's own tabs go with it.
      const gone = browser.console.waitForEvent('close');
      // The answer never comes: the worker is gone.
      await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
      await gone;
      browser.console = await openConsole(context, browser.id);
    },
  });
  return self;
}

/** Undefined where nobody has made the original (global-setup.ts): the benchmarks have their first run themselves. */
function copyFirstRun(): string | undefined {
  const folder = process.env.JIAZHU_PROFILES;
  if (!folder) return undefined;
  const copy = mkdtempSync(path.join(folder, 'copy-'));
  cpSync(path.join(folder, 'first-run'), copy, { recursive: true });
  return copy;
}

/** The page's DOM as it was before any script of ours came, and as it is now without our one host element. */
export async function compareDom(page: Page): Promise<{ before: string; after: string; hosts: number }> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    const hosts = copy.querySelectorAll('html > div[data-jiazhu]');
    for (const host of hosts) host.remove();
    const before = (globalThis as { domAtLoad?: string }).domAtLoad ?? 'not recorded';
    return { before, after: copy.outerHTML, hosts: hosts.length };
  });
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? url;
}
