/** The reader's highlights in the library and the popup: the built extension, its own database, files on the disk. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Highlight } from '../../lib/core/model/highlight';
import { fillHighlights } from '../../scripts/fill-highlights';
import { makeHighlights } from '../../scripts/sample-highlights';
import { launch, PAPER, type TestBrowser } from './extension';
import { deleteOwnDatabase } from './own-rows';

/** Only in what runs in the browser. */
declare const chrome: Browser;

let browser: TestBrowser;
beforeAll(async () => {
  browser = await launch();
});
beforeEach(async () => {
  await clear();
});
afterEach(() => browser.closePages());
afterAll(() => browser.close());

/** Empties database and settings, as a fresh install has them. */
async function clear(): Promise<void> {
  await browser.console.evaluate(async () => {
    await chrome.storage.local.clear();
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'jiazhu-own')) return;
    await new Promise<void>((resolve) => {
      const asked = indexedDB.open('jiazhu-own');
      asked.onsuccess = () => {
        const emptied = asked.result.transaction('highlights', 'readwrite');
        emptied.objectStore('highlights').clear();
        emptied.oncomplete = () => {
          asked.result.close();
          resolve();
        };
      };
    });
  });
}

/** What is in the database, by the console tab. */
async function readRows(): Promise<Highlight[]> {
  return browser.console.evaluate(
    () =>
      new Promise<Highlight[]>((resolve) => {
        const asked = indexedDB.open('jiazhu-own');
        asked.onsuccess = () => {
          const got = asked.result.transaction('highlights').objectStore('highlights').getAll();
          got.onsuccess = () => {
            asked.result.close();
            resolve(got.result as Highlight[]);
          };
        };
      }),
  );
}
const readRow = async (id: string): Promise<Highlight> => (await readRows()).find((row) => row.id === id)!;

const some = makeHighlights(6, 2);
const [first, second, , , , last] = some as [Highlight, Highlight, Highlight, Highlight, Highlight, Highlight];

async function openLibrary(at = 'highlights', highlights = some): Promise<Page> {
  if (highlights.length > 0) await fillHighlights(browser, highlights);
  const page = await browser.openInner(`library.html#/${at}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}
const rowOf = (page: Page, { id }: Highlight) => page.locator(`article[data-id="${id}"]`);
const expectShown = (page: Page, count: number) => expect.poll(() => page.locator('article').count()).toBe(count);

describe('the list', () => {
  it('shows each with its note, tags, page, and the way back to the passage; the latest first', async () => {
    const page = await openLibrary();
    await expectShown(page, some.length);
    expect(await page.locator('article').first().getAttribute('data-id')).toBe(last.id);
    const text = await rowOf(page, second).innerText();
    expect(text).toContain(second.quote.exact);
    expect(text).toContain(second.note);
    expect(text).toContain(second.page.title);
    const back = rowOf(page, second).getByRole('link', { name: 'Open the page at this passage' });
    expect(await back.getAttribute('href')).toMatch(/^https:\/\/www\.xcrb\.example\/.*#:~:text=/);
    await page.getByRole('navigation', { name: 'Sections' }).getByText('Highlights 6').waitFor();
    expect(browser.errorsOf(page)).toEqual([]);
  });

  it.each([
    ['pages', 2],
    ['entities', new Set(some.flatMap(({ entities }) => entities.map(({ id }) => id))).size],
    ['tags', new Set(some.flatMap(({ tags }) => tags)).size],
    ['colors', new Set(some.map(({ color }) => color)).size],
  ])('by %s leads to those that have it in common', async (overview, groups) => {
    const page = await openLibrary(`highlights/${overview}`);
    const items = page.getByRole('listitem');
    await expect.poll(() => items.count()).toBe(groups);
    const count = Number(await items.first().locator('.hl-group-count').innerText());
    await items.first().getByRole('link').click();
    await expectShown(page, count);
  });

  it('of one page has the order of the page', async () => {
    const page = await openLibrary(`highlights/page/${encodeURIComponent(first.page.address)}`);
    await expectShown(page, 3);
    const ids = await page.locator('article').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
    expect(ids).toEqual(some.filter((h) => h.page.address === first.page.address).map(({ id }) => id));
    await page.getByRole('heading', { level: 1, name: first.page.title }).waitFor();
  });

  it('shows one by its id, and says where there is none', async () => {
    const page = await openLibrary(`highlight/${second.id}`);
    await rowOf(page, second).waitFor();
    await page.goto(page.url().replace(second.id, '0b9f2c3e-1111-4222-8333-444455556666'));
    await page.getByRole('heading', { name: 'This highlight is not there' }).waitFor();
  });

  it('explains itself while it is empty', async () => {
    const page = await openLibrary('highlights', []);
    await page.getByText('Nothing saved yet').waitFor();
    expect(await page.locator('main').innerText()).toContain('Alt+H');
    expect(await page.getByRole('button', { name: 'Export…' }).count()).toBe(0);
  });

  it('takes what a page says as text, never as HTML', async () => {
    const evil = '<img src=x onerror="document.title=\'hacked\'">';
    const hostile = { ...first, note: evil, tags: [evil], page: { ...first.page, title: evil } };
    const page = await openLibrary('highlights', [{ ...hostile, quote: { ...first.quote, exact: evil } }]);
    await expectShown(page, 1);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await rowOf(page, first).innerText()).toContain(evil);
  });
});

describe('search', () => {
  it('finds in the other script, wants all words, and marks them', async () => {
    const page = await openLibrary();
    await page.getByRole('searchbox').fill('動態清零 應檢');
    const hits = some.filter(({ quote }) => quote.exact.includes('动态清零'));
    await expectShown(page, hits.length);
    await page.getByText(`${hits.length} found`).waitFor();
    expect(await rowOf(page, hits[0]!).locator('mark').allInnerTexts()).toContain('动态清零');
    await page.getByRole('searchbox').fill('動態清零 沒有這個詞');
    await page.getByText('No highlight has all of').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expectShown(page, some.length);
  });

  it('looks into notes and tags', async () => {
    const page = await openLibrary();
    await page.getByRole('searchbox').fill('WORDING');
    await expectShown(page, some.filter(({ tags }) => tags.includes('wording')).length);
  });
});

describe('editing', () => {
  const edit = async (page: Page, highlight: Highlight, note: string) => {
    await rowOf(page, highlight).getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill(note);
  };

  it('keeps note, tags and colour with Ctrl+Enter, and the focus stays on the highlight', async () => {
    const page = await openLibrary();
    await edit(page, first, '新的批注');
    await rowOf(page, first).getByRole('radio', { name: 'Pink' }).check();
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('第一，第二');
    await page.keyboard.press('Control+Enter');
    await rowOf(page, first).locator('.hl-note').getByText('新的批注').waitFor();
    const row = await readRow(first.id);
    expect(row).toMatchObject({ note: '新的批注', color: 'pink', revision: 2 });
    expect(row.tags).toEqual([...first.tags, '第一', '第二']);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe(first.id);
  });

  it('loses nothing when the editor is closed, nor when the reader goes elsewhere in the library', async () => {
    const page = await openLibrary();
    await edit(page, first, 'half a thought');
    await page.keyboard.press('Escape');
    await page.getByText('What you wrote here is not saved yet.').waitFor();
    await page.getByRole('link', { name: 'Pages', exact: true }).click();
    await page.getByRole('link', { name: 'By time' }).click();
    await page.getByRole('button', { name: 'Go on editing' }).click();
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('half a thought');
    expect((await readRow(first.id)).note).toBe(first.note);
    const asked = page.waitForEvent('dialog');
    void page.reload().catch(() => undefined);
    await (await asked).accept();
  });

  it.each([
    ['Save yours', 'mine'],
    ['Keep what is saved', 'theirs'],
  ])('shows both versions where another tab was faster: %s', async (choice, kept) => {
    const page = await openLibrary();
    const other = await browser.openInner('library.html#/highlights');
    await edit(page, first, 'mine');
    await edit(other, first, 'theirs');
    await other.keyboard.press('Control+Enter');
    await expect.poll(async () => (await readRow(first.id)).note).toBe('theirs');
    await page.bringToFront();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const conflict = page.getByRole('group', { name: 'It has changed meanwhile' });
    await conflict.getByText('mine', { exact: true }).waitFor();
    await conflict.getByText('theirs', { exact: true }).waitFor();
    expect((await readRow(first.id)).note).toBe('theirs');
    await page.getByRole('button', { name: choice }).click();
    await rowOf(page, first).locator('.hl-note').getByText(kept, { exact: true }).waitFor();
    expect((await readRow(first.id)).note).toBe(kept);
    // The other tab follows.
    await rowOf(other, first).locator('.hl-note').getByText(kept, { exact: true }).waitFor();
  });
});

describe('several at once', () => {
  it('are selected by range, tagged, coloured and deleted, each with a way back', async () => {
    const page = await openLibrary();
    await expectShown(page, 6);
    const check = (n: number) => page.getByRole('checkbox', { name: 'Select' }).nth(n);
    await check(1).click();
    await check(3).click({ modifiers: ['Shift'] });
    await page.getByText('3 selected').waitFor();
    const chosen = some.slice(2, 5).map(({ id }) => id);

    await page.getByRole('button', { name: 'Tags…' }).click();
    await page.getByRole('form', { name: 'Tags of the selected' }).getByRole('combobox').fill('一起');
    await page.getByRole('button', { name: 'Add to all' }).click();
    await page.getByText('“一起” added to 3 highlights.').waitFor();
    const tagged = async () => (await readRows()).filter(({ tags }) => tags.includes('一起')).map(({ id }) => id);
    expect((await tagged()).sort()).toEqual([...chosen].sort());
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(tagged).toEqual([]);

    await page.getByRole('region', { name: 'selected' }).getByRole('radio', { name: 'Blue' }).check();
    await expect
      .poll(async () => (await readRows()).filter(({ color }) => color === 'blue').map(({ id }) => id))
      .toEqual(expect.arrayContaining(chosen));

    await page.getByRole('region', { name: 'selected' }).getByRole('button', { name: 'Delete' }).click();
    await expectShown(page, 3);
    await page.getByText('3 highlights moved to the bin.').waitFor();
    await page.keyboard.press('Control+z');
    await expectShown(page, 6);
    expect((await readRows()).every(({ deleted }) => deleted === undefined)).toBe(true);
  });

  it('are all selected that a search shows', async () => {
    const page = await openLibrary();
    await page.getByRole('searchbox').fill('wording');
    const shown = some.filter(({ tags }) => tags.includes('wording')).length;
    await expectShown(page, shown);
    await page.getByRole('checkbox', { name: 'Select' }).first().click();
    if (shown > 1) await page.getByRole('button', { name: `Select all ${shown} shown` }).click();
    await page.getByText(`${shown} selected`).waitFor();
  });
});

describe('the keyboard', () => {
  it('goes from one to the next, selects, edits, deletes, and never loses the focus', async () => {
    const page = await openLibrary();
    await expectShown(page, 6);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id'));
    await rowOf(page, last).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe(some[4]!.id);
    await page.keyboard.press('Space');
    await page.getByText('1 selected').waitFor();
    await page.keyboard.press('e');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe(some[4]!.id);
    await page.keyboard.press('Delete');
    await expect.poll(focused).toBe(some[3]!.id);
    await expectShown(page, 5);
    await page.keyboard.press('Control+z');
    await expectShown(page, 6);
  });
});

describe('the bin', () => {
  it('keeps what was deleted, gives it back, and is emptied only after a question', async () => {
    const page = await openLibrary();
    await rowOf(page, first).getByRole('button', { name: 'Delete' }).click();
    await rowOf(page, second).getByRole('button', { name: 'Delete' }).click();
    await expectShown(page, 4);
    await page.getByRole('link', { name: /^Bin/ }).click();
    await expectShown(page, 2);
    expect(await page.locator('main').innerText()).toContain('30 days');
    await rowOf(page, first).getByRole('button', { name: 'Restore' }).click();
    await expectShown(page, 1);
    expect((await readRow(first.id)).deleted).toBeUndefined();

    await page.getByRole('button', { name: 'Empty the bin…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await readRows()).toHaveLength(6);
    await page.getByRole('button', { name: 'Empty the bin…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('The bin is empty.').waitFor();
    expect((await readRows()).map(({ id }) => id)).not.toContain(second.id);
    expect(await readRows()).toHaveLength(5);
  });
});

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
    await browser.closePages();
    await clear();
    const again = await openLibrary('highlights', some.slice(0, 2));
    await again.getByRole('button', { name: 'Import…' }).click();
    await again.locator('input[type=file]').setInputFiles(fileOf('all.jsonld', text));
    await again.getByText('What is in all.jsonld').waitFor();
    expect(await again.getByRole('row', { name: /^New/ }).innerText()).toMatch(/4/);
    expect(await again.getByRole('row', { name: /^Already here/ }).innerText()).toMatch(/2/);
    expect(await readRows()).toHaveLength(2);
    await again.getByRole('button', { name: 'Import 4 highlights' }).click();
    await again.getByText('4 added, 0 updated.').waitFor();
    await again.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expectShown(again, 6);
    expect(await readRows()).toHaveLength(6);
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
    expect(await readRows()).toHaveLength(6);
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
    await browser.closePages();

    await deleteOwnDatabase(browser);
    const paper = await browser.openFixture('inline-tags');
    const popup = await browser.openPopup(paper);
    await popup.waitForText('The browser has emptied the store of your highlights');
    await popup.close();

    const again = await browser.openInner('library.html#/officials');
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
    await browser.console.evaluate(() => chrome.storage.local.set({ highlightsKept: 3, highlightsKeptIn: 'another' }));
    const page = await openLibrary('highlights', []);
    await page.getByRole('button', { name: 'I know' }).click();
    await expect.poll(() => page.getByText('The browser has emptied').count()).toBe(0);
    await page.reload();
    await page.getByText('Nothing saved yet').waitFor();
    expect(await page.getByText('The browser has emptied').count()).toBe(0);
  });
});

describe('the page of an entity', () => {
  it('has the highlights that mention it, and leads to all of them', async () => {
    const mentioning = some.filter(({ entities }) => entities.some(({ id }) => id === 'slogan:si-zao'));
    expect(mentioning.length).toBeGreaterThan(0);
    const page = await openLibrary('slogan/si-zao');
    await page.getByRole('heading', { name: 'In your highlights' }).waitFor();
    await page.getByRole('link', { name: /^All \d+ highlight/ }).click();
    await expectShown(page, mentioning.length);
  });
});

describe('the popup', () => {
  const url = `${PAPER}saved.html`;
  const saved = some.slice(0, 2).map((h) => ({ ...h, page: { ...h.page, address: url, url } }));
  // The one saved later stands first.
  const [below, above] = [
    { ...saved[0]!, position: { ...saved[0]!.position!, start: 500, end: 510 } },
    { ...saved[1]!, position: { ...saved[1]!.position!, start: 5, end: 15 } },
  ];
  const body = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>许昌</title><p>${above.quote.exact}</p><p>${below.quote.exact}</p>`;

  it('lists what is saved on the page in its order, with notes, and leads to the library', async () => {
    await fillHighlights(browser, [below, above]);
    const page = await browser.open(url, body);
    const popup = await browser.openPopup(page);
    await popup.waitForText(/Highlights\s*2/);
    await popup.click('Highlights');
    const text = await popup.waitForText(above.quote.exact.slice(0, 12));
    expect(text.indexOf(above.quote.exact.slice(0, 12))).toBeLessThan(text.indexOf(below.quote.exact.slice(0, 12)));
    expect(text).toContain(saved.find(({ note }) => note)!.note.slice(0, 20));
    const opened = browser.context.waitForEvent('page');
    await popup.click('All highlights of this page');
    const library = await opened;
    await library.waitForURL(/library\.html#\/highlights\/page\//);
    await expectShown(library, 2);
  });

  it('says how to save where nothing is saved', async () => {
    const popup = await browser.openPopup(await browser.openFixture('inline-tags'));
    await popup.click('Highlights');
    await popup.waitForText('Nothing saved on this page');
    await popup.waitForText('Alt+H');
  });

  it('switches the button at selections off', async () => {
    const popup = await browser.openPopup(await browser.openFixture('inline-tags'));
    await popup.click('Button at selections');
    await expect
      .poll(
        () => browser.console.evaluate(async () => (await chrome.storage.local.get('selectionButton')).selectionButton),
        { timeout: 10_000 },
      )
      .toBe(false);
  });
});
