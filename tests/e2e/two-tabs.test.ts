/** The same highlight in two tabs: neither overwrites what the other has written, unseen. */
import { describe, expect, it } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { openedNote } from '../../scripts/selecting';
import { clickAside, expectKept, openNote, QUOTE, QUOTE_END, save, startKeeping } from './keeping';

const reader = startKeeping();
const { openArticle, rows } = reader;
const row = async () => (await rows())[0]!;

/** The note of the same passage in two tabs; the fixture's canonical address makes one page of them. */
async function openTwice(): Promise<{ page: Page; note: Frame }[]> {
  const first = await openArticle({ name: 'tab-a' });
  await save(first, QUOTE);
  await clickAside(first);
  const second = await openArticle({ name: 'tab-b' });
  await expectKept(second, QUOTE);
  const tabs: { page: Page; note: Frame }[] = [];
  for (const page of [first, second]) {
    await page.bringToFront();
    tabs.push({ page, note: await openNote(page, QUOTE_END) });
  }
  return tabs;
}

async function write({ page, note }: { page: Page; note: Frame }, text: string): Promise<void> {
  await page.bringToFront();
  await note.locator('.text-button').click();
  await note.locator('textarea').fill(text);
}
const confirm = ({ note }: { note: Frame }) => note.locator('textarea').press('Control+Enter');

describe('two notes of one highlight', () => {
  it('the second sees both texts and chooses', async () => {
    const [a, b] = (await openTwice()) as [{ page: Page; note: Frame }, { page: Page; note: Frame }];
    await write(a, '甲写的');
    await write(b, '乙写的');
    await a.page.bringToFront();
    await confirm(a);
    await openedNote(a.page, '.own-note');
    await b.page.bringToFront();
    await confirm(b);
    await b.note.locator('.conflict').waitFor();
    const shown = await b.note.locator('.conflict').innerText();
    expect(shown).toContain('甲写的');
    expect(shown).toContain('乙写的');
    expect(await row()).toMatchObject({ note: '甲写的', revision: 2 });
    await b.note.locator('button', { hasText: 'Keep theirs' }).click();
    expect(await row()).toMatchObject({ note: '甲写的', revision: 2 });
    await b.note.locator('.own-note').waitFor();
    await expect.poll(() => b.note.locator('.own-note').innerText()).toBe('甲写的');
  });

  it('a third change while the second chooses is told too', async () => {
    const [a, b] = (await openTwice()) as [{ page: Page; note: Frame }, { page: Page; note: Frame }];
    await write(b, '乙写的');
    await write(a, '甲写的');
    await confirm(a);
    await openedNote(a.page, '.own-note');
    await b.page.bringToFront();
    await confirm(b);
    await b.note.locator('.conflict').waitFor();
    const { id, revision } = await row();
    await reader.browser.askBackground('changeHighlight', { id, revision, note: '甲又写的' });
    await b.note.locator('button', { hasText: 'Keep yours' }).click();
    await expect.poll(() => b.note.locator('.conflict').innerText()).toContain('甲又写的');
    expect((await row()).note).toBe('甲又写的');
    await b.note.locator('button', { hasText: 'Keep yours' }).click();
    await expect.poll(async () => (await row()).note).toBe('乙写的');
  });

  it('a colour chosen in one leaves the note written in the other, and the other way round', async () => {
    const [a, b] = (await openTwice()) as [{ page: Page; note: Frame }, { page: Page; note: Frame }];
    await write(b, '乙写的');
    await a.page.bringToFront();
    await a.note.locator('.swatch.pen-green').press('Enter');
    await expect.poll(async () => (await row()).color).toBe('green');
    await b.page.bringToFront();
    await confirm(b);
    await b.note.locator('.conflict').waitFor();
    expect(await row()).toMatchObject({ color: 'green', note: '' });
    await b.note.locator('button', { hasText: 'Keep yours' }).click();
    await expect.poll(async () => (await row()).note).toBe('乙写的');
    expect((await row()).color).toBe('green');

    await a.page.bringToFront();
    await a.note.locator('.swatch.pen-pink').press('Enter');
    await a.note.locator('.conflict').waitFor();
    expect(await row()).toMatchObject({ color: 'green', note: '乙写的' });
    await a.note.locator('button', { hasText: 'Keep yours' }).click();
    await expect.poll(async () => (await row()).color).toBe('pink');
    expect((await row()).note).toBe('乙写的');
  });

  it('binned in one, what is written in the other is not lost', async () => {
    const [a, b] = (await openTwice()) as [{ page: Page; note: Frame }, { page: Page; note: Frame }];
    await write(b, '乙写的');
    await a.page.bringToFront();
    await a.note.locator('[aria-label=Delete]').click();
    await expect.poll(async () => (await row()).deleted).toBeDefined();
    await b.page.bringToFront();
    await confirm(b);
    await b.note.locator('.conflict').waitFor();
    await expect.poll(() => b.note.locator('.conflict').innerText()).toContain('乙写的');
    await b.note.locator('button', { hasText: 'Keep yours' }).click();
    await expect.poll(async () => (await row()).note).toBe('乙写的');
  });

  it('a page that is left while its text is another’s too keeps both in the row', async () => {
    const [a, b] = (await openTwice()) as [{ page: Page; note: Frame }, { page: Page; note: Frame }];
    await write(b, '乙写的');
    await write(a, '甲写的');
    await confirm(a);
    await openedNote(a.page, '.own-note');
    // Not confirmed: the tab goes with what was typed into it.
    await b.page.close();
    await expect.poll(async () => (await row()).note, { timeout: 10_000 }).toBe('甲写的\n\n乙写的');
  });
});
