/**
 * The built extension in a browser whose network is made up: each page is served from here under the address that a
 * real one would have, and anything else fails. What a person does there is in scripts/extension-browser.ts.
 */
import { readFileSync } from 'node:fs';
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

/** Only in what runs in the browser; developerPrivate on chrome://extensions alone. */
declare const chrome: Browser & {
  developerPrivate: { updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void> };
};

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures', 'articles');

/** A made-up city paper; `.example` belongs to nobody. */
export const PAPER = 'https://www.xcrb.example/2022-05/08/';

export interface TestBrowser extends ExtensionBrowser {
  /** Serves `html` at `url` and goes there in a new tab. */
  open(url: string, html: string, headers?: Record<string, string>): Promise<Page>;
  /** Opens tests/fixtures/articles/NAME.html as a page of the paper. */
  openFixture(name: string, headers?: Record<string, string>): Promise<Page>;
  /** A page of the extension itself: library.html#/… */
  openInner(at: string): Promise<Page>;
  /** Errors that were thrown in the page, by its own scripts or in its name. */
  errorsOf(page: Page): string[];
  /** Closes all tabs but the console. */
  closePages(): Promise<void>;
  /** Stops the worker, as the browser does after half a minute of quiet, and waits until it has stopped. */
  killWorker(): Promise<void>;
  /** Reloads the extension, as an update does. */
  reload(): Promise<void>;
}

export function readFixture(name: string): string {
  return readFileSync(path.join(FIXTURES, `${name}.html`), 'utf8');
}

export async function launch(options: Partial<LaunchOptions> = {}): Promise<TestBrowser> {
  const browser = await launchExtension({
    executable: requireBrowser(),
    headless: true,
    ...options,
    args: ['--lang=en', ...(options.args ?? [])],
  });
  const { context } = browser;
  const served = new Map<string, { body: string; headers: Record<string, string> }>();
  const errors = new Map<Page, string[]>();

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
      const page = await context.newPage();
      const thrown: string[] = [];
      errors.set(page, thrown);
      page.on('pageerror', (error) => thrown.push(error.message));
      await page.goto(url);
      return page;
    },
    openFixture: (name: string, headers?: Record<string, string>) =>
      self.open(`${PAPER}${name}.html`, readFixture(name), headers),
    openInner: async (at: string) => {
      const page = await context.newPage();
      const thrown: string[] = [];
      errors.set(page, thrown);
      page.on('pageerror', (error) => thrown.push(error.message));
      await page.goto(`chrome-extension://${browser.id}/${at}`);
      return page;
    },
    errorsOf: (page: Page) => errors.get(page) ?? [],
    closePages: async () => {
      const pages = context.pages().filter((page) => page !== browser.console);
      await Promise.all(pages.map((page) => page.close()));
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
