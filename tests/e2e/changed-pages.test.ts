/** Saved passages on pages that have changed since. */
import { describe, expect, it } from 'vitest';
import { hoverMention } from '../../scripts/mentions';
import { keptOn, openedNote, selectText } from '../../scripts/selecting';
import { expectKept, QUOTE, save, startKeeping, textsOn, withoutCanonical } from './keeping';

const reader = startKeeping();
const { openArticle, rows } = reader;

describe('a page that has changed', () => {
  it('with another name in the passage shows it as changed, with both wordings', async () => {
    const first = await openArticle();
    await save(first, '市长刘涛随后到泵站，问了水位');
    await first.close();
    const page = await openArticle({ change: (html) => html.replace('市长刘涛', '市长李涛') });
    await expect
      .poll(async () => (await keptOn(page)).map(({ highlight, text }) => `${highlight} ${text}`))
      .toEqual(['jiazhu-kept-yellow-changed-light 市长李涛随后到泵站，问了水位']);
    await hoverMention(page, '问了水位');
    const note = await openedNote(page, 'dl');
    const shown = await note.locator('dl').innerText();
    expect(shown).toContain('市长刘涛随后到泵站');
    expect(shown).toContain('市长李涛随后到泵站');
  });

  it('without the passage keeps it as an orphan; it is drawn when the text comes', async () => {
    const first = await openArticle();
    await save(first, QUOTE);
    await first.close();
    const page = await openArticle({ change: (html) => html.replace(/<p id="late">.*?<\/p>/, '') });
    await expect
      .poll(async () => (await reader.browser.askReader(page, 'reportHighlights')).anchored.map(({ state }) => state))
      .toEqual(['orphan']);
    expect(await textsOn(page)).toEqual([]);
    await page.evaluate(() => {
      const late = document.createElement('p');
      late.textContent = '看渠的老人坐在坝上，说水声就是收成，听了一辈子。';
      document.querySelector('table')!.after(late);
    });
    await expectKept(page, QUOTE);
  });

  it('that renders its text anew is drawn anew', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    await page.evaluate(() => {
      // As frameworks do: other elements and text nodes with the same words.
      for (const block of document.querySelectorAll('p, li, td'))
        block.replaceWith(document.importNode(block.cloneNode(true), true));
    });
    await expectKept(page, QUOTE);
  });

  it('in place by its history shows the next article’s highlights', async () => {
    const page = await openArticle({ name: 'single', change: withoutCanonical });
    await save(page, QUOTE);
    await page.evaluate(() => history.pushState(null, '', 'other.html'));
    await expectKept(page);
    await page.evaluate(() => history.back());
    await expectKept(page, QUOTE);
  });

  it('gives an orphan the place that the reader selects', async () => {
    const first = await openArticle();
    await save(first, QUOTE);
    await first.close();
    const page = await openArticle({ change: (html) => html.replace(QUOTE, '渠水一响仓里就满') });
    await expect
      .poll(async () => (await reader.browser.askReader(page, 'reportHighlights')).anchored.map(({ state }) => state))
      .not.toContain('found');
    const [row] = await rows();
    await selectText(page, '渠水一响仓里就满');
    const answer = await reader.browser.askReader(page, 'reattachToSelection', row!.id);
    expect(answer.state).toBe('saved');
    await expectKept(page, '渠水一响仓里就满');
    expect((await rows())[0]).toMatchObject({ id: row!.id, quote: { exact: '渠水一响仓里就满' } });
  });

  it('in the other script is found all the same', async () => {
    const first = await openArticle();
    await save(first, '站长说，去年旱了四十天');
    await first.close();
    const page = await openArticle({
      change: (html) => html.replace('站长说，去年旱了四十天', '站長說，去年旱了四十天'),
    });
    await expectKept(page, '站長說，去年旱了四十天');
  });
});
