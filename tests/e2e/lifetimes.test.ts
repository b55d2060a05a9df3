/** Workers die, browsers restart, extensions are updated, files are damaged: what readers have then. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { readCard } from '../../scripts/card';
import { BUILT_EXTENSION } from '../../scripts/extension-browser';
import { hoverMention } from '../../scripts/mentions';
import { borrow } from './borrow';
import { compareDom, launch, type TestBrowser } from './extension';
import { readPacks } from './stored-packs';
import { expectMarked, expectNothingMarked, surfacesOf } from './surfaces';

/** Only in what runs in the browser. */
declare const chrome: Browser;

let folder: string;
let browser: TestBrowser | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-lifetimes-'));
});
afterEach(async () => {
  await browser?.close();
  browser = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openArticle(browser: TestBrowser, name = 'inline-tags') {
  const page = await browser.openFixture(name);
  await browser.waitForReport(page);
  await expectMarked(page, '史根治');
  return page;
}

describe('a worker that was stopped', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await borrow();
  });
  afterEach(() => browser.closePages());

  it('wakes for a new page', async () => {
    await openArticle(browser);
    await browser.killWorker();
    await openArticle(browser, 'traditional');
  });

  it('wakes for a card on a page that was read before', async () => {
    const page = await openArticle(browser);
    await browser.killWorker();
    await hoverMention(page, '史根治');
    expect(await readCard(page, '史根治')).toContain('Shǐ Gēnzhì');
  });

  it('wakes for a paragraph that comes later, and knows what was read', async () => {
    const page = await openArticle(browser, 'late');
    await browser.killWorker();
    await page.evaluate(() => (globalThis as unknown as { addMore(): void }).addMore());
    await expectMarked(page, '史根治', '刘涛');
  });
});

describe('a browser that was restarted', () => {
  it('has the knowledge base as it was, without seeding again', async () => {
    const profile = path.join(folder, 'profile');
    browser = await launch({ profile });
    await openArticle(browser);
    const before = await readPacks(browser);
    expect(before.length).toBeGreaterThan(1);
    await browser.close();

    browser = await launch({ profile });
    await openArticle(browser);
    expect(await readPacks(browser)).toEqual(before);
  });
});

describe('an extension whose knowledge base is damaged', () => {
  it('says what happened, and a retry mends it once the file is whole', async () => {
    const extension = path.join(folder, 'extension');
    cpSync(BUILT_EXTENSION, extension, { recursive: true });
    const pack = path.join(extension, 'kb', 'henan-2021-22', 'pack.json');
    const whole = readFileSync(pack);
    writeFileSync(pack, whole.subarray(0, whole.length >> 1));

    browser = await launch({ extension });
    const page = await browser.openFixture('inline-tags');
    const popup = await browser.openPopup(page);
    const text = await popup.waitForText('The knowledge base is not ready');
    expect(text).toContain('pack.json');
    expect(await surfacesOf(page)).toEqual([]);

    writeFileSync(pack, whole);
    await popup.click('Try again');
    await expect.poll(() => popup.text()).not.toContain('The knowledge base is not ready');
    const mended = browser;
    await expect.poll(() => mended.askBackground('seeding')).toMatchObject({ state: 'ready' });
    await popup.close();
    await openArticle(browser, 'traditional');
  });
});

describe('an extension that goes while a page is open', () => {
  it('takes its marks along when it is switched off', async () => {
    browser = await launch();
    const page = await openArticle(browser);
    const extensions = await browser.context.newPage();
    await extensions.goto('chrome://extensions/');
    await extensions.evaluate(
      (id) =>
        (
          chrome as Browser & { management: { setEnabled(id: string, on: boolean): Promise<void> } }
        ).management.setEnabled(id, false),
      browser.id,
    );
    await page.bringToFront();
    await expectNothingMarked(page);
    const { before, after, hosts } = await compareDom(page);
    expect(after).toBe(before);
    expect(hosts).toBe(0);
  });

  it('reads the page anew, once, after a reload', async () => {
    browser = await launch();
    const page = await openArticle(browser);
    const before = await surfacesOf(page);
    // What stands around a card has to go with it.
    await hoverMention(page, '史根治');
    await readCard(page, '史根治');
    await browser.reload();
    await page.bringToFront();
    await browser.waitForReport(page);
    await expect.poll(() => surfacesOf(page)).toEqual(before);
    await expect.poll(async () => (await compareDom(page)).hosts).toBeLessThanOrEqual(1);
    await hoverMention(page, '史根治');
    await readCard(page, '史根治');
    expect((await compareDom(page)).hosts).toBe(1);
    expect(browser.errorsOf(page)).toEqual([]);
  });
});
