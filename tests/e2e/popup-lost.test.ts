/** The popup of a page that has changed since: what it has in another wording, what it has lost, and the way to both. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { selectText } from '../../scripts/selecting';
import { expectKept, QUOTE, save, startKeeping } from './keeping';

const reader = startKeeping();
const { openArticle, rows } = reader;

const SAVED = '市长刘涛随后到泵站，问了水位';
const NOW = '市长李涛随后到泵站，问了水位';
const OTHER = '渠水一响仓里就满';

/** Both passages are saved, then the article has another wording of one (below the first screen), and not the other. */
async function openChanged(): Promise<Page> {
  const first = await openArticle();
  await save(first, SAVED);
  await save(first, QUOTE);
  await first.close();
  const page = await openArticle({
    change: (html) =>
      html
        .replace('市长刘涛', '市长李涛')
        .replace(QUOTE, OTHER)
        .replace(/<body[^>]*>/, (tag) => `${tag}<div style="height: 3000px"></div>`),
  });
  await expect
    .poll(async () => (await reader.browser.askReader(page, 'reportHighlights')).anchored.map(({ state }) => state), {
      timeout: 10_000,
    })
    .toEqual(['changed', 'orphan']);
  return page;
}

it('tells what has changed and what the page has lost; a click jumps to the passage', async () => {
  const page = await openChanged();
  const popup = await reader.browser.openPopup(page);
  await popup.click('Highlights');
  const text = await popup.waitForText('Not on the page now');
  const [placed, orphans] = text.split('Not on the page now') as [string, string];
  expect(placed).toContain(SAVED);
  expect(placed).toContain('changed');
  expect(placed).not.toContain(QUOTE);
  expect(orphans).toContain(QUOTE);
  expect(orphans).toContain('not on the page');
  // Nothing is selected, so there is nothing to attach it to.
  expect(text).not.toContain('Attach to');
  const scrolled = () => page.evaluate(() => scrollY);
  expect(await scrolled()).toBe(0);
  await popup.click(SAVED);
  await expect.poll(scrolled, { timeout: 10_000 }).toBeGreaterThan(1500);
});

it('gives an orphan the selected text as its place', async () => {
  const page = await openChanged();
  const lost = (await rows()).find(({ quote }) => quote.exact === QUOTE)!;
  await selectText(page, OTHER);
  const popup = await reader.browser.openPopup(page);
  await popup.click('Highlights');
  await popup.click('Attach to the selected text');
  await expectKept(page, NOW, OTHER);
  const attached = (await rows()).find(({ id }) => id === lost.id);
  expect(attached).toMatchObject({ quote: { exact: OTHER }, created: lost.created, color: lost.color });
  await popup.waitForText(OTHER);
  expect(await popup.text()).not.toContain('Not on the page now');
});
