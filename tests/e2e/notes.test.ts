/** The note of a saved passage: shown, written, deleted, in conflict, reached by the keyboard. */
import { describe, expect, it } from 'vitest';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { openedNote, selectText } from '../../scripts/selecting';
import { clickAside, expectKept, openNote, QUOTE, QUOTE_END, save, startKeeping } from './keeping';

const reader = startKeeping();
const { openArticle, rows } = reader;

describe('the note', () => {
  it('is shown on hover, written, and there for the next reading', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await clickInCard(page, 'Add note');
    const note = await openedNote(page, 'textarea, .text-button');
    if ((await note.locator('textarea').count()) === 0) await note.locator('.text-button').click();
    await note.locator('textarea').fill('农谚，记下。<b>不是标签</b>');
    await note.locator('.editor input').fill('水利, 农谚');
    await note.locator('textarea').press('Control+Enter');
    await openedNote(page, '.own-note');
    expect((await rows())[0]).toMatchObject({
      note: '农谚，记下。<b>不是标签</b>',
      tags: ['水利', '农谚'],
      revision: 2,
    });
    await page.keyboard.press('Escape');
    await page.reload();
    await expectKept(page, QUOTE);
    await hoverMention(page, QUOTE_END);
    const again = await openedNote(page, '.own-note');
    await expect.poll(() => again.locator('.own-note').innerText()).toBe('农谚，记下。<b>不是标签</b>');
  });

  it('opens by the keyboard, closes by Esc, and gives the focus back', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await clickAside(page);
    await page.keyboard.press('Alt+Shift+KeyJ');
    const note = await openedNote(page, '.quote');
    await note.locator('.note:focus, .note :focus').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.frames().some((f) => f.url().includes('/note.html'))).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it('leads to the next by the keyboard, also from inside', async () => {
    const page = await openArticle();
    await save(page, '问了水位');
    await clickAside(page);
    await save(page, QUOTE);
    await clickAside(page);
    const quotes: string[] = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Alt+Shift+KeyJ');
      await expect
        .poll(async () => {
          const note = await openedNote(page, '.quote');
          await note.locator('.note:focus, .note :focus').waitFor();
          return note.locator('.quote').innerText();
        })
        .not.toBe(quotes.at(-1));
      quotes.push(await (await openedNote(page, '.quote')).locator('.quote').innerText());
    }
    expect(quotes).toEqual(['问了水位', QUOTE, '问了水位']);
  });

  it('does not come in the way of a selection that begins on a saved passage or a name', async () => {
    const page = await openArticle();
    await save(page, '问了水位，也问了电价');
    await clickAside(page);
    await selectText(page, '也问了电价。站长说');
    await page.waitForTimeout(500);
    expect(await cardText(page)).toContain('Save');
    await selectText(page, '刘涛随后到泵站');
    await page.waitForTimeout(500);
    expect(await cardText(page)).toContain('Save');
    expect(await cardText(page)).not.toContain('Liú');
  });

  it('is a press away from the card of a name inside the passage', async () => {
    const page = await openArticle();
    await save(page, '市长刘涛随后到泵站');
    await clickAside(page);
    await hoverMention(page, '刘涛');
    await readCard(page, 'Liú Tāo');
    await clickInCard(page, 'Your highlight');
    const note = await openedNote(page, '.quote');
    await expect.poll(() => note.locator('.quote').innerText()).toBe('市长刘涛随后到泵站');
  });

  it('saves what is being written on Esc, says so, and offers the way back', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await clickInCard(page, 'Add note');
    const note = await openedNote(page, '.text-button');
    await note.locator('.text-button').click();
    await note.locator('textarea').fill('写了一半');
    await page.keyboard.press('Escape');
    await note.locator('.own-note').waitFor();
    expect((await rows())[0]?.note).toBe('写了一半');
    await note.locator('.link-button', { hasText: 'Undo' }).click();
    await expect.poll(async () => (await rows())[0]?.note).toBe('');
  });

  it('deletes into the bin, and brings back by undo', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await clickAside(page);
    await hoverMention(page, QUOTE_END);
    let note = await openedNote(page, '[aria-label=Delete]');
    await note.locator('[aria-label=Delete]').click();
    await expectKept(page);
    expect((await rows())[0]?.deleted).toMatch(/^\d{4}-/);
    note = await openedNote(page, '.link-button');
    await note.locator('.link-button', { hasText: 'Undo' }).click();
    await expectKept(page, QUOTE);
    expect((await rows())[0]?.deleted).toBeUndefined();
  });

  it('of a highlight that another tab has changed meanwhile shows both versions', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await clickAside(page);
    const note = await openNote(page, QUOTE_END);
    await note.locator('.text-button').click();
    await note.locator('textarea').fill('此处的字');
    const [row] = await rows();
    const answer = await reader.browser.askBackground('changeHighlight', {
      id: row!.id,
      revision: 1,
      note: '别处的字',
    });
    expect(answer.state).toBe('done');
    await note.locator('textarea').press('Control+Enter');
    await note.locator('.conflict').waitFor();
    const shown = await note.locator('.conflict').innerText();
    expect(shown).toContain('此处的字');
    expect(shown).toContain('别处的字');
    expect((await rows())[0]?.note).toBe('别处的字');
    await note.locator('button', { hasText: 'Keep yours' }).click();
    await expect.poll(async () => (await rows())[0]?.note).toBe('此处的字');
  });

  it('shows each of several highlights that lie on one another', async () => {
    const page = await openArticle();
    await save(page, '看渠的老人坐在坝上，说水声就是收成');
    await clickAside(page);
    await save(page, '水声就是收成，听了一辈子');
    await clickAside(page);
    await hoverMention(page, QUOTE_END);
    const note = await openedNote(page, '.nth');
    await expect.poll(() => note.locator('.quote').innerText()).toBe('水声就是收成，听了一辈子');
    await note.locator('.nth').click();
    await expect.poll(() => note.locator('.quote').innerText()).toBe('看渠的老人坐在坝上，说水声就是收成');
  });
});
