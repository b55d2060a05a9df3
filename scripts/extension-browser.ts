/**
 * A Chromium with the built extension in it, and what a person does there: read a page, point at a word, open the
 * popup. `npm start` and the end-to-end tests drive the browser through this.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page, type Worker } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { Protocol, PageReport } from '../lib/messaging/protocol';
import { openPopup, type Popup } from './popup';
import { readEverywhere } from './reading-everywhere';
import { ROOT } from './run';

/** Only in what runs in the browser. */
declare const chrome: Browser;

/** Where `npm run build` leaves the extension. */
export const BUILT_EXTENSION = path.join(ROOT, '.output', 'chrome-mv3');

/** How long the worker may take to appear (ms): a cold start on two busy cores took 4 s. */
const WORKER_START = 20_000;

/** What @webext-core/messaging sends back; nothing where nobody listens. */
type Answer = { res: never; err?: { message: string } } | null | undefined;

export interface LaunchOptions {
  /** The browser's file, see find-browser.ts. */
  executable: string;
  headless: boolean;
  /** The unpacked extension's folder. */
  extension?: string;
  /** The profile's folder, which is kept; without it a temporary one, removed on close. */
  profile?: string;
  args?: string[];
  /** Leaves the question of the first run to who drives the browser. Else every page is read, as from the first page on. */
  unchosen?: boolean;
}

export interface ExtensionBrowser {
  context: BrowserContext;
  /** The extension's id: the host of its pages. */
  id: string;
  /**
   * A tab of the extension's origin that runs none of its code: from here the browser's extension functions and the
   * extension's databases are at hand, and nothing of ours answers messages twice.
   */
  console: Page;
  /** Asks the reader in a tab, as the popup does. Rejects where no reader listens. */
  askReader<
    K extends 'report' | 'scrollTo' | 'destroy' | 'reportHighlights' | 'scrollToHighlight' | 'reattachToSelection',
  >(
    page: Page,
    type: K,
    ...data: Parameters<Protocol[K]>
  ): Promise<Awaited<ReturnType<Protocol[K]>>>;
  /** Asks the background, as an extension page does. */
  askBackground<
    K extends
      | 'seeding'
      | 'retrySeeding'
      | 'annotate'
      | 'card'
      | 'highlight'
      | 'changeHighlight'
      | 'binHighlight'
      | 'saveHighlight'
      | 'anchorHighlights',
  >(
    type: K,
    ...data: Parameters<Protocol[K]>
  ): Promise<Awaited<ReturnType<Protocol[K]>>>;
  /** Waits until the page is read (`timeout` in ms, also the time for a late article). Throws the reader's failure. */
  waitForReport(page: Page, timeout?: number): Promise<Extract<PageReport, { state: 'read' }>>;
  /** Opens the real popup above a page. */
  openPopup(page: Page): Promise<Popup>;
  /** The running worker. Playwright's own list can hold a dead one. */
  worker(): Promise<Worker>;
  close(): Promise<void>;
}

export async function launchExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  const extension = options.extension ?? BUILT_EXTENSION;
  if (!existsSync(path.join(extension, 'manifest.json')))
    throw new Error(`There is no built extension in ${extension}: run \`npm run build\` first.`);
  const profile = options.profile ?? mkdtempSync(path.join(os.tmpdir(), 'jiazhu-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executable,
    headless: options.headless,
    viewport: options.headless ? { width: 1280, height: 800 } : null,
    chromiumSandbox: process.getuid?.() !== 0, // Chromium's sandbox refuses to run as root
    // Playwright switches extensions off, and its banner is no part of what a reader sees.
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: [...toArguments(extension), ...(options.args ?? [])],
  });
  const close = async () => {
    await context.close();
    if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return await attachToExtension(context, extension, close, options.unchosen);
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the browser is started with, so that it has the extension and is quiet. */
export const toArguments = (extension: string): string[] => [
  `--disable-extensions-except=${extension}`,
  `--load-extension=${extension}`,
  // Lets loadOverPipe do what branded Chrome refuses to do from its command line.
  '--enable-unsafe-extension-debugging',
  // The extension needs no network, and a browser that phones home makes tests slow.
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The extension in a browser that runs already; `close` is what ends that. */
export async function attachToExtension(
  context: BrowserContext,
  extension: string,
  close: () => Promise<void>,
  unchosen = false,
): Promise<ExtensionBrowser> {
  const id = await extensionId(context, extension);
  const consolePage = await openConsole(context, id);
  if (!unchosen) await readEverywhere(context, id, consolePage);
  return createExtensionBrowser(context, id, consolePage, close);
}

/** The address of the extension's worker, its host being the extension's id. */
function workerOf(context: BrowserContext): Worker | undefined {
  return context.serviceWorkers().findLast((worker) => worker.url().startsWith('chrome-extension://'));
}

async function extensionId(context: BrowserContext, extension: string): Promise<string> {
  const appears = (timeout: number) =>
    workerOf(context) ?? context.waitForEvent('serviceworker', { timeout }).catch(() => undefined);
  const worker = await appears(WORKER_START / 4);
  if (worker) return new URL(worker.url()).host;
  // Branded Chrome from 137 on: the command line was ignored.
  const id = await loadOverPipe(context, extension).catch(() => undefined);
  if (id) return id;
  const late = await appears(WORKER_START);
  if (late) return new URL(late.url()).host;
  throw new Error(
    'This browser did not load the extension. Google Chrome 137 and newer take none from the command line: ' +
      'use Chromium, Chrome for Testing or Edge (`npx playwright install chromium`, or CHROME_PATH=…), ' +
      `or open chrome://extensions, switch on developer mode and load ${extension} by hand.`,
  );
}

async function loadOverPipe(context: BrowserContext, extension: string): Promise<string | undefined> {
  const session = await context.browser()?.newBrowserCDPSession();
  // Playwright's types end where this experimental domain begins.
  const send = session?.send.bind(session) as ((method: string, params: object) => Promise<{ id: string }>) | undefined;
  return (await send?.('Extensions.loadUnpacked', { path: extension }))?.id;
}

/** Opens the tab that `ExtensionBrowser.console` is; again, where the extension was reloaded and took it along. */
export async function openConsole(context: BrowserContext, id: string): Promise<Page> {
  // The manifest shown as text: a page of the extension's origin without a script.
  const address = `chrome-extension://${id}/manifest.json`;
  const page = await context.newPage();
  // Just after a reload the browser does not know the extension for a moment.
  for (let tries = 0; ; tries++) {
    const problem = await page.goto(address).then(
      () => null,
      (error: Error) => error,
    );
    if (problem === null) return page;
    if (tries === 50) throw problem;
    await sleep(100);
  }
}

function createExtensionBrowser(
  context: BrowserContext,
  id: string,
  consolePage: Page,
  close: () => Promise<void>,
): ExtensionBrowser {
  const self: ExtensionBrowser = {
    context,
    id,
    console: consolePage,
    close,

    askReader: async (page, type, ...data) =>
      self.console.evaluate(
        async ({ url, type, data }) => {
          const tab = (await chrome.tabs.query({})).findLast((tab) => tab.url === url)?.id;
          if (tab === undefined) throw new Error(`No tab shows ${url}`);
          const message = { id: Date.now(), type, data, timestamp: Date.now() };
          const answer = await chrome.tabs.sendMessage<unknown, Answer>(tab, message);
          if (!answer) throw new Error(`No answer to ${type}`);
          if (answer.err) throw new Error(answer.err.message);
          return answer.res;
        },
        { url: page.url(), type, data: data[0] },
      ),

    askBackground: async (type, ...data) =>
      self.console.evaluate(
        async ({ type, data }) => {
          const message = { id: Date.now(), type, data, timestamp: Date.now() };
          const answer = await chrome.runtime.sendMessage<unknown, Answer>(message);
          if (!answer) throw new Error(`No answer to ${type}`);
          if (answer.err) throw new Error(answer.err.message);
          return answer.res;
        },
        { type, data: data[0] },
      ),

    waitForReport: async (page, timeout = 20_000) => {
      const end = Date.now() + timeout;
      for (;;) {
        // Until the reader is there, nobody answers: that is no failure yet.
        const report = await self.askReader(page, 'report').catch((error: Error) => error.message);
        if (typeof report === 'object' && report.state === 'read') return report;
        if (typeof report === 'object' && report.state === 'failed') throw new Error(`Reader failed: ${report.cause}`);
        if (Date.now() > end)
          throw new Error(
            typeof report === 'object'
              ? `Jiazhu is still reading ${page.url()} after ${timeout} ms`
              : `Jiazhu was not woken on ${page.url()} within ${timeout} ms: is there a paragraph of Chinese text? (${report})`,
          );
        await sleep(50);
      }
    },

    openPopup: (page) => openPopup(self, page),

    worker: async () => {
      // Any message wakes it; the answer does not matter.
      await self.console.evaluate(() =>
        chrome.runtime.sendMessage({ type: 'seeding', id: 0, timestamp: Date.now() }).catch(() => undefined),
      );
      return workerOf(context) ?? context.waitForEvent('serviceworker', { timeout: WORKER_START });
    },
  };
  return self;
}
