/** “Not this one here”: of a mention, on a page, on a site; undone in the card and in the library. */
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Choice } from '../../lib/core/model/entry';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { openIsolatedWorld } from '../../scripts/isolated-world';
import { borrow } from './borrow';
import { PAPER, type TestBrowser } from './extension';
import { ARTICLE, inLibrary, openArticle } from './own';
import { clearOwn, ownTable } from './own-rows';
import { expectMarked, surfacesOf } from './surfaces';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await borrow();
});
afterEach(async () => {
  await browser.closePages();
  await clearOwn(browser);
});

const NAME = '史根治';
const countOf = async (page: Page) => (await surfacesOf(page)).filter((text) => text === NAME).length;
const expectCount = (page: Page, count: number) => expect.poll(() => countOf(page), { timeout: 5000 }).toBe(count);
const choices = () => ownTable<Choice>(browser, 'choices');

async function reject(page: Page, where: string, nth = 0): Promise<void> {
  await page.bringToFront();
  await hoverMention(page, NAME, nth);
  await readCard(page, 'Not this one here');
  await clickInCard(page, 'Not this one here');
  await readCard(page, where);
  await clickInCard(page, where);
}

it('of a mention: that one alone loses its mark, at once, and the card can undo it', async () => {
  const page = await openArticle(browser, 'mention');
  await expectCount(page, 2);
  await reject(page, 'Not in this mention', 1);
  await readCard(page, 'Not marked in this mention any more.');
  await expectCount(page, 1);
  expect(await choices()).toMatchObject([{ entity: 'official:shi-genzhi', name: NAME, scope: 'mention', quote: { exact: NAME, prefix: '', suffix: expect.stringContaining('各级要落实四早') as unknown } }]); // prettier-ignore
  expect(await ownTable(browser, 'choices', 'copy')).toEqual(await choices());
  await clickInCard(page, 'Undo');
  await readCard(page, 'Undone.');
  await expectCount(page, 2);
  expect(await choices()).toEqual([]);
});

it('holds when the page is loaded again, its text set otherwise', async () => {
  const page = await openArticle(browser, 'again');
  await reject(page, 'Not in this mention', 1);
  await expectCount(page, 1);
  const spaced = ARTICLE.replace('史根治说，各级', '史 根 治 說，<b>各级</b>');
  const again = await openArticle(browser, 'again', spaced);
  await expectMarked(again, '四早', '刘涛');
  await expectCount(again, 1);
});

it('on a page: nowhere there, elsewhere as before', async () => {
  const [page, other] = [await openArticle(browser, 'page'), await openArticle(browser, 'other')];
  await expectCount(other, 2);
  await reject(page, 'Nowhere on this page');
  await readCard(page, 'Not marked on this page any more.');
  await expectCount(page, 0);
  await expectMarked(page, '刘涛');
  await other.bringToFront();
  await expectMarked(other, '刘涛');
  expect(await countOf(other)).toBe(2);
});

it('on a site: on no page of it, on another site as before, and the library undoes it', async () => {
  const [page, other] = [await openArticle(browser, 'site'), await openArticle(browser, 'site-too')];
  await reject(page, 'Nowhere on www.xcrb.example');
  await expectCount(page, 0);
  await other.bringToFront();
  await expectCount(other, 0);
  const elsewhere = await browser.open('https://news.example/a.html', ARTICLE);
  await browser.waitForReport(elsewhere);
  await expectCount(elsewhere, 2);
  const library = await inLibrary(browser, 'own/choices');
  await library.locator('.own-list').getByText('Nowhere on www.xcrb.example').waitFor();
  await library.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(choices).toEqual([]);
  await page.bringToFront();
  await expectCount(page, 2);
  await library.bringToFront();
  await library.locator('.toast button', { hasText: 'Undo' }).click();
  await expect.poll(async () => (await choices()).length).toBe(1);
});

it('is believed of the sender’s own page only', async () => {
  const page = await openArticle(browser, 'hostile');
  const world = await openIsolatedWorld(page, browser.id);
  const rejection = { page: { url: 'https://news.example/a.html' }, entity: 'official:shi-genzhi', scope: 'site', quote: { exact: NAME, prefix: '', suffix: '' } } as const; // prettier-ignore
  expect(await world.ask('rejectEntity', rejection)).toMatchObject({ state: 'failed' });
  const own = { ...rejection, page: { url: `${PAPER}hostile.html`, canonical: 'https://news.example/a.html' } };
  expect(await world.ask('rejectEntity', own)).toMatchObject({ state: 'done' });
  const [choice] = await choices();
  expect(choice).toMatchObject({ site: 'www.xcrb.example' });
  // Another site cannot take it back, though it knew the id.
  const other = await browser.open('https://news.example/b.html', ARTICLE);
  await browser.waitForReport(other);
  await (await openIsolatedWorld(other, browser.id)).ask('undoRejection', choice!.id);
  expect(await choices()).toEqual([choice]);
  await expect(world.ask('rejectEntity', { ...own, scope: 'everywhere' as 'site' })).rejects.toThrow(/scope/);
});

it('the card closes as any other, and says nothing of choices elsewhere', async () => {
  const page = await openArticle(browser, 'closing');
  await reject(page, 'Nowhere on this page');
  await readCard(page, 'Not marked on this page any more.');
  await clickInCard(page, 'Close');
  await expect.poll(() => cardText(page)).toBeNull();
});
