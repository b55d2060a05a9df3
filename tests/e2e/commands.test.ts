/** The keys that the browser keeps for Jiazhu, from the browser to the page. That a key is pressed is said in its place. */
import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { cardText, isCardPinned } from '../../scripts/card';
import { borrow } from './borrow';
import type { TestBrowser } from './extension';
import { pressCommand } from './permissions';

let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  browser = await borrow();
  page = await browser.openFixture('inline-tags');
  await browser.waitForReport(page);
});

const expectNoCard = () => expect.poll(() => cardText(page)).toBeNull();
/** The first line of the card that is open: whom it is about. */
const subject = async () => (await cardText(page))?.split('\n')[0] ?? null;

it('go from one mention to the next and back', async () => {
  await pressCommand(browser, page, 'next-mention');
  await expect.poll(subject).not.toBeNull();
  const first = await subject();
  await pressCommand(browser, page, 'next-mention');
  await expect.poll(subject).not.toBe(first);
  await pressCommand(browser, page, 'previous-mention');
  await expect.poll(subject).toBe(first);
});

it('pin the card that is open, close it, and open it where it was', async () => {
  const open = await subject();
  await pressCommand(browser, page, 'open-card');
  // The key is pressed when the browser has it; the page hears of it later.
  await expect.poll(() => isCardPinned(page)).toBe(true);
  await page.mouse.click(5, 5);
  expect(await subject()).toBe(open);
  await pressCommand(browser, page, 'open-card');
  await expectNoCard();
  await pressCommand(browser, page, 'open-card');
  await expect.poll(subject).toBe(open);
  await page.keyboard.press('Escape');
  await expectNoCard();
});

it('are heard in the page where the browser has not taken them', async () => {
  await page.keyboard.press('Alt+KeyI');
  await expect.poll(subject).not.toBeNull();
  await page.keyboard.press('Escape');
  await expectNoCard();
});

it('stand in popup and library as the browser has given them', async () => {
  const library = await browser.openInner('library.html');
  await library.getByRole('button', { name: 'Settings' }).click();
  const text = await library.locator('.keys').innerText();
  expect(text.match(/Alt\+./g)).toEqual(['Alt+J', 'Alt+K', 'Alt+I', 'Alt+H']);
  await library.close();
  const popup = await browser.openPopup(page);
  await popup.click('Display and keys');
  await popup.waitForText('Alt+I');
});
