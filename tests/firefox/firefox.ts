/**
 * The built extension in a Firefox whose network is made up: a proxy on this machine answers for every http address.
 * No https, for which it would need a certificate; and http is where Firefox gives our frames and scripts least.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page as PlaywrightPage } from 'playwright-core';
import type { Frame, Page } from 'puppeteer-core';
import { HOST, placeToClick, shownText } from '../../scripts/card';
import { requireFirefox } from '../../scripts/find-browser';
import { GECKO_ID, launchFirefox, type FirefoxBrowser, type FirefoxOptions } from '../../scripts/firefox-browser';
import { readFixture } from '../e2e/extension';

/** A made-up city paper; `.example` belongs to nobody. */
export const PAPER = 'http://www.xcrb.example/2022-05/08/';

/** How long anything shown may take, ms: Firefox on a machine that is busy with other things. */
const PATIENCE = 15_000;

export interface TestFirefox extends FirefoxBrowser {
  /** The folder in which downloads land. */
  downloads: string;
  /** Serves `html` at `url` and goes there in a new tab. */
  open(url: string, html: string): Promise<Page>;
  openFixture(name: string): Promise<Page>;
  /** The text of card or bar once it holds the words sought. */
  readCard(page: Page, sought: string): Promise<string>;
  cardText(page: Page): Promise<string | null>;
  clickInCard(page: Page, label: string): Promise<void>;
  /** The note's frame, once it shows the element sought. */
  openedNote(page: Page, sought: string): Promise<Frame>;
  /** The tab that shows this address, once there is one; BiDi itself does not know the address of a tab that the extension opened. */
  findTab(address: RegExp): Promise<Page>;
  /** Chooses an item of the browser's own context menu at a point of the page. */
  chooseInMenu(page: Page, at: { x: number; y: number }, label: string): Promise<void>;
  /** Ends the background as Firefox does when it was idle. */
  stopBackground(): Promise<void>;
  backgroundState(): Promise<unknown>;
  /** Closes all tabs but the first, which keeps the browser open. */
  closePages(): Promise<void>;
}

export async function launch(options: Pick<FirefoxOptions, 'extension' | 'prefs'> = {}): Promise<TestFirefox> {
  const executable = requireFirefox();
  if (!executable) throw new Error('There is no Firefox; FIREFOX_PATH=… says where one is.');
  const served = new Map<string, string>();
  const server = createServer(({ url = '' }, response) => {
    const body = served.get(url);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const downloads = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-downloads-'));
  const { port: proxyPort } = server.address() as AddressInfo;
  const firefox = await launchFirefox({ executable, proxyPort, downloads, ...options });
  const { browser, inBrowser, inShadow } = firefox;
  const extension = `WebExtensionPolicy.getByID('${GECKO_ID}').extension`;

  const self: TestFirefox = {
    ...firefox,
    downloads,
    open: async (url, html) => {
      served.set(url, html);
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    },
    openFixture: (name) => self.open(`${PAPER}${name}.html`, readFixture(name)),
    cardText: (page) => inShadow(page, `[${HOST}]`, shownText),
    readCard: (page, sought) =>
      until(
        async () => {
          const text = await self.cardText(page);
          return text?.includes(sought) ? text : null;
        },
        async () => `no card says “${sought}”; it says:\n${await self.cardText(page)}`,
      ),
    clickInCard: async (page, label) => {
      const place = await inShadow(page, `[${HOST}]`, placeToClick, label);
      if (!place) throw new Error(`the card has nothing to click called “${label}”:\n${await self.cardText(page)}`);
      await page.mouse.move(place.x, place.y, { steps: 5 });
      await page.mouse.click(place.x, place.y);
    },
    openedNote: (page, sought) =>
      until(
        async () => {
          const frame = page.frames().findLast((one) => one.url().includes('/note.html'));
          return (await frame?.$(sought).catch(() => null)) ? frame : null;
        },
        () =>
          `no note shows ${sought}; frames: ${page
            .frames()
            .map((frame) => frame.url())
            .join(' ')}`,
      ),
    findTab: (address) =>
      until(
        async () => {
          for (const page of await browser.pages())
            if (address.test(await page.evaluate(() => location.href).catch(() => ''))) return page;
          return null;
        },
        () => `no tab shows ${address}`,
      ),
    chooseInMenu: async (page, { x, y }, label) => {
      await page.bringToFront();
      await page.mouse.click(x, y, { button: 'right' });
      const menu = `document.getElementById('contentAreaContextMenu')`;
      const item = `[...${menu}.querySelectorAll('menuitem')].find((item) => item.label === ${JSON.stringify(label)})`;
      await until(
        async () => (await inBrowser(`${menu}.state === 'open' && !!(${item})`)) === true,
        () => `the context menu has nothing called ${label}`,
      );
      await inBrowser(`(${item}).doCommand(), ${menu}.hidePopup()`);
    },
    backgroundState: () => inBrowser(`${extension}.backgroundState`),
    stopBackground: async () => {
      await inBrowser(`${extension}.terminateBackground()`);
      await until(
        async () => (await self.backgroundState()) === 'stopped',
        () => 'the background did not stop',
      );
    },
    closePages: async () => {
      for (const page of (await browser.pages()).slice(1)) await page.close();
    },
    close: async () => {
      await firefox.close();
      server.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
  return self;
}

/** For what of Playwright's page Puppeteer's has under the same names: `url`, `evaluate` with one argument, `mouse`. */
export const asHand = (page: Page): PlaywrightPage => page as unknown as PlaywrightPage;

/** Asks until there is an answer. */
export async function until<T>(
  ask: () => Promise<T | null | undefined | false>,
  complaint: () => string | Promise<string>,
): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(await complaint());
    await sleep(50);
  }
}
