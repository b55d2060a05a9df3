/** The reader's own entries on their way out and back: as a pack for others, and in a backup. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPack } from '../../lib/kb/packs/read-pack';
import { clickInCard, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { borrow } from './borrow';
import type { TestBrowser } from './extension';
import { fieldOf, inLibrary, openArticle, saveEntry } from './own';
import { clearOwn, ownTable } from './own-rows';
import { surfacesOf } from './surfaces';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(async () => {
  await browser.closePages();
  await clearOwn(browser);
});

describe('as a pack for others', () => {
  it('are those chosen, or all', async () => {
    for (const id of ['official/shi-genzhi', 'official/liu-tao']) {
      const editor = await inLibrary(browser, `own/edit/${id}`);
      await fieldOf(editor, 'Explanation in English').fill(`In my words: ${id}.`);
      await saveEntry(editor);
    }
    const library = await inLibrary(browser, 'own');
    const save = async (button: string) => {
      await library.getByRole('button', { name: button }).click();
      const downloading = library.waitForEvent('download');
      await library.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
      const pack = readPack(readFileSync(await (await downloading).path(), 'utf8'));
      return pack.entities.map(({ id, gloss }) => [id, gloss.en]).sort();
    };
    const [mayor, secretary] = ['liu-tao', 'shi-genzhi'].map((id) => [
      `official:${id}`,
      `In my words: official/${id}.`,
    ]);
    expect(await save('Export as a pack')).toEqual([mayor, secretary]);
    await library.getByRole('checkbox', { name: 'Choose 刘涛' }).check();
    expect(await save('Export 1 as a pack')).toEqual([mayor]);
  });
});

describe('a backup', () => {
  it('carries entries and choices, and gives them back', async () => {
    const library = await inLibrary(browser, 'official/shi-genzhi');
    await library.getByRole('button', { name: 'Hide' }).click();
    await expect.poll(async () => (await ownTable(browser, 'entries')).length).toBe(1);
    const page = await openArticle(browser, 'backup');
    await hoverMention(page, '刘涛');
    await readCard(page, 'Not this one here');
    await clickInCard(page, 'Not this one here');
    await clickInCard(page, 'Nowhere on this page');
    await readCard(page, 'Not marked on this page');
    const before = { entries: await ownTable(browser, 'entries'), choices: await ownTable(browser, 'choices') };
    await library.goto(`chrome-extension://${browser.id}/library.html#/highlights`);
    const downloading = library.waitForEvent('download');
    await library.getByRole('button', { name: 'Backup' }).click();
    const text = readFileSync(await (await downloading).path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ counts: { entries: 1, choices: 1 }, sections: before });
    await clearOwn(browser);
    expect(await ownTable(browser, 'choices')).toEqual([]);
    await library.getByRole('button', { name: 'Restore' }).click();
    await library.locator('input[type=file]').setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(text) }); // prettier-ignore
    await expect.poll(() => library.getByRole('row', { name: 'Your own entries' }).innerText()).toContain('1');
    await library.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
    await expect.poll(() => ownTable(browser, 'choices'), { timeout: 10_000 }).toEqual(before.choices);
    expect(await ownTable(browser, 'entries')).toMatchObject([{ id: 'official:shi-genzhi', hidden: true }]);
    await page.bringToFront();
    await expect.poll(() => surfacesOf(page), { timeout: 5000 }).not.toContain('史根治');
  });
});
