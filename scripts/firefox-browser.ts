/**
 * A headless Firefox with the built extension in it. WebDriver BiDi drives it: beside what a page can do itself, that
 * hands out closed shadow roots, and lets the browser's own windows be asked (`inBrowser`).
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { ROOT } from './run';

/** Where `npm run build` leaves the extension for Firefox. */
export const BUILT_FOR_FIREFOX = path.join(ROOT, '.output', 'firefox-mv3');

/** As in the manifest (wxt.config.ts). */
export const GECKO_ID = '{68fc9d83-04f2-4c4b-9553-0a6d6b2ecd94}';
/** The host of the extension's pages, which Firefox would make up. */
const HOST = 'b1b8b2f0-6a3e-4c7e-9d2b-5a0c1f6e7d84';
export const ORIGIN = `moz-extension://${HOST}`;

export interface FirefoxBrowser {
  browser: Browser;
  /** Opens a page of the extension: `library.html#/…`. */
  openInner(at: string): Promise<Page>;
  /** The value of an expression in the browser's own window; a promise is waited for. */
  inBrowser(this: void, expression: string): Promise<unknown>;
  /** Runs a function with the root of the closed shadow root of `host` (a selector) as `this`; null without a host. */
  inShadow<T, A extends unknown[]>(
    this: void,
    page: Page,
    host: string,
    look: (this: ShadowRoot, ...args: A) => T | null,
    ...args: A
  ): Promise<T | null>;
  close(): Promise<void>;
}

export interface FirefoxOptions {
  executable: string;
  /** Where a server on this machine answers for every http address. */
  proxyPort: number;
  /** The folder for what is downloaded. */
  downloads: string;
  /** The unpacked extension's folder. */
  extension?: string | undefined;
  prefs?: Record<string, string | number | boolean> | undefined;
}

export async function launchFirefox({
  executable,
  proxyPort,
  downloads,
  extension = BUILT_FOR_FIREFOX,
  prefs,
}: FirefoxOptions): Promise<FirefoxBrowser> {
  if (!existsSync(path.join(extension, 'manifest.json')))
    throw new Error(`There is no built extension in ${extension}: run \`npm run build\` first.`);
  const browser = await launch({
    browser: 'firefox',
    executablePath: executable,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: HOST }),
      'browser.download.dir': downloads,
      'browser.download.folderList': 2,
      'intl.locale.requested': 'en-US',
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      ...prefs,
    },
  });
  try {
    await browser.installExtension(extension);
    const driven = drive(browser);
    await driven.inBrowser(GRANT);
    await driven.inBrowser(GATE_IS_THERE);
    return driven;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * What a reader does in about:addons: access to all sites. Before anything was chosen, Jiazhu takes it for the choice of
 * reading everywhere.
 */
const GRANT = `(async () => {
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID('${GECKO_ID}');
  await ExtensionPermissions.add('${GECKO_ID}', { permissions: [], origins: ['http://*/*', 'https://*/*'] }, extension);
})()`;
/** Until the browser runs the gate in every page that is opened from now on. */
const GATE_IS_THERE = `(async () => {
  for (let tries = 0; tries < 400; tries++) {
    if (WebExtensionPolicy.getByID('${GECKO_ID}').contentScripts.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the gate was not registered');
})()`;

interface Value {
  type: string;
  sharedId?: string;
  value?: unknown;
}
interface Answer {
  result: { contexts: { context: string; url: string }[]; result: Value; exceptionDetails?: { text: string } };
}
/** Puppeteer's own line to the browser, for what it has no function of. */
interface Line {
  send(method: string, params: object): Promise<Answer>;
}

function drive(browser: Browser): FirefoxBrowser {
  const { connection } = browser as unknown as { connection: Line };

  async function ask(method: string, params: object): Promise<Value> {
    const { result } = await connection.send(method, { awaitPromise: true, ...params });
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
    return result.result;
  }

  return {
    browser,
    openInner: async (at) => {
      const page = await browser.newPage();
      // Firefox tells of no end of loading there.
      await page.goto(`${ORIGIN}/${at}`, { waitUntil: [] });
      await page.waitForFunction(
        (url) => location.href.startsWith(url) && document.readyState === 'complete',
        {},
        ORIGIN,
      );
      return page;
    },
    inBrowser: async (expression) => {
      const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
      const window = result.contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
      if (!window) throw new Error('Firefox has no window');
      return (await ask('script.evaluate', { expression, target: { context: window.context } })).value;
    },
    inShadow: async <T, A extends unknown[]>(
      page: Page,
      host: string,
      look: (this: ShadowRoot, ...args: A) => T | null,
      ...args: A
    ) => {
      const { _id: context } = page.mainFrame() as unknown as { _id: string };
      const target = { context };
      const element = await ask('script.callFunction', {
        functionDeclaration: '(selector) => document.querySelector(selector)',
        arguments: [{ type: 'string', value: host }],
        target,
        serializationOptions: { includeShadowTree: 'all' },
      });
      const root = (element.value as { shadowRoot?: Value } | undefined)?.shadowRoot;
      if (!root) return null;
      const text = await ask('script.callFunction', {
        // As JSON, since BiDi has a form of its own for objects.
        functionDeclaration: `async function (args) { return JSON.stringify(await (${look.toString()}).apply(this, JSON.parse(args))) }`,
        this: { sharedId: root.sharedId },
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
        target,
      });
      return JSON.parse(text.value as string) as T | null;
    },
    close: () => browser.close(),
  };
}
