/** The worker is stopped before each message of a highlight's life: nothing of it may live in the worker's memory. */
import { beforeAll, expect, it } from 'vitest';
import { clickInCard, readCard } from '../../scripts/card';
import { openedNote, selectText } from '../../scripts/selecting';
import { borrow } from './borrow';
import { PAPER, readFixture, type TestBrowser } from './extension';
import { clickAside, openNote, QUOTE, QUOTE_END, textsOn } from './keeping';
import { ownRows } from './own-rows';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});

const row = async () => (await ownRows(browser))[0];

it('save, anchor, read, edit, colour, bin and restore each survive a stopped worker before them', async () => {
  await browser.killWorker();
  const page = await browser.open(`${PAPER}stops.html`, readFixture('passages'));
  await browser.waitForReport(page);

  await browser.killWorker(); // saveHighlight
  await selectText(page, QUOTE);
  await readCard(page, 'Save');
  await browser.killWorker();
  await clickInCard(page, 'Save');
  await readCard(page, 'Saved');
  expect(await row()).toMatchObject({ quote: { exact: QUOTE }, revision: 1 });

  await browser.killWorker(); // wake, annotate, countHighlights, anchorHighlights
  await page.reload();
  await browser.killWorker();
  await expect.poll(() => textsOn(page), { timeout: 20_000 }).toEqual([QUOTE]);

  await browser.killWorker(); // highlight
  const note = await openNote(page, QUOTE_END);
  await expect.poll(() => note.locator('.quote').innerText()).toBe(QUOTE);

  await note.locator('.text-button').click();
  await note.locator('textarea').fill('农谚');
  await browser.killWorker(); // changeHighlight
  await note.locator('textarea').press('Control+Enter');
  await note.locator('.own-note').waitFor();
  expect(await row()).toMatchObject({ note: '农谚', revision: 2 });

  await browser.killWorker(); // changeHighlight
  await note.locator('.swatch.pen-blue').press('Enter');
  await expect.poll(async () => (await row())?.color, { timeout: 10_000 }).toBe('blue');

  await browser.killWorker(); // binHighlight
  await note.locator('[aria-label=Delete]').click();
  await expect.poll(async () => (await row())?.deleted, { timeout: 10_000 }).toBeDefined();
  // The answer: by then pages were told. A worker that dies between its commit and that tells nobody.
  const binned = await openedNote(page, '.link-button');
  await browser.killWorker(); // the page asks again
  await expect.poll(() => textsOn(page), { timeout: 20_000 }).toEqual([]);

  await browser.killWorker(); // binHighlight
  await binned.locator('.link-button', { hasText: 'Undo' }).click();
  await expect.poll(async () => (await row())?.deleted, { timeout: 10_000 }).toBeUndefined();
  await openedNote(page, '.swatch');
  await browser.killWorker();
  await expect.poll(() => textsOn(page), { timeout: 20_000 }).toEqual([QUOTE]);
  expect(await row()).toMatchObject({ note: '农谚', color: 'blue', quote: { exact: QUOTE } });
  await clickAside(page);
}, 120_000);
