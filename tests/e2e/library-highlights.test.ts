/** The reader’s highlights in the library: listed, found, edited, also in two tabs. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Highlight } from '../../lib/core/model/highlight';
import { expectShown, first, last, rowOf, second, some, startShelf } from './shelf';

const shelf = startShelf();
const { openLibrary, readRow } = shelf;

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
    expect(shelf.browser.errorsOf(page)).toEqual([]);
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
    await expect.poll(() => page.locator('main').innerText()).toContain('Alt+H');
    expect(await page.getByRole('button', { name: 'Export…' }).count()).toBe(0);
  });

  it('takes what a page says as text, never as HTML', async () => {
    const evil = '<img src=x onerror="document.title=\'hacked\'">';
    const hostile = { ...first, note: evil, tags: [evil], page: { ...first.page, title: evil } };
    const page = await openLibrary('highlights', [{ ...hostile, quote: { ...first.quote, exact: evil } }]);
    await expectShown(page, 1);
    expect(await page.locator('main img').count()).toBe(0);
    await expect.poll(() => rowOf(page, first).innerText()).toContain(evil);
  });
});

describe('search', () => {
  it('finds in the other script, wants all words, and marks them', async () => {
    const page = await openLibrary();
    await page.getByRole('searchbox').fill('動態清零 應檢');
    const hits = some.filter(({ quote }) => quote.exact.includes('动态清零'));
    await expectShown(page, hits.length);
    await page.getByText(`${hits.length} found`).waitFor();
    await expect.poll(() => rowOf(page, hits[0]!).locator('mark').allInnerTexts()).toContain('动态清零');
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
    const reloaded = page.reload();
    await (await asked).accept();
    // A page that is closed in the middle of it hangs.
    await reloaded;
  });

  it.each([
    ['Save yours', 'mine'],
    ['Keep what is saved', 'theirs'],
  ])('shows both versions where another tab was faster: %s', async (choice, kept) => {
    const page = await openLibrary();
    const other = await shelf.browser.openInner('library.html#/highlights');
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
