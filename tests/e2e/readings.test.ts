/** The reading log, from the question to an entity's page, as it is on disk. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Reading } from '../../lib/core/model/reading';
import { readDatabase } from '../../scripts/database-copy';
import { openConsole } from '../../scripts/extension-browser';
import { serveArticles } from '../../scripts/serve-articles';
import { borrow } from './borrow';
import { launch, PAPER, readFixture, type TestBrowser } from './extension';

/** Only in what runs in the browser. */
declare const chrome: Browser;

let browser: TestBrowser;
beforeEach(async () => {
  browser = await borrow();
});

const isThere = () =>
  browser.console.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'jiazhu-readings'));
const rows = async (): Promise<Reading[]> => {
  if (!(await isThere())) return [];
  const { stores } = await readDatabase(browser.console, 'jiazhu-readings');
  return stores.flatMap((store) => store.rows) as Reading[];
};
const addresses = async () => (await rows()).map(({ address }) => address).sort();
const expectPages = (...names: string[]) =>
  expect.poll(addresses, { timeout: 8000 }).toEqual(names.map((name) => `${PAPER}${name}.html`).sort());
/** Longer than a page has to stay to be logged. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 3000));

async function read(name: string, html = readFixture('passages')): Promise<Page> {
  const page = await browser.open(`${PAPER}${name}.html?utm_source=feed`, html);
  await browser.waitForReport(page);
  return page;
}
/** The log's own page, with the question answered. */
async function answer(label: 'Keep a log' | 'Keep no log'): Promise<Page> {
  const page = await browser.openInner('library.html#/readings');
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('checkbox').waitFor();
  return page;
}
/** Rows as if read on other days, put in past the extension. */
const putRows = (readings: Reading[]) =>
  browser.console.evaluate(
    (readings) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('jiazhu-readings');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('pages', 'readwrite');
          for (const reading of readings) writing.objectStore('pages').put(reading);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
        opening.onerror = () => reject(new Error(String(opening.error)));
      }),
    readings,
  );
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const toRow = (name: string, days: number): Reading => ({
  address: `https://old.example/${name}`,
  title: `旧闻${name}`,
  first: daysAgo(days),
  last: daysAgo(days),
  times: 1,
  entities: ['official:shi-genzhi'],
});

describe('the question', () => {
  it('comes before anything is written, and no leaves nothing either', async () => {
    await read('unasked');
    await pause();
    const library = await browser.openInner('library.html#/official/shi-genzhi');
    await library.getByRole('heading', { name: '史根治' }).first().waitFor();
    expect(await isThere()).toBe(false);
    const page = await answer('Keep no log');
    await page.getByText('The log is off').waitFor();
    await read('refused');
    await pause();
    expect(await isThere()).toBe(false);
  });

  it('answered with yes logs pages with what was found, and nothing of their text; off again, no more', async () => {
    const log = await answer('Keep a log');
    await log.getByText('Nothing yet.').waitFor();
    await read('one');
    await expectPages('one');
    const [row] = await rows();
    expect(Object.keys(row!).sort()).toEqual(['address', 'entities', 'first', 'last', 'times', 'title']);
    expect(row).toMatchObject({ title: /<title>(.*)<\/title>/.exec(readFixture('passages'))?.[1], times: 1 });
    expect(row!.entities.length).toBeGreaterThan(0);
    expect(JSON.stringify(row)).not.toContain('水声');
    await log.locator('.log-row').waitFor();

    await read('nothing', `<html lang="zh"><title>无</title><p>${'山那边下了一夜的雪。'.repeat(20)}</p></html>`);
    await log.getByRole('checkbox').uncheck();
    await read('off');
    await pause();
    await expectPages('one');
  });

  it('answered with yes does not reach into frames of others, and follows an application to its next page', async () => {
    const foreign = 'https://wire.example/frame.html';
    // Served, and left before anything is logged.
    const served = await browser.open(foreign, `<p lang=zh>${'中共许昌市委书记史根治在许昌调研。'.repeat(8)}</p>`);
    await served.close();
    await answer('Keep a log');
    const frame = `<iframe src="${foreign}" width="700" height="400"></iframe>`;
    const page = await read('start', `<html lang="zh"><title>首页</title><p>${'山那边下了一夜的雪。'.repeat(20)}</p>${frame}</html>`);
    await pause();
    // It was read: by a reader of its own.
    await expect.poll(() => page.frames()[1]!.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
    expect(await addresses()).toEqual([]);
    await page.evaluate((text) => {
      history.pushState(null, '', 'next.html');
      document.title = '下一页';
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      document.body.replaceChildren(paragraph);
    }, '中共许昌市委书记史根治在许昌调研。'.repeat(8));
    await expectPages('next');
    expect((await rows())[0]).toMatchObject({ title: '下一页' });
  });
}); // prettier-ignore

it('a private window leaves nothing', async ({ onTestFinished }) => {
  browser = await launch();
  onTestFinished(() => browser.close());
  const settings = await browser.context.newPage();
  await settings.goto('chrome://extensions/');
  await settings.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: Record<
        'updateProfileConfiguration' | 'updateExtensionConfiguration',
        (change: object) => Promise<void>
      >;
    };
    // Else the browser takes the occasion to switch an unpacked extension off.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, browser.id);
  await settings.close();
  // Letting it in reloads the extension, and its tabs go.
  await expect.poll(() => browser.console.isClosed()).toBe(true);
  browser.console = await openConsole(browser.context, browser.id);
  await answer('Keep a log');
  const server = await serveArticles([`${import.meta.dirname}/../fixtures/articles/passages.html`]);
  try {
    const found = await browser.console.evaluate(async (url) => {
      expectAllowed(await chrome.extension.isAllowedIncognitoAccess());
      const { tabs } = await chrome.windows.create({ incognito: true, url });
      const id = tabs?.[0]?.id ?? -1;
      for (let tries = 0; tries < 100; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const message = { id: tries, type: 'report', timestamp: Date.now() };
        const reply: unknown = await chrome.tabs.sendMessage(id, message).catch(() => undefined);
        const { res } = (reply ?? {}) as { res?: { state: string; found: unknown[] } };
        if (res?.state === 'read') return res.found.length;
      }
      return 'not read';
      function expectAllowed(is: boolean): void {
        if (!is) throw new Error('not let into private windows');
      }
    }, server.urls[0]!);
    // It was read and marked there, as anywhere.
    expect(found).toBeGreaterThan(0);
    await pause();
    expect(await addresses()).toEqual([]);
  } finally {
    server.close();
  }
});

describe('what is in the log', () => {
  it('is shown with the page of whom it met, and goes with one button; undo brings it back', async () => {
    const log = await answer('Keep a log');
    await read('one');
    await read('two');
    await expectPages('one', 'two');
    await expect.poll(() => log.locator('.log-row').count()).toBe(2);
    await log.locator('.log-row .entity-link').first().click();
    await log.getByRole('heading', { name: 'Where you met it' }).waitFor();
    await expect.poll(() => log.locator('.log-met li').count()).toBe(2);
    await log.goBack();

    await log.locator('.log-row').first().getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(async () => (await rows()).length).toBe(1);
    await log.getByRole('button', { name: 'Clear all' }).click();
    await log.getByText('1 page removed from the log.').waitFor();
    expect(await rows()).toEqual([]);
    await log.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(async () => (await rows()).length).toBe(1);
    await putRows([toRow('a', 1), toRow('b', 2)]);
    await log.reload();
    await log.getByText('旧闻a').locator('../..').getByRole('button', { name: 'Remove site' }).click();
    await log.getByText('2 pages removed').waitFor();
    expect((await addresses()).every((address) => address.startsWith(PAPER))).toBe(true);
    expect(browser.errorsOf(log)).toEqual([]);
  });

  it('goes after its days: with the next page, at the next start, and when they are made fewer', async () => {
    const log = await answer('Keep a log');
    await log.getByText('Nothing yet.').waitFor();
    await putRows([toRow('old', 91), toRow('young', 89)]);
    await read('one');
    await expect.poll(addresses, { timeout: 8000 }).toEqual([`${PAPER}one.html`, 'https://old.example/young'].sort());
    await putRows([toRow('old', 91)]);
    await browser.reload();
    await expect.poll(addresses, { timeout: 10_000 }).not.toContain('https://old.example/old');
    const again = await browser.openInner('library.html#/readings');
    await again.getByRole('combobox').selectOption('30');
    await again.getByText('1 page removed').waitFor();
    await expectPages('one');
    await again.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(async () => (await rows()).length).toBe(2);
    expect(await again.getByRole('combobox').inputValue()).toBe('90');
  });

  it('of 10,000 pages opens as quickly, and shows more when asked', async () => {
    const log = await answer('Keep a log');
    await log.getByText('Nothing yet.').waitFor();
    await putRows(Array.from({ length: 10_000 }, (_, i) => toRow(String(i), i / 200)));
    const before = Date.now();
    await log.reload();
    await log.locator('.log-row').first().waitFor();
    await expect.poll(() => log.locator('.log-row').count()).toBe(100);
    expect(Date.now() - before).toBeLessThan(5000);
    await log.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => log.locator('.log-row').count()).toBe(200);
    await log.goto(`chrome-extension://${browser.id}/library.html#/official/shi-genzhi`);
    await expect.poll(() => log.locator('.log-met li').count()).toBe(5);
  });
});

describe('a backup', () => {
  const save = async (page: Page, withLog: boolean) => {
    await page.getByRole('button', { name: 'Backup', exact: true }).click();
    const choice = page.getByRole('dialog').getByRole('checkbox');
    expect(await choice.isChecked()).toBe(false);
    if (withLog) await choice.check();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Make the backup' }).click(),
    ]);
    return readFileSync(await file.path(), 'utf8');
  };

  it('leaves the log out, has it where chosen, and another profile takes it in', async ({ onTestFinished }) => {
    await answer('Keep a log');
    await read('one');
    await expectPages('one');
    const kept = await rows();
    const page = await browser.openInner('library.html#/highlights');
    const without = await save(page, false);
    expect(without).not.toContain(PAPER);
    expect(without).not.toContain('eading');
    const text = await save(page, true);
    expect(JSON.parse(text)).toMatchObject({ counts: { readings: 1 }, sections: { readings: kept } });

    browser = await launch();
    onTestFinished(() => browser.close());
    const other = await browser.openInner('library.html#/highlights/restore');
    const give = (name: string, text: string) =>
      other
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await give('changed.json', text.replace('"times":1', '"times":2'));
    await other.getByRole('alert').waitFor();
    await give('backup.json', text);
    await expect.poll(() => other.getByRole('row', { name: /^Reading log/ }).innerText()).toContain('1');
    expect(await isThere()).toBe(false);
    await other.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
    await other.getByText('0 added, 0 updated.').waitFor();
    expect(await rows()).toEqual(kept);
    // The question is still that reader's to answer.
    const log = await browser.openInner('library.html#/readings');
    await log.getByRole('button', { name: 'Keep no log' }).waitFor();
    await log.locator('.log-row').waitFor();
  });
});
