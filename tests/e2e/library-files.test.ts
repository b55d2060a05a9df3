/** Highlights out of the library and into it as files, and a database that the browser has emptied. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { deleteOwnDatabase } from './own-rows';
import { expectShown, first, last, rowOf, some, startShelf } from './shelf';

/** Only in what runs in the browser. */
declare const chrome: Browser;

const shelf = startShelf();
const { clear, openLibrary, readRow, rows } = shelf;

async function save(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), text: bytes.toString('utf8'), bytes };
}
const fileOf = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

describe('files', () => {
  const exportAs = async (page: Page, format: string) => {
    await page.getByRole('button', { name: 'Export…' }).first().click();
    await page.getByRole('radio', { name: format }).check();
    return save(page, () => page.getByRole('dialog').getByRole('button', { name: 'Export' }).click());
  };

  it('go out as JSON-LD, Markdown, a table and cards', async () => {
    const page = await openLibrary();
    await expectShown(page, 6);
    const jsonld = await exportAs(page, 'W3C');
    expect(jsonld.name).toMatch(/^jiazhu-\d{4}-\d\d-\d\d\.jsonld$/);
    expect(jsonld.text).toContain('http://www.w3.org/ns/anno.jsonld');
    expect((JSON.parse(jsonld.text) as { items: unknown[] }).items).toHaveLength(6);
    const zip = await exportAs(page, 'Markdown');
    expect(zip.name).toMatch(/\.zip$/);
    expect(zip.bytes.subarray(0, 2).toString()).toBe('PK');
    const csv = await exportAs(page, 'CSV');
    expect(csv.text.split('\r\n').length).toBeGreaterThanOrEqual(7);
    expect((await exportAs(page, 'Anki')).text).toContain('#separator:tab');
  });

  it('of one page are one Markdown file', async () => {
    const page = await openLibrary(`highlights/page/${encodeURIComponent(first.page.address)}`);
    await expectShown(page, 3);
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('radio', { name: 'Those shown (3)' }).check();
    await page.getByRole('radio', { name: 'Markdown' }).check();
    const file = await save(page, () => page.getByRole('dialog').getByRole('button', { name: 'Export' }).click());
    expect(file.name).toMatch(/\.md$/);
    expect(file.text).toContain(first.quote.exact);
    expect(file.text).not.toContain(last.page.url);
  });

  it('come in after a look at what is in them', async () => {
    const page = await openLibrary();
    const { text } = await exportAs(page, 'W3C');
    await shelf.browser.closePages();
    await clear();
    const again = await openLibrary('highlights', some.slice(0, 2));
    await again.getByRole('button', { name: 'Import…' }).click();
    await again.locator('input[type=file]').setInputFiles(fileOf('all.jsonld', text));
    await again.getByText('What is in all.jsonld').waitFor();
    await expect.poll(() => again.getByRole('row', { name: /^New/ }).innerText()).toMatch(/4/);
    await expect.poll(() => again.getByRole('row', { name: /^Already here/ }).innerText()).toMatch(/2/);
    expect(await rows()).toHaveLength(2);
    await again.getByRole('button', { name: 'Import 4 highlights' }).click();
    await again.getByText('4 added, 0 updated.').waitFor();
    await again.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expectShown(again, 6);
    expect(await rows()).toHaveLength(6);
  });

  it('that cannot be read change nothing, and say why', async () => {
    const page = await openLibrary();
    await page.getByRole('button', { name: 'Import…' }).click();
    for (const [text, reason] of [
      ['{"x":1}', 'neither Web Annotations nor an export of Hypothesis'],
      ['{"items": [', 'it ends in the middle'],
      ['not json', 'it is no JSON'],
    ] as const) {
      await page.locator('input[type=file]').setInputFiles(fileOf('bad.json', text));
      await page.getByText(reason).waitFor();
    }
    expect(await rows()).toHaveLength(6);
  });
});

describe('an emptied database', () => {
  it('is noticed in library and popup, and a backup brings everything back', async () => {
    const page = await openLibrary();
    await expectShown(page, 6);
    await rowOf(page, first).getByRole('button', { name: 'Delete' }).click();
    await expectShown(page, 5);
    const backup = await save(page, () => page.getByRole('button', { name: 'Backup' }).click());
    await page.getByText(/^Last backup /).waitFor();
    expect(JSON.parse(backup.text)).toMatchObject({ format: 'jiazhu-backup', counts: { highlights: 6 } });
    await shelf.browser.closePages();

    await deleteOwnDatabase(shelf.browser);
    const paper = await shelf.browser.openFixture('inline-tags');
    const popup = await shelf.browser.openPopup(paper);
    await popup.waitForText('The browser has emptied the store of your highlights');
    await popup.close();

    const again = await shelf.browser.openInner('library.html#/officials');
    await again.getByText('There were 6 of them').waitFor();
    await again.getByRole('link', { name: 'Restore from a backup…' }).click();
    await again.locator('input[type=file]').setInputFiles(fileOf(backup.name, backup.text));
    await again.getByRole('row', { name: /^New/ }).waitFor();
    await again.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
    await again.getByText('6 added, 0 updated.').waitFor();
    await again.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expectShown(again, 5);
    expect(await again.getByText('There were 6 of them').count()).toBe(0);
    expect((await readRow(first.id)).deleted).toBeDefined();
  });

  it('is not told again once the reader knows', async () => {
    await shelf.browser.console.evaluate(() =>
      chrome.storage.local.set({ highlightsKept: 3, highlightsKeptIn: 'another' }),
    );
    const page = await openLibrary('highlights', []);
    await page.getByRole('button', { name: 'I know' }).click();
    await expect.poll(() => page.getByText('The browser has emptied').count()).toBe(0);
    await page.reload();
    await page.getByText('Nothing saved yet').waitFor();
    expect(await page.getByText('The browser has emptied').count()).toBe(0);
  });
});
