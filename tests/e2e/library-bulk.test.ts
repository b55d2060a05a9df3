/** Many highlights at once in the library, by mouse and by keyboard, and the bin. */
import { describe, expect, it } from 'vitest';
import { expectShown, first, last, rowOf, second, some, startShelf } from './shelf';

const shelf = startShelf();
const { openLibrary, readRow, rows } = shelf;

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
    const tagged = async () => (await rows()).filter(({ tags }) => tags.includes('一起')).map(({ id }) => id);
    expect((await tagged()).sort()).toEqual([...chosen].sort());
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(tagged).toEqual([]);

    await page.getByRole('region', { name: 'selected' }).getByRole('radio', { name: 'Blue' }).check();
    await expect
      .poll(async () => (await rows()).filter(({ color }) => color === 'blue').map(({ id }) => id))
      .toEqual(expect.arrayContaining(chosen));

    await page.getByRole('region', { name: 'selected' }).getByRole('button', { name: 'Delete' }).click();
    await expectShown(page, 3);
    await page.getByText('3 highlights moved to the bin.').waitFor();
    await page.keyboard.press('Control+z');
    await expectShown(page, 6);
    expect((await rows()).every(({ deleted }) => deleted === undefined)).toBe(true);
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
    await expect.poll(() => page.locator('main').innerText()).toContain('30 days');
    await rowOf(page, first).getByRole('button', { name: 'Restore' }).click();
    await expectShown(page, 1);
    expect((await readRow(first.id)).deleted).toBeUndefined();

    await page.getByRole('button', { name: 'Empty the bin…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await rows()).toHaveLength(6);
    await page.getByRole('button', { name: 'Empty the bin…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('The bin is empty.').waitFor();
    expect((await rows()).map(({ id }) => id)).not.toContain(second.id);
    expect(await rows()).toHaveLength(5);
  });
});
