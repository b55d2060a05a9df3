/** Where Jiazhu reads: the question of the first run, the three answers, and what the browser grants or takes back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { cardText } from '../../scripts/card';
import { findWelcome, grantHosts } from '../../scripts/reading-everywhere';
import { launch, PAPER, readFixture, type TestBrowser } from './extension';
import {
  expectOrigins,
  isEntered,
  pressCommand,
  readChoice,
  readScripts,
  revokeAccess,
  switchSitesOff,
} from './permissions';
import { expectMarked, expectNothingMarked } from './surfaces';

/** So long (ms) a page is watched in which nothing is to happen; a gate is there at once, and a reader within this. */
const GRACE = 2500;
const ALL = ['http://*/*', 'https://*/*'];
const OF_PAPER = ['http://www.xcrb.example/*', 'https://www.xcrb.example/*'];
const OTHER = 'https://news.example/a.html';

/** Only in what runs in the browser. */
declare const chrome: Browser;

let browser: TestBrowser;
let welcome: Page;
beforeAll(async () => {
  browser = await launch({ unchosen: true });
  welcome = await findWelcome(browser.context, browser.id);
});
beforeEach(async () => {
  // By itself it comes once.
  if (welcome.isClosed()) welcome = await browser.openInner('welcome.html');
});
afterEach(async () => {
  // Closed and not only left, since the browser lets Jiazhu into a tab where it was asked for.
  const tabs = browser.context.pages().filter((page) => page !== browser.console);
  await Promise.all(tabs.map((page) => page.close()));
  await browser.console.evaluate(() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]));
  // Without a choice nothing is granted, and nothing registered.
  await expectOrigins(browser);
  await expect.poll(() => readScripts(browser)).toEqual([]);
  await browser.killWorker();
});
afterAll(() => browser.close());

const openOther = () => browser.open(OTHER, readFixture('inline-tags'));

async function expectUntouched(page: Page): Promise<void> {
  await sleep(GRACE);
  await expectNothingMarked(page);
  expect(await isEntered(browser, page)).toBe(false);
}

/** On the welcome page; what the browser would ask is answered before. */
async function choose(mode: 'everywhere' | 'listed' | 'asked'): Promise<void> {
  if (mode === 'everywhere') await grantHosts(browser.context, browser.id, ALL);
  await welcome.bringToFront();
  await welcome.locator(`[aria-describedby~=mode-${mode}]`).click();
  await welcome.getByText('Chosen', { exact: true }).waitFor();
}

async function chooseAtFirst(mode: 'everywhere' | 'listed' | 'asked'): Promise<void> {
  await choose(mode);
  await welcome.close();
}

describe('the first run', () => {
  it('asks once, has nothing chosen, and reads nothing before the answer', async () => {
    await welcome.getByRole('heading', { name: 'Where may it read?' }).waitFor();
    expect(await welcome.locator('[aria-pressed=true]').count()).toBe(0);
    expect(await readChoice(browser)).toBeUndefined();
    await expectOrigins(browser);
    await expectUntouched(await browser.openFixture('inline-tags'));
    await welcome.close();
    await browser.reload();
    await sleep(GRACE);
    expect(browser.context.pages().filter((page) => page.url().includes('welcome.html'))).toEqual([]);
  });

  it('leads on to an entry of the library', async () => {
    await choose('asked');
    await welcome.getByRole('link', { name: 'See an official in the library' }).click();
    await expect.poll(() => welcome.locator('main').innerText(), { timeout: 15_000 }).toContain('楼阳生');
  });
});

describe('everywhere', () => {
  it('reads pages that are open and pages that come', async () => {
    const before = await browser.openFixture('inline-tags');
    await chooseAtFirst('everywhere');
    await expectMarked(before, '史根治');
    await expectMarked(await openOther(), '史根治');
    await expectOrigins(browser, ...ALL);
  });

  it('ends where the popup says so, in open pages too, and gives the permission back', async () => {
    await chooseAtFirst('everywhere');
    const page = await browser.openFixture('inline-tags');
    // Before it lies behind another tab, where the browser draws nothing.
    await expectMarked(page, '史根治');
    const other = await openOther();
    await expectMarked(other, '史根治');
    const popup = await browser.openPopup(page);
    await popup.click('Reads every web page');
    await popup.click('On listed sites');
    await popup.waitForText('Not on your list');
    await expectNothingMarked(page);
    await expectNothingMarked(other);
    await expectOrigins(browser);
    await other.reload();
    await expectUntouched(other);
  });

  it('is not left by arrow keys, which only go through the choices', async () => {
    await chooseAtFirst('everywhere');
    const popup = await browser.openPopup(await browser.openFixture('inline-tags'));
    await popup.click('Reads every web page');
    await popup.evaluate(`document.querySelector('[name=where]:checked').focus()`);
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp'] as const) await popup.press(key);
    expect(await popup.evaluate(`document.activeElement.value`)).toBe('listed');
    await sleep(300);
    expect(await readChoice(browser)).toMatchObject({ mode: 'everywhere' });
    await popup.press('Enter');
    await popup.waitForText('Not on your list');
    expect(await readChoice(browser)).toMatchObject({ mode: 'listed' });
  });

  it('follows what the browser’s own settings take back, and says so', async () => {
    await chooseAtFirst('everywhere');
    const page = await browser.openFixture('inline-tags');
    await expectMarked(page, '史根治');
    await revokeAccess(browser, ALL);
    await expectNothingMarked(page);
    expect(await readChoice(browser)).toMatchObject({ mode: 'everywhere' });
    const popup = await browser.openPopup(page);
    await popup.waitForText('No access to this site');
    await popup.waitForText('Access withheld');
    await popup.close();
    await grantHosts(browser.context, browser.id, ALL);
    await expectMarked(page, '史根治');
  });
});

describe('listed sites', () => {
  it('are read once they are added, and not once they are removed', async () => {
    await chooseAtFirst('listed');
    const page = await browser.openFixture('inline-tags');
    const other = await openOther();
    await expectUntouched(page);
    await grantHosts(browser.context, browser.id, OF_PAPER);
    const popup = await browser.openPopup(page);
    await popup.waitForText('Not on your list');
    await popup.click('Read on this site');
    await popup.waitForText('史根治');
    await expectMarked(page, '史根治');
    await expectOrigins(browser, ...OF_PAPER);
    await expectMarked(await browser.openFixture('traditional'), '樓陽生');
    await other.reload();
    await expectUntouched(other);

    const again = await browser.openPopup(page);
    await again.click('Reads the sites on your list');
    await again.click('Take www.xcrb.example off the list');
    await expectNothingMarked(page);
    await expectOrigins(browser);
    expect(await readChoice(browser)).toEqual({ mode: 'listed', sites: [] });
  });

  it('are left alone where they are switched off', async () => {
    await chooseAtFirst('listed');
    await grantHosts(browser.context, browser.id, OF_PAPER);
    const page = await browser.openFixture('inline-tags');
    const popup = await browser.openPopup(page);
    await popup.waitForText('Not on your list');
    await popup.click('Read on this site');
    await expectMarked(page, '史根治');
    // The list stands above the switch, which moves when it comes.
    await popup.waitForText('史根治');
    await popup.click('On for www.xcrb.example');
    await popup.waitForText('Off for this site');
    await expectNothingMarked(page);
  });

  it('say which of them the browser withholds', async () => {
    await chooseAtFirst('listed');
    await grantHosts(browser.context, browser.id, OF_PAPER);
    const page = await browser.openFixture('inline-tags');
    const popup = await browser.openPopup(page);
    await popup.waitForText('Not on your list');
    await popup.click('Read on this site');
    await expectMarked(page, '史根治');
    await popup.close();
    await revokeAccess(browser, OF_PAPER);
    await expectNothingMarked(page);
    const again = await browser.openPopup(page);
    await again.waitForText('No access to this site');
    expect(await again.waitForText('Access withheld')).toMatch(/www\.xcrb\.example\s*withheld/);
  });
});

describe('when asked', () => {
  it('nothing is in a page before the click; then it is read, until it is left', async () => {
    await chooseAtFirst('asked');
    const page = await browser.openFixture('inline-tags');
    const other = await openOther();
    await expectUntouched(page);
    const popup = await browser.openPopup(page);
    await popup.waitForText('Read because you opened Jiazhu here');
    await popup.waitForText('史根治');
    await popup.close();
    await expectMarked(page, '史根治');
    await expectNothingMarked(other);
    await expectOrigins(browser);
    await page.reload();
    await expectUntouched(page);
  });

  it('a site that is switched off is not read; switched on, it is, by a key too', async () => {
    await chooseAtFirst('asked');
    const page = await browser.openFixture('inline-tags');
    await switchSitesOff(browser, [new URL(PAPER).host]);
    const popup = await browser.openPopup(page);
    await popup.waitForText('Off for this site');
    await popup.close();
    await switchSitesOff(browser, []);
    await expectUntouched(page);
    // The click on the icon has opened the page to Jiazhu, as the browser's own key would.
    await pressCommand(browser, page, 'next-mention');
    await expect.poll(() => cardText(page)).not.toBeNull();
    await expectMarked(page, '史根治');
  });
});
